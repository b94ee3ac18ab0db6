/// The containment wizard: five steps against sixty minutes.
@NullMarked
package org.cordon.ui.containment;

import org.jspecify.annotations.NullMarked;
