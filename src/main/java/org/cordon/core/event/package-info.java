/// Entries, streams and the hash chain that ties them.
@NullMarked
package org.cordon.core.event;

import org.jspecify.annotations.NullMarked;
