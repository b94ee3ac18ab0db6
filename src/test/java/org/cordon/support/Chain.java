package org.cordon.support;

import org.cordon.app.port.EntryReader;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One epoch of one stream, chained as the journal chains it, with lines that are JSON but not the
/// journal's own form. Its entries are a second apart.
public final class Chain {
    /// Every line made by any chain of this test run, so that it can be read back.
    private static final Map<String, Entry> LINES = new ConcurrentHashMap<>();

    private static final Instant START = Instant.parse("2026-11-22T06:00:00.123456789Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final TerminalId terminal;
    private final StreamId stream;
    private final int epoch;
    private final List<Entry> entries = new ArrayList<>();

    /// Starts empty.
    public Chain(TerminalId terminal, StreamId stream, int epoch) {
        this.terminal = terminal;
        this.stream = stream;
        this.epoch = epoch;
    }

    /// Starts empty, epoch 1 of terminal L3.
    public static Chain of(StreamId stream) {
        return new Chain(new TerminalId("L3"), stream, 1);
    }

    /// Reads back lines that chains made.
    public static EntryReader reader() {
        return line ->
                Optional.ofNullable(LINES.get(line))
                        .orElseThrow(() -> new IllegalArgumentException("no such line: " + line));
    }

    /// Adds the program's own fact.
    public Entry add(JournalEvent event) {
        return add(Optional.empty(), event);
    }

    /// Adds a person's fact.
    public Entry add(String person, JournalEvent event) {
        return add(Optional.of(new PersonId(person)), event);
    }

    /// Adds a fact.
    public Entry add(Optional<PersonId> person, JournalEvent event) {
        long seq = entries.size() + 1L;
        String previous = entries.isEmpty() ? Entry.NO_HASH : entries.getLast().hash();
        String body =
                "{\"form\":1,\"terminal\":\"%s\",\"stream\":\"%s\",\"epoch\":%d,\"seq\":%d,\"group\":%d,\"fact\":\"%s\",\"previous\":\"%s\""
                        .formatted(
                                terminal,
                                stream,
                                epoch,
                                seq,
                                seq,
                                event.toString().replace('\\', '/').replace('"', '\''),
                                previous);
        String hash = sha256(body);
        String line = body + ",\"hash\":\"" + hash + "\"}";
        Entry entry =
                new Entry(
                        terminal,
                        stream,
                        epoch,
                        seq,
                        new EventTime(START.plusSeconds(seq), ZONE, Optional.empty()),
                        person,
                        "1",
                        event,
                        previous,
                        hash,
                        line);
        LINES.put(line, entry);
        entries.add(entry);
        return entry;
    }

    /// All entries, oldest first.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Entries after a sequence number.
    public List<Entry> after(long seq, int max) {
        int from = (int) Math.min(seq, entries.size());
        return List.copyOf(entries.subList(from, from + Math.min(max, entries.size() - from)));
    }

    /// The last entry's place.
    public ChainHead head() {
        return entries.isEmpty()
                ? new ChainHead(epoch, 0, Entry.NO_HASH)
                : entries.getLast().head();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
