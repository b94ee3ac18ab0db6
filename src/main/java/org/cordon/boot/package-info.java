/// Main, settings, wiring, start and stop.
@NullMarked
package org.cordon.boot;

import org.jspecify.annotations.NullMarked;
