/// Shipping the journal upward.
@NullMarked
package org.cordon.app.replication;

import org.jspecify.annotations.NullMarked;
