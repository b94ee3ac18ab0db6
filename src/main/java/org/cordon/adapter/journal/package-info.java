/// The journal as files: JSON Lines in segments, hash-chained, synced before anything is
/// acknowledged.
@NullMarked
package org.cordon.adapter.journal;

import org.jspecify.annotations.NullMarked;
