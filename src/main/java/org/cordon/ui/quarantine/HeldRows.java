package org.cordon.ui.quarantine;

import org.cordon.app.containment.ContainmentStatus;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.quarantine.QuarantineViewModel.Row;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns what is held into rows of the table, latest first.
final class HeldRows {
    private final PersonNames names;
    private final Messages messages;
    private final TimeFormats moments;
    private final ReasonMessages reasons;

    HeldRows(PersonNames names, Messages messages, TimeFormats moments) {
        this.names = names;
        this.messages = messages;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
    }

    /// The rows of held units and other targets that match, latest first.
    ///
    /// @param query words that must all occur in a row, in any case; empty for all rows
    List<Row> of(ContainmentStatus now, String query) {
        List<String> wanted = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        return Stream.concat(
                        now.held().stream().map(h -> Map.entry(h.position(), row(h))),
                        now.targets().stream().map(h -> Map.entry(h.position(), row(h))))
                .sorted(Map.Entry.<LogPosition, Row>comparingByKey().reversed())
                .map(Map.Entry::getValue)
                .filter(row -> row.matches(wanted))
                .toList();
    }

    /// A unit as the table and messages name it.
    String name(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin s -> messages.get("quarantine.unit.serial", s.label());
            case UnitId.Container c -> messages.get("quarantine.unit.container", c.label());
        };
    }

    private Row row(HeldUnit h) {
        return row(
                name(h.unit()),
                h.reason(),
                h.incident(),
                h.at(),
                h.person(),
                Optional.empty(),
                Optional.of(new EntrySubject.OfUnit(h.unit())));
    }

    private Row row(HeldTarget h) {
        return row(
                reasons.of(h.target().description()),
                h.reason(),
                h.incident(),
                h.at(),
                h.person(),
                Optional.of(h),
                h.target() instanceof HoldTarget.WholeLot(_, var lot)
                        ? Optional.of(new EntrySubject.OfLot(lot))
                        : Optional.empty());
    }

    private Row row(
            String name,
            Reason why,
            Optional<IncidentId> incident,
            Instant at,
            Optional<PersonId> person,
            Optional<HeldTarget> target,
            Optional<EntrySubject> subject) {
        return new Row(
                name,
                reasons.of(why),
                incident.map(IncidentId::value)
                        .orElseGet(() -> messages.get("quarantine.row.no-incident")),
                moments.dayAndTime(at),
                names.of(person, messages.get("quarantine.row.nobody")),
                target,
                subject);
    }
}
