/// Loading and activating orders.
@NullMarked
package org.cordon.app.order;

import org.jspecify.annotations.NullMarked;
