/// Fixed readers in the network, over TCP.
@NullMarked
package org.cordon.adapter.tcp;

import org.jspecify.annotations.NullMarked;
