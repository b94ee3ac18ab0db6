/// The life of a batch: its phases, and which step is possible from which.
@NullMarked
package org.cordon.core.batch;

import org.jspecify.annotations.NullMarked;
