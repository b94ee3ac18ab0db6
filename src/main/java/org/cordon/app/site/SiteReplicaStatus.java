package org.cordon.app.site;

import java.time.Instant;
import java.util.Optional;

/// What is known of the other terminals, and how fresh that is.
///
/// @param version of the site up to which this terminal knows
/// @param asOf when the site last said that this is all; empty if it never did
/// @param held holds that stand, over all terminals
/// @param openIncidents incidents whose containment is not done, over all terminals
/// @param detail why it may be old, in words; empty while it is fresh
public record SiteReplicaStatus(
        long version, Optional<Instant> asOf, long held, int openIncidents, String detail) {
    /// Before anything was heard.
    static final SiteReplicaStatus NOTHING = new SiteReplicaStatus(0, Optional.empty(), 0, 0, "");
}
