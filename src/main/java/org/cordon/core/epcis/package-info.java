/// EPCIS 2.0: how events name units.
@NullMarked
package org.cordon.core.epcis;

import org.jspecify.annotations.NullMarked;
