package org.cordon.adapter.report;

import org.cordon.app.report.ContainmentReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words of one report, from `pdf.properties`. Any thread.
final class ReportMessages {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Messages messages = Messages.of(ReportMessages.class);
    private final ZoneId zone;
    private final ReasonMessages reasons;
    private final Map<PersonId, String> names;

    ReportMessages(ContainmentReport report) {
        zone = report.zone();
        reasons = new ReasonMessages(zone);
        names = report.names();
    }

    /// One text.
    ///
    /// @param values fill its places, see [Messages#get]; with none, the text is taken as it stands
    String get(String key, Object... values) {
        return messages.get(key, values);
    }

    /// Whether there is such a text.
    boolean has(String key) {
        return messages.has(key);
    }

    /// The text of one of a closed set: `name("pdf.act", CEASE)` reads `pdf.act.cease`.
    String name(String prefix, Enum<?> one) {
        return messages.name(prefix, one);
    }

    /// The printed name of who made an entry; the sign-in name when no printed one is known.
    String person(Optional<PersonId> person) {
        return person.map(id -> names.getOrDefault(id, id.value()))
                .orElseGet(() -> get("pdf.person.program"));
    }

    /// The sentence of a reason.
    String reason(Reason reason) {
        return reasons.of(reason);
    }

    /// Local day.
    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /// Local time of day to the second.
    String time(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /// Local day and time with the distance to UTC.
    String moment(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /// Minutes and seconds on the incident's clock, minutes beyond 99 as they are.
    static String clock(Duration span) {
        long s = span.abs().toSeconds();
        return "%02d:%02d".formatted(s / 60, s % 60);
    }

    /// How much over the hour; empty when within it.
    static Optional<Duration> overrun(Duration elapsed) {
        Duration over = elapsed.minus(Incident.LIMIT);
        return over.isPositive() ? Optional.of(over) : Optional.empty();
    }

    /// A unit with the kind of its name before it.
    String unit(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin s -> get("pdf.unit.serial", s.label());
            case UnitId.Container c -> get("pdf.unit.container", c.label());
        };
    }
}
