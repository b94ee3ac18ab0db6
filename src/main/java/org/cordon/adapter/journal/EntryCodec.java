package org.cordon.adapter.journal;

import org.cordon.app.port.EntryReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The content of a journal line: who, when, under which configuration, what. The frame around it is
/// [EntryFrame]. Safe from any thread.
public final class EntryCodec implements EntryReader {
    private static final Messages TEXT = Messages.of(EntryCodec.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonMapper mapper = MAPPER;

    /// The members between the frame's beginning and end, UTF-8.
    ///
    /// @throws IllegalArgumentException if the event is not this version's to record
    byte[] content(
            EventTime stamp, Optional<PersonId> person, String configuration, JournalEvent event) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = mapper.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("at", stamp.at().toString());
            json.writeStringProperty("zone", stamp.zone().getId());
            stamp.clockOffset()
                    .ifPresent(o -> json.writeStringProperty("clockOffset", o.toString()));
            person.ifPresent(p -> json.writeStringProperty("person", p.value()));
            json.writeStringProperty("configuration", configuration);
            json.writeStringProperty("type", event.storedName());
            json.writeName("fact");
            JournalEventCodec.write(json, event);
            json.writeEndObject();
        }
        String object = text.toString();
        return escapeLoneSurrogates(object.substring(1, object.length() - 1))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The member that names the ends of earlier epochs, for the first entry of an epoch, UTF-8; it goes
    /// before [#content].
    ///
    /// @return empty if there are none
    static byte[] earlier(List<EpochEnd> ends) {
        if (ends.isEmpty()) {
            return new byte[0];
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (EpochEnd end : ends) {
                json.writeStartObject();
                json.writeStringProperty("stream", end.stream().storedName());
                json.writeNumberProperty("epoch", end.end().epoch());
                json.writeNumberProperty("seq", end.end().seq());
                json.writeStringProperty("hash", end.end().hash());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return ("\"earlier\":" + text + ",").getBytes(StandardCharsets.UTF_8);
    }

    /// The ends of earlier epochs that a line names; empty where it names none, or in a form that this
    /// version does not read.
    static List<EpochEnd> earlierEnds(String line) {
        if (!line.contains("\"earlier\":")) {
            return List.of();
        }
        try {
            List<EpochEnd> ends = new ArrayList<>();
            for (JsonFields end : new JsonFields(MAPPER.readTree(line)).objects("earlier")) {
                ends.add(
                        new EpochEnd(
                                StreamId.ofStoredName(end.text("stream")),
                                new ChainHead(
                                        end.smallNumber("epoch"),
                                        end.number("seq"),
                                        end.text("hash"))));
            }
            return ends;
        } catch (JacksonException | IllegalArgumentException other) {
            return List.of();
        }
    }

    /// UTF-8 has no form for half a surrogate pair, which a keyboard or a file may yet deliver; JSON
    /// has. They occur within strings only.
    private static String escapeLoneSurrogates(String json) {
        StringBuilder escaped = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
            } else {
                escaped.append(json, copied, i).append("\\u%04x".formatted((int) c));
                copied = i + 1;
            }
        }
        return copied == 0 ? json : escaped.append(json, copied, json.length()).toString();
    }

    @Override
    public Entry read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return switch (EntryFrame.check(bytes, 0, bytes.length)) {
            case Check.Sound(EntryFrame form) -> read(form, line);
            case Check.Unsound(String why) -> throw new JournalUnavailable(why);
        };
    }

    /// Reads the content of a line whose frame was checked.
    ///
    /// @throws JournalUnavailable if the content is not an entry's
    Entry read(EntryFrame form, String line) {
        try {
            JsonNode content = mapper.readTree(line);
            JsonFields fields = new JsonFields(content);
            EventTime stamp =
                    new EventTime(
                            fields.instant("at"),
                            ZoneId.of(fields.text("zone")),
                            fields.optionalText("clockOffset").map(Duration::parse));
            return new Entry(
                    form.terminal(),
                    form.stream(),
                    form.epoch(),
                    form.seq(),
                    stamp,
                    fields.optionalText("person").map(PersonId::new),
                    fields.text("configuration"),
                    JournalEventCodec.read(
                            form.stream(), fields.text("type"), fields.object("fact").object()),
                    form.previous(),
                    form.hash(),
                    line);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new JournalUnavailable(
                    TEXT.get(
                            "journal.entry.other-form",
                            form.seq(),
                            form.stream(),
                            form.epoch(),
                            e.getMessage()),
                    e);
        }
    }
}
