package org.cordon.core.unit;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// A hold that concerns a unit or lot, and how closely.
///
/// @param scope how closely
/// @param target what is held
/// @param elsewhere the terminal that holds it; empty for this one
public record UnitHold(
        Scope scope,
        HoldTarget target,
        Optional<IncidentId> incident,
        Reason reason,
        Instant at,
        Optional<PersonId> person,
        Optional<TerminalId> elsewhere) {
    /// How closely a hold concerns a unit: the word of containment scope, the closest first.
    public enum Scope {
        /// The unit itself is held by its name, or the lot itself.
        DIRECT,
        /// It is in something that is held, or something in it is held.
        LINKED,
        /// Something beside it, in the same container, is held.
        WATCH
    }

    /// Of a unit held at this terminal.
    public static UnitHold of(Scope scope, HeldUnit held) {
        return new UnitHold(
                scope,
                HoldTarget.Units.of(held.unit()),
                held.incident(),
                held.reason(),
                held.at(),
                held.person(),
                Optional.empty());
    }

    /// Of something else held at this terminal.
    public static UnitHold of(Scope scope, HeldTarget held) {
        return new UnitHold(
                scope,
                held.target(),
                held.incident(),
                held.reason(),
                held.at(),
                held.person(),
                Optional.empty());
    }

    /// Of a unit held at another terminal.
    public static UnitHold of(Scope scope, SiteHold held) {
        return new UnitHold(
                scope,
                HoldTarget.Units.of(held.unit()),
                held.incident(),
                held.reason(),
                held.at(),
                held.by(),
                Optional.of(held.terminal()));
    }

    /// Of something else held at another terminal.
    public static UnitHold of(Scope scope, SiteTargetHold held) {
        return new UnitHold(
                scope,
                held.target(),
                held.incident(),
                held.reason(),
                held.at(),
                held.by(),
                Optional.of(held.terminal()));
    }

    /// Whether it is the hold of just this unit, at this terminal.
    public boolean isOf(UnitId unit) {
        return elsewhere.isEmpty() && target.equals(HoldTarget.Units.of(unit));
    }
}
