/// The stations of a line, and what has come to them.
@NullMarked
package org.cordon.core.line;

import org.jspecify.annotations.NullMarked;
