/// What became of the serials, labels and packs of an order, and what does not add up.
@NullMarked
package org.cordon.core.reconciliation;

import org.jspecify.annotations.NullMarked;
