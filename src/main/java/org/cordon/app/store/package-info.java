/// Keeping the store level with the journal.
@NullMarked
package org.cordon.app.store;

import org.jspecify.annotations.NullMarked;
