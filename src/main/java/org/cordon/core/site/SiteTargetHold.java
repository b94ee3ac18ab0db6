package org.cordon.core.site;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// How what else than units is held, such as a lot, stands at one terminal of the site.
///
/// @param terminal that held or released it
/// @param target no [HoldTarget.Units]: each of those is a [SiteHold]
/// @param held whether it is in quarantine; else it was, and was released
/// @param reason why it was held, or why released
/// @param by who did that
/// @param at when, by that terminal's clock
public record SiteTargetHold(
        TerminalId terminal,
        HoldTarget target,
        boolean held,
        Optional<IncidentId> incident,
        Reason reason,
        Optional<PersonId> by,
        Instant at) {}
