package org.cordon.app.site;

import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What this terminal knows of all terminals of its site, kept for when the site is out of reach. A
/// copy: what is lost here is asked for again from the beginning.
///
/// One thread writes and is never interrupted; any thread but the FX thread may read. All methods block
/// and throw [StoreUnavailable] when the database cannot answer.
public interface SiteReplica extends AutoCloseable {
    /// How far it has come.
    ///
    /// @param version of the site up to which this is known; 0 if nothing is
    /// @param at when the site last said so, by this terminal's clock; empty if it never did
    record Heard(long version, Optional<Instant> at) {}

    /// How far it has come.
    Heard heard();

    /// Takes changes up in one transaction; taking the same again changes nothing.
    ///
    /// @param at when the site said so
    void apply(SiteChanges changes, Instant at);

    /// Forgets everything, to be told anew.
    void forget();

    /// Where a unit is in quarantine now, the earliest first.
    List<SiteHold> holds(UnitId unit);

    /// Units in quarantine anywhere, latest first.
    ///
    /// @param wanted which of them
    List<SiteHold> held(Predicate<SiteHold> wanted, int max);

    /// What else than units is in quarantine anywhere, the earliest first.
    List<SiteTargetHold> targets();

    /// How much stands, over all terminals.
    ///
    /// @param held holds of units and other targets
    /// @param openIncidents incidents whose containment is not done
    record Standing(long held, int openIncidents) {}

    /// How much stands, over all terminals.
    Standing standing();

    /// Incidents whose containment is not done, latest first.
    List<SiteIncident> open();

    @Override
    void close();
}
