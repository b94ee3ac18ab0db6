/// The same program without a window: one command a class.
@NullMarked
package org.cordon.cli;

import org.jspecify.annotations.NullMarked;
