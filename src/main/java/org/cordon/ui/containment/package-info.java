/// The containment wizard: five acts against sixty minutes.
@NullMarked
package org.cordon.ui.containment;

import org.jspecify.annotations.NullMarked;
