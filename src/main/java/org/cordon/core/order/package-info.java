/// Line, order and the packaging hierarchy: what should be there.
@NullMarked
package org.cordon.core.order;

import org.jspecify.annotations.NullMarked;
