package org.cordon.core.site;

import java.util.List;

/// What changed at a site since a version: the latest state of each unit, other target and incident that did.
///
/// @param version up to which these are; ask for what comes after it next time
/// @param holds oldest change first
/// @param incidents oldest change first
/// @param targets oldest change first
public record SiteChanges(
        long version,
        List<SiteHold> holds,
        List<SiteIncident> incidents,
        List<SiteTargetHold> targets) {
    public SiteChanges {
        holds = List.copyOf(holds);
        incidents = List.copyOf(incidents);
        targets = List.copyOf(targets);
    }

    /// Nothing else than units was held or released.
    public SiteChanges(long version, List<SiteHold> holds, List<SiteIncident> incidents) {
        this(version, holds, incidents, List.of());
    }

    /// Nothing after a version.
    public static SiteChanges none(long version) {
        return new SiteChanges(version, List.of(), List.of());
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return holds.isEmpty() && incidents.isEmpty() && targets.isEmpty();
    }
}
