/// Everything about one unit or lot, from any scan or list.
@NullMarked
package org.cordon.ui.unit;

import org.jspecify.annotations.NullMarked;
