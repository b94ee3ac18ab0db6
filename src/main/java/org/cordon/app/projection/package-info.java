/// Keeping the store level with the journal.
@NullMarked
package org.cordon.app.projection;

import org.jspecify.annotations.NullMarked;
