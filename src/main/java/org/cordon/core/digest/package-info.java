/// Digests of bytes.
@NullMarked
package org.cordon.core.digest;

import org.jspecify.annotations.NullMarked;
