/// What every attached scanner shares, whatever its cable: reading, framing, and coming back by
/// itself. An adapter brings a [org.cordon.app.port.link.LinkSource], the rest is here.
@NullMarked
package org.cordon.app.port.link;

import org.jspecify.annotations.NullMarked;
