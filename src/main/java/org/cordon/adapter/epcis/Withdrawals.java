package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.core.digest.Sha256;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.text.Messages;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events that a document declares wrong. A declaration repeats the event and its `eventID`; of
/// an event without id it repeats the content (EPCIS 1.2 and 2.0, section 7.4.1.2).
final class Withdrawals {
    /// The most declarations that one document may hold.
    static final int MAX = 100_000;

    private static final Messages TEXT = Messages.of(Withdrawals.class);

    private final Set<String> keys = new HashSet<>();

    /// Adds what an event declares wrong.
    void add(Event declaring) {
        keys.add(key(declaring));
        if (keys.size() > MAX) {
            throw new OrderRefused(
                    Event.place(declaring.at()),
                    "errorDeclaration",
                    TEXT.get("epcis.event.declarations", MAX));
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /// Whether the event is declared wrong.
    boolean contains(Event event) {
        return !keys.isEmpty() && keys.contains(key(event));
    }

    /// What tells an event from others: its id, or a hash of what it says.
    static String id(Event event) {
        String id = event.word("eventID");
        return id.isEmpty() ? key(event) : id;
    }

    private static String key(Event event) {
        String id = event.word("eventID");
        List<String> counted =
                event.counted().stream().map(ClassQuantity::toString).sorted().toList();
        List<String> said =
                id.isEmpty()
                        ? List.of(
                                event.word("type"),
                                event.word("action"),
                                event.step(),
                                time(event.word("eventTime")),
                                event.word("parentID"),
                                event.units().stream().sorted().toList().toString(),
                                event.children().stream().sorted().toList().toString())
                        : List.of(id);
        // What has none of these keeps the key that it had before they counted.
        String text = String.join("\n", said) + (counted.isEmpty() ? "" : "\n" + counted);
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A time that is written with another offset or other zeros is the same.
    private static String time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeParseException notTime) {
            return text;
        }
    }
}
