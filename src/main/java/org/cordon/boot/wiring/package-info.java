/// Puts the program together, one class a feature.
@NullMarked
package org.cordon.boot.wiring;

import org.jspecify.annotations.NullMarked;
