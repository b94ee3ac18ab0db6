/// What every attached scanner shares, whatever its cable: reading, framing, and coming back by
/// itself. An adapter brings a [org.cordon.adapter.device.ConnectionFactory], the rest is here.
@NullMarked
package org.cordon.adapter.device;

import org.jspecify.annotations.NullMarked;
