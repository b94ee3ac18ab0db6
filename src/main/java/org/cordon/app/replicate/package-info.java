/// Shipping the journal upward.
@NullMarked
package org.cordon.app.replicate;

import org.jspecify.annotations.NullMarked;
