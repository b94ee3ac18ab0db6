/// EPCIS 2.0: events, their ids, and how they name units.
@NullMarked
package org.cordon.core.epcis;

import org.jspecify.annotations.NullMarked;
