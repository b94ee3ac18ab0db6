/// What machines of the line say of themselves: counters, states, rolls, print jobs; one vocabulary for all ways in.
@NullMarked
package org.cordon.core.machine;

import org.jspecify.annotations.NullMarked;
