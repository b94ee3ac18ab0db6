/// Reconciliation of the running order: what became of its serials, live, and what people state of it.
@NullMarked
package org.cordon.app.reconciliation;

import org.jspecify.annotations.NullMarked;
