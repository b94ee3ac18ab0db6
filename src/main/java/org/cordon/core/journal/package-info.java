/// Entries, streams and the hash chain that ties them.
@NullMarked
package org.cordon.core.journal;

import org.jspecify.annotations.NullMarked;
