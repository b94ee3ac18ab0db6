package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.Profile;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class ReuseCommandTest {
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir private Path data;

    /// Two orders with the same packs; three of them were read in the first.
    private void record() {
        List<JournalEvent> events = new ArrayList<>();
        for (String order : List.of("PO-1", "PO-2")) {
            events.add(
                    new OrderEvent.OrderOpened(
                            Shift.order(order, 20), "a.csv", Entry.NO_HASH, 20, false));
            events.add(new OrderEvent.UnitsListed(new OrderId(order), Shift.units(0, 20)));
            events.add(new OrderEvent.OrderActivated(new OrderId(order)));
        }
        for (int pack : List.of(3, 5, 7)) {
            events.add(
                    Shift.scan(
                            new OrderId("PO-1"), VerdictCode.ACCEPTED, pack, AT.plusSeconds(pack)));
        }
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD)) {
            events.forEach(event -> journal.append(Optional.empty(), event).join());
        }
    }

    private Ran reuse(String word, String... arguments) {
        Profile profile =
                Profile.read(
                        new ByteArrayInputStream(
                                """
                                name=Own
                                version=1
                                effective=2026-11-30
                                source=SOP 12
                                expiry.day-zero=allowed
                                expiry.shelf-life-days=0
                                pack.required=01,21
                                serial-reuse=%s
                                """
                                        .formatted(word)
                                        .getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--format", "json"));
        all.addAll(List.of(arguments));
        return Ran.run(
                new ReuseCommand(_ -> ProductProfiles.only(profile), new FakeTimeSource()),
                all.toArray(String[]::new));
    }

    // [utest->req~line-data.reuse-list~1]
    @Test
    void everySerialThatAnotherOrderUsedIsListed() {
        record();
        Ran ran = reuse("no");
        assertEquals(1, ran.code(), ran.err());
        assertEquals(
                List.of(Shift.pack(3).key(), Shift.pack(5).key(), Shift.pack(7).key()),
                ran.all("unit"));
        assertEquals(List.of("PO-1", "PO-1", "PO-1"), ran.all("usedIn"));
        assertEquals(
                List.of("2026-11-22T08:00:03Z", "2026-11-22T08:00:05Z", "2026-11-22T08:00:07Z"),
                ran.all("firstRead"));
        String expiry = Shift.order("PO-1", 1).expiry().toString();
        assertEquals(List.of(expiry, expiry, expiry), ran.all("expiry"));
    }

    // [utest->req~line-data.reuse-list~1]
    @Test
    void aLongListComesInParts() {
        record();
        Ran first = reuse("no", "--order", "PO-2", "--max", "2");
        assertEquals(List.of(Shift.pack(3).key(), Shift.pack(5).key()), first.all("unit"));
        assertTrue(first.err().contains("--after " + Shift.pack(5).key()), first.err());
        Ran rest = reuse("no", "--max", "2", "--after", Shift.pack(5).key());
        assertEquals(List.of(Shift.pack(7).key()), rest.all("unit"));
        assertEquals("", rest.err());
    }

    // [utest->req~line-data.reuse-list~1]
    @Test
    void whatTheProfileAllowsIsListedAndAnswersZero() {
        record();
        Ran ran = reuse("yes");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of("true", "true", "true"), ran.all("allowed"));
        Ran days = reuse("10");
        assertEquals(1, days.code(), days.err());
        String from = Shift.order("PO-1", 1).expiry().date().plusDays(11).toString();
        assertEquals(List.of(from, from, from), days.all("againFrom"));
    }

    // [utest->req~line-data.reuse-list~1]
    @Test
    void anOrderOfNewSerialsListsNothing() {
        record();
        Ran ran = reuse("no", "--order", "PO-1");
        assertEquals(0, ran.code(), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void whatCannotBeListedIsRefused() {
        record();
        Ran never = reuse("no", "--order", "PO-9");
        assertEquals(2, never.code());
        assertTrue(never.err().contains("PO-9"), never.err());
        assertEquals(2, reuse("no", "--max", "0").code());
    }
}
