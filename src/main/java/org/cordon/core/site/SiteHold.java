package org.cordon.core.site;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// How a unit stands in quarantine at one terminal of the site.
///
/// @param terminal that held or released it
/// @param held whether it is in quarantine; else it was, and was released
/// @param reason why it was held, or why released
/// @param by who did that
/// @param at when, by that terminal's clock
public record SiteHold(
        TerminalId terminal,
        UnitId unit,
        boolean held,
        Optional<IncidentId> incident,
        Reason reason,
        Optional<PersonId> by,
        Instant at) {}
