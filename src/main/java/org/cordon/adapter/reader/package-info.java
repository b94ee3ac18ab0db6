/// Fixed readers in the network, over TCP.
@NullMarked
package org.cordon.adapter.reader;

import org.jspecify.annotations.NullMarked;
