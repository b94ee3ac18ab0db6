/// Line, order and the packaging hierarchy: what should be there.
@NullMarked
package org.cordon.core.line;

import org.jspecify.annotations.NullMarked;
