package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.adapter.sql.H2File;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.replication.ChainStatus;
import org.cordon.app.replication.SiteStatus;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.support.ExpectedLog;
import org.cordon.support.RecordedFolder;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Opens what commit c608327 recorded: every later version must find in it what stands in the
/// expectations beside it. These never change; a new form of data gets a recording of its own.
@ExpectedLog(from = FileJournal.class, message = "journal opened:")
final class RecordedDataDbTest {
    private static final RecordedFolder RECORDED = new RecordedFolder("c608327");
    private static final List<String> PEOPLE = List.of("jonas", "mara");
    private static final List<String> CASES =
            List.of("00340123450000060011", "00340123450000060028");
    private static final String PASSWORD = "line three";

    private static final ReasonMessages REASONS = new ReasonMessages(ZoneOffset.UTC);

    @TempDir private Path folder;

    // [utest->req~store.recorded-data-opens~1]
    @Test
    void everyEntryOfBothEpochsVerifies() throws IOException {
        assertEquals(
                RECORDED.lines("data.journal"),
                verified(RECORDED.unpack("data", folder.resolve("a"))));
        assertEquals(
                RECORDED.lines("killed.journal"),
                verified(RECORDED.unpack("killed", folder.resolve("b"))));
    }

    // [utest->req~store.recorded-data-opens~1]
    @Test
    void exportGivesEveryLineAsItWasRecorded() {
        Path data = RECORDED.unpack("data", folder.resolve("data"));
        assertEquals(RECORDED.lines("data.export"), exported(data));
    }

