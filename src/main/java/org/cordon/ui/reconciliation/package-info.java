/// What became of the serials of the running order, and what does not add up.
@NullMarked
package org.cordon.ui.reconciliation;

import org.jspecify.annotations.NullMarked;
