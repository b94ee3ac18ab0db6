/// What line and site systems report of units while a batch runs, and what follows for a unit.
@NullMarked
package org.cordon.core.linedata;

import org.jspecify.annotations.NullMarked;