    // [utest->req~store.recorded-data-opens~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    void terminalGoesOnWithWhatWasRecorded() throws Exception {
        Path data = RECORDED.unpack("data", folder.resolve("data"));
        RECORDED.unpack("site", data);
        assertEquals(recorded("data.lists"), startedOn(data, 2));
        assertEquals(
                RECORDED.lines("data.journal"),
                verified(data).stream().filter(line -> !line.startsWith("ACTS 3 ")).toList());
    }

    // [utest->req~store.recorded-data-opens~1]
    @Test
    void storeIsBuiltAnewFromWhatWasRecorded() throws Exception {
        Path data = RECORDED.unpack("data", folder.resolve("data"));
        Files.delete(data.resolve("store/cordon.mv.db"));
        assertEquals(recorded("data.lists"), startedOn(data, 2));
    }

    // [utest->req~store.recorded-data-opens~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    void terminalGoesOnAfterAKill() throws Exception {
        Path data = RECORDED.unpack("killed", folder.resolve("data"));
        assertEquals(recorded("killed.lists"), startedOn(data, 1));
    }

    // [utest->req~store.recorded-data-opens~1]
    @Test
    void siteStoreShowsWhatWasDelivered() throws IOException {
        Path data = RECORDED.unpack("site", folder.resolve("data"));
        Files.writeString(
                data.resolve("cordon.properties"), "terminal.name=L3\nline.name=Line 3\n");
        assertEquals(
                RECORDED.lines("site.status"),
                answered(0, "site", "status", "--data", data.toString()));
        assertEquals(
                RECORDED.lines("site.board"),
                answered(0, "site", "board", "--data", data.toString()));
    }

    // [utest->req~store.recorded-data-opens~1]
    @Test
    void backupIsRestoredWholeWithAndWithoutItsSite() throws Exception {
        Path drive = RECORDED.unpack("backup", folder.resolve("drive"));
        Path site = RECORDED.unpack("site", folder.resolve("elsewhere")).resolve("site/site.mv.db");
        Path backup;
        try (var made = Files.list(drive)) {
            backup = made.findFirst().orElseThrow();
        }
        for (String[] from :
                new String[][] {{"--without-site"}, {"--site-file", site.toString()}}) {
            Path data = folder.resolve("restored" + from.length);
            List<String> arguments =
                    new ArrayList<>(List.of("restore", "--from", backup.toString()));
            arguments.addAll(List.of("--data", data.toString()));
            arguments.addAll(List.of(from));
            List<String> said = answered(0, arguments.toArray(String[]::new));
            assertEquals(5, said.size(), said::toString);
            assertEquals(RECORDED.lines("data.journal"), verified(data));
            assertEquals(RECORDED.lines("data.export"), exported(data));
            assertEquals(recorded("data.lists"), startedOn(data, 2));
        }
    }

    /// Each stream and epoch with its last entry.
    private static List<String> verified(Path data) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JournalVerifier.Result result : new JournalVerifier(data).verify()) {
            ChainHead end = result.verification().head();
            lines.add(
                    "%s %d %d %s %s"
                            .formatted(
                                    result.stream().storedName(),
                                    result.epoch(),
                                    end.seq(),
                                    end.hash(),
                                    result.verification() instanceof Verification.Whole
                                            ? "whole"
                                            : result.verification().toString()));
        }
        return lines;
    }

    /// SHA-256 of the lines of each stream and epoch, as `journal export` gives them.
    private static List<String> exported(Path data) {
        List<String> lines = new ArrayList<>();
        for (String stream : List.of("ACTS", "SCANS")) {
            for (int epoch = 1; epoch <= 2; epoch++) {
                List<String> entries =
                        answered(
                                0,
                                "journal",
                                "export",
                                "--data",
                                data.toString(),
                                "--stream",
                                stream,
                                "--epoch",
                                Integer.toString(epoch));
                lines.add(
                        "%s %d %d %s"
                                .formatted(
                                        stream,
                                        epoch,
                                        entries.size(),
                                        sha256(String.join("\n", entries) + "\n")));
            }
        }
        return lines;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// What that version listed, but for a held pack that was scanned by hand: that raised no alarm, and
    /// that version passed over it only after its list was read.
    private static List<String> recorded(String file) {
        return RECORDED.lines(file).stream()
                .filter(line -> !line.matches("unanswered 1/27 ON_HOLD .*"))
                .toList();
    }

    private static List<String> answered(int expected, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertEquals(expected, commands.execute(arguments), err::toString);
        return out.toString().lines().toList();
    }

    /// Starts a terminal, lets everybody sign in, and lists what it knows. What it then records goes to
    /// a new epoch, since the folder is not where it was.
    ///
    /// @param epochs that were recorded
    private static List<String> startedOn(Path data, int epochs) throws Exception {
        DataFolder at = new DataFolder(data);
        List<String> lines;
        try (Terminal terminal =
                new Terminal(at, Settings.of(at), new SystemTime(Optional.empty()))) {
            terminal.start().get(60, TimeUnit.SECONDS);
            TerminalServices parts = terminal.parts();
            for (StreamId stream : StreamId.values()) {
                ChainHead last =
                        terminal.journal().epochs(stream).stream()
                                .filter(head -> head.seq() > 0)
                                .reduce((_, later) -> later)
                                .orElseThrow();
                parts.store().applied(stream, last).get(60, TimeUnit.SECONDS);
            }
            Until.holds(
                    () -> parts.store().status().state() == StoreStatus.State.LEVEL,
                    () -> parts.store().status().toString());
            lines = lists(parts);
            for (String person : PEOPLE) {
                Person in = parts.authentication().signIn(person, PASSWORD.toCharArray()).get();
                assertEquals(new PersonId(person), in.id());
            }
            UnitId unit = UnitId.parse("010401234501111121R024KXTQW").orElseThrow();
            parts.containment().hold(unit, new Reason.Written("Goes on")).get(60, TimeUnit.SECONDS);
            int epoch = terminal.journal().head(StreamId.OPERATIONS).epoch();
            assertTrue(epoch > epochs, () -> "recorded in epoch " + epoch);
            Until.holds(
                    () ->
                            parts.site().status().state() == SiteStatus.State.CONNECTED
                                    && parts.site().status().waiting() == 0,
                    () -> parts.site().status().toString());
            for (ChainStatus chain : parts.site().chains()) {
                assertEquals("", chain.remark(), chain::toString);
            }
        }
        return lines;
    }

    private static List<String> lists(TerminalServices parts) {
        StoreQueries records = parts.records();
        List<String> lines = new ArrayList<>();
        for (String person : PEOPLE) {
            lines.add(
                    "person %s %s"
                            .formatted(
                                    person,
                                    records.person(new PersonId(person)).orElseThrow().name()));
        }
        Order order = records.activeOrder().orElseThrow();
        lines.add(
                "order %s, %s, GTIN %s, lot %s, expiry %s, %d packs"
                        .formatted(
                                order.id(),
                                order.product(),
                                order.gtin(),
                                order.lot(),
                                order.expiry(),
                                order.packs()));
        for (String container : CASES) {
            UnitId id = UnitId.parse(container).orElseThrow();
            lines.add(unit(records.unit(order.id(), id).orElseThrow()));
            records.children(order.id(), id).forEach(unit -> lines.add(unit(unit)));
        }
        new TreeMap<>(
                        records
                                .accepted(order.id())
                                .getOrDefault(Optional.empty(), Map.of())
                                .entrySet()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                e -> e.getKey().key(), Map.Entry::getValue)))
                .forEach((unit, at) -> lines.add("seen %s at %s".formatted(unit, at)));
        ScanCounts counts = new ScanCounts();
        counts.add(records.counts(order.id()));
        new TreeMap<>(counts.total())
                .forEach((verdict, count) ->
                        lines.add("count %s %d".formatted(verdict.storedName(), count)));
        for (HeldUnit held : records.held()) {
            lines.add(held(held));
        }
        for (Incident incident : records.incidents()) {
            lines.addAll(incident(incident));
        }
        for (Entry entry : records.alarmScans()) {
            ScanJudged scan = (ScanJudged) entry.event();
            lines.add(
                    "unanswered %d/%d %s %s"
                            .formatted(
                                    entry.epoch(),
                                    entry.seq(),
                                    scan.verdict().storedName(),
                                    scan.unit().map(UnitId::key).orElse("-")));
        }
        lines.add(
                "open %s"
                        .formatted(
                                parts.incidents()
                                        .status()
                                        .active()
                                        .map(i -> i.id().value())
                                        .orElse("-")));
        lines.add("%d held".formatted(parts.line().status().held()));
        return lines;
    }

    private static String unit(Unit unit) {
        return "unit %s %s in %s %s"
                .formatted(
                        unit.id().key(),
                        unit.kind().name(),
                        unit.parent().map(UnitId::key).orElse("-"),
                        unit.state().name());
    }

    private static String held(HeldUnit held) {
        return "held %s for %s by %s at %s, entry %d/%d: %s"
                .formatted(
                        held.unit().key(),
                        held.incident().map(i -> i.value()).orElse("-"),
                        held.person().map(PersonId::value).orElse("-"),
                        held.at(),
                        held.position().epoch(),
                        held.position().seq(),
                        REASONS.of(held.reason()));
    }

    private static List<String> incident(Incident incident) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "incident %s, order %s, %s: %s, unit %s, detected %s, opened %s by %s, at %s; next %s"
                        .formatted(
                                incident.id(),
                                incident.order().map(o -> o.toString()).orElse("-"),
                                incident.trigger().name(),
                                REASONS.of(incident.reason()),
                                incident.unit().map(UnitId::key).orElse("-"),
                                incident.detectedAt(),
                                incident.openedAt(),
                                incident.openedBy().map(PersonId::value).orElse("-"),
                                incident.lastElapsed(),
                                incident.current().map(Enum::name).orElse("none")));
        for (Incident.Step step : incident.steps()) {
            lines.add(
                    "  %s at %s, %s, by %s: %s"
                            .formatted(
                                    step.step().name(),
                                    step.at(),
                                    step.elapsed(),
                                    step.person().map(PersonId::value).orElse("-"),
                                    step.note().map(RecordedDataDbTest::note).orElse("done")));
        }
        incident.held().forEach(held -> lines.add("  " + held(held)));
        return lines;
    }

    private static String note(IncidentNote note) {
        return switch (note) {
            case IncidentNote.LineStopped(String by, String state) ->
                    "line stopped, by %s: %s".formatted(by, state);
            case IncidentNote.NotStopped(String reason) -> "line not stopped: " + reason;
            case IncidentNote.Quarantined(String location) -> "quarantined: " + location;
            case IncidentNote.Told told ->
                    "notified %s, %s, by %s, at %s, answered %s"
                            .formatted(
                                    told.department(),
                                    told.person(),
                                    told.how(),
                                    told.at(),
                                    told.answered());
            case IncidentNote.Detail(String field, String value) ->
                    "%s: %s".formatted(field, value);
            case IncidentNote.ReportOpened(
                            String number,
                            IncidentNote.Severity severity,
                            String summary) ->
                    "report %s, %s: %s".formatted(number, severity.name(), summary);
        };
    }
}
