/// State computed from journal events, in memory. What an event changes is decided in one place,
/// [org.cordon.core.projection.StateChange]; the stores write their rows by the same decision.
@NullMarked
package org.cordon.core.projection;

import org.jspecify.annotations.NullMarked;
