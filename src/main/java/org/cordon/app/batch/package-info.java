/// The life of a batch: line clearance, set-up, running, pauses, closing.
@NullMarked
package org.cordon.app.batch;

import org.jspecify.annotations.NullMarked;
