package org.cordon.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class ReasonMessagesTest {
    /// Each code that was ever recorded, with its arguments. Journals hold them and programs of others read
    /// them: add at the end, never rename or take away.
    private static final String CODES =
            """
            accepted.pack
            accepted.container
            no-read
            wrong-product read ordered
            wrong-lot read ordered
            no-lot ordered
            wrong-expiry read ordered
            no-expiry ordered
            unknown.pack unit
            unknown.container unit
            duplicate unit first-seen
            inactive.decommissioned unit
            inactive.sampled unit
            inactive.destroyed unit
            inactive.active unit
            wrong-container unit found recorded
            wrong-container.loose unit found
            on-hold.here unit
            on-hold.here.incident unit incident
            on-hold.elsewhere unit terminal
            on-hold.elsewhere.incident unit incident terminal
            recorded verdict
            no-order
            fault.no-read detail
            fault.no-read-streak detail
            fault.empty detail
            fault.oversize detail
            fault.truncated detail
            fault.lost-separator detail
            fault.ambiguous detail
            fault.gs-replaced detail
            fault.identifier-missing detail
            fault.prefix-glued detail
            fault.suffix-glued detail
            fault.double-read detail
            fault.other-code detail
            fault.case-folded detail
            fault.keyboard-layout detail
            fault.bad-character detail
            fault.not-gs1 detail
            fault.unknown-element detail
            fault.repeated-element detail
            fault.missing-element detail
            fault.bad-length detail
            fault.bad-check-digit detail
            fault.bad-date detail
            fault.bad-content detail
            mended.lost-separator
            mended.gs-replaced
            mended.prefix-glued
            mended.suffix-glued
            mended.double-read
            judged-late
            no-grade
            held-with-incident
            scanner-silent silent reading
            incident.never-opened incident
            incident.opened-before incident
            order.never-opened order
            order.never-opened-listed order
            person.unknown person
            unit.not-held unit
            repeat-read
            not-verified unit station
            on-hold.inside.here unit held
            on-hold.inside.here.incident unit held incident
            on-hold.inside.elsewhere unit held terminal
            on-hold.inside.elsewhere.incident unit held incident terminal
            on-hold.contains.here unit held
            on-hold.contains.here.incident unit held incident
            on-hold.contains.elsewhere unit held terminal
            on-hold.contains.elsewhere.incident unit held incident terminal
            expired expiry today
            expired.soon expiry days today
            wrong-carrier read allowed profile
            profile.missing identifier profile
            profile.forbidden identifier profile
            profile.national system profile
            profile.day-zero expiry profile
            profile.gtin read required profile
            profile.uncoded unit profile
            profile.guessed
            rejected-seen unit
            escaped unit station
            escaped.unread station before
            escaped.unread.first station
            escaped.seen unit station seen
            no-reads count reader after
            no-reads.first count reader
            bypass station
            wrong-container.closed unit container
            station-silent station
            station-silent.packs station scanners packs before
            station-silent.missed station scanners packs behind
            device.opening address
            device.open-failed error
            device.open-interrupted
            device.open-late seconds
            device.closing
            device.driver-hangs
            device.driver-holds
            device.thread-ended
            device.read-failed error
            device.silent seconds
            device.takes-nothing
            device.not-told answer
            device.not-told.late
            device.not-told.away
            device.not-told.broken error
            device.json-refused
            device.json-refused.long
            device.json-refused.form
            device.json-refused.scans most
            device.json-refused.signal word
            device.json-refused.station word
            device.json-refused.value error
            line.no-station station stations
            line.no-lane lane station lanes
            device.serial.gone port
            device.serial.stuck port
            device.serial.absent device
            device.serial.unclear device
            device.serial.several count ports
            device.serial.cannot line
            device.serial.none port
            device.serial.other port
            device.serial.forbidden port
            device.serial.busy port error
            device.tcp.no-address name
            device.tcp.no-answer address
            device.tcp.no-way address
            device.tcp.refuses address
            device.tcp.unreachable address error
            device.tcp.anew address
            device.tcp.closed address
            device.tcp.broken address error
            device.tcp.waiting port
            device.tcp.interrupted
            device.tcp.closing
            device.tcp.server-no-address name
            device.tcp.no-port address error
            device.tcp.not-allowed address
            device.tcp.second address connected
            hold.units count
            hold.lot lot product
            hold.range first last product
            hold.time station from to
            hold.time.open station from
            hold.tagged quantity tag content
            on-hold.lot unit lot
            on-hold.range unit first last
            on-hold.time unit station from to
            on-hold.time.open unit station from
            on-hold.inside unit held
            on-hold.contains unit held
            on-hold.incident incident
            not-commissioned unit
            not-commissioned.unlisted unit
            not-commissioned.overdue unit station seconds
            unknown.not-reported unit station
            line-data.explains event
            inactive.allocated unit
            inactive.rejected unit
            on-hold.terminal terminal
            target.not-held
            helper helper unit
            helper.awaited helper
            helper.unread helper
            helper.missed helper station
            helper.refused helper unit
            helper.copy helper unit
            helper.ambiguous helper
            helper.unknown helper
            helper.two-units helper unit other
            helper.two-codes unit helper other
            helper.several unit count
            label-code container
            container-count.many container full
            container-count.many.unlabelled station full
            container-count.few container count full
            container-count.few.unlabelled station count full
            container-count.empty container station
            missing-child container count first
            two-parents unit station other
            mixed-container container unit
            mixed-container.unlabelled station unit
            orphan container station
            orphan.closed container station
            inactive.sample-used unit
            rejected-seen.sample unit
            duplicate.order unit order
            line-data.lot unit lot ordered event
            line-data.expiry unit expiry ordered event
            helper.reported-two-units helper unit other
            helper.reported-two-codes unit helper other
            serials-reused count order first other
            device.json-refused.report word words
            device.json-refused.member member report
            machine.too-many machines things
            machine.counters in out reject
            machine.print-job job
            machine.print-job.ended job
            machine.ribbon percent
            machine.ink percent
            machine.roll roll
            machine.roll.of roll material
            machine.challenge test
            machine.challenge.failed test
            machine.serials-requested count
            machine.serials-returned count
            machine.state state
            machine.mode mode
            machine.speed per-minute
            machine.stop-reason code
            machine.stop-reason.text code text
            machine.heartbeat
            machine-silent machine seconds
            machine-silent.away machine seconds
            counters-disagree.in machine counted own station
            counters-disagree.out machine counted own station
            counters-disagree.reject machine counted own station
            device.read-only
            device.file.unreadable file error detail
            device.opcua.unreachable endpoint error
            device.opcua.lost endpoint
            device.opcua.not-trusted endpoint subject file folder
            device.opcua.unusable file error detail
            device.opcua.password-open file
            device.opcua.no-namespace word node
            device.opcua.no-node word node
            device.opcua.bad word node status
            device.opcua.overrun
            device.opcua.open
            device.opcua.refused endpoint status file
            not-back.unknown unit
            not-back.other-batch unit
            not-back.sampled unit
            not-back.destroyed unit
            not-back.decommissioned unit
            not-back.closed unit
            not-back.on-hold unit
            not-back.duplicate unit
            not-back.not-rejected unit
            rework.not-now
            rework.no-container unit
            rework.on-hold container
            rework.ended container
            rework.nothing-in container
            rework.nothing-scanned container
            rework.too-many container
            rework.not-fit unit
            rework.elsewhere unit
            rework.in-none unit
            container-check.foreign unit container
            container-check.unexpected unit
            reconciled.listed
            reconciled.unused
            reconciled.spoiled
            reconciled.line-data at
            reconciled.no-line-data
            reconciled.reads
            reconciled.not-seen count
            reconciled.confirmed count
            reconciled.trial
            reconciled.explained found
            reconciled.tagged
            reconciled.missing
            reconciled.from-closing
            reconciled.passed station
            reconciled.containers count
            reconciled.partial container
            reconciled.partials count
            difference.never-read unit
            difference.refused unit station
            difference.last-at unit station
            difference.not-commissioned unit
            difference.packed-not-read unit container
            difference.read-not-packed unit
            difference.ended-packed unit container
            difference.twice unit
            device.json-unset
            device.said.signal signal
            device.said.codes count
            device.said.machine machine
            device.said.station station
            device.said.trigger number
            device.said.lane number
            device.said.slot number
            read.set-up
            read.challenge
            test-piece.set-up unit time
            test-piece.challenge unit time
            batch-closed unit batch
            recon-unaccounted order
            recon-difference order
            alarm.rejected unit station
            alarm.not-running
            station-silent.camera camera station packs
            station-silent.camera-missed camera station packs behind
            station-silent.lane camera station lane packs
            station-silent.lane-missed camera station lane packs behind
            station-silent.lane-rejected camera station lane packs
            """;

    private static final Pattern RECORDED = Pattern.compile("Reason\\.of\\(\\s*\"([^\"]+)\"");

    private final ResourceBundle texts =
            ResourceBundle.getBundle("org.cordon.core.text.reason", Locale.ROOT);
    private final ReasonMessages messages = new ReasonMessages(ZoneOffset.ofHours(1));

    // [utest->req~reason.vocabulary~1]
    @Test
    void everyCodeKeepsItsTextWithPlacesForJustItsArguments() {
        Set<String> codes = new TreeSet<>();
        for (String line : CODES.lines().toList()) {
            List<String> words = List.of(line.split(" "));
            codes.add(words.getFirst());
            MessageFormat text = new MessageFormat(texts.getString(words.getFirst()), Locale.ROOT);
            int places = text.getFormatsByArgumentIndex().length;
            // Of a fault the piece at fault is always kept, whether its sentence names it or not.
            assertTrue(
                    places == words.size() - 1
                            || (places == 0 && words.getFirst().startsWith("fault.")),
                    line);
        }
        assertEquals(codes, new TreeSet<>(texts.keySet()));
    }

    // [utest->req~reason.vocabulary~1]
    @Test
    void theManualListsEveryCode() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : CODES.lines().toList()) {
            String code = line.replaceFirst(" .*", "");
            rows.add(
                    "| `%s` | %s | %s |"
                            .formatted(
                                    code,
                                    line.substring(code.length()).strip().replace(" ", ", "),
                                    texts.getString(code).replace("''", "'")));
        }
        List<String> page =
                Files.readAllLines(Project.dir().resolve("src/docs/manual/reasons.md")).stream()
                        .filter(row -> row.startsWith("| `"))
                        .toList();
        assertEquals(String.join("\n", rows), String.join("\n", page));
    }

    // [utest->req~reason.vocabulary~1]
    @Test
    void noOtherCodeIsRecorded() throws IOException {
        Set<String> unlisted = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Project.dir().resolve("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                RECORDED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(code -> !code.endsWith(".") && !texts.containsKey(code))
                        .forEach(unlisted::add);
            }
        }
        assertEquals(Set.of(), unlisted);
    }

    // [utest->req~reason.coded~1]
    @Test
    void theSentenceIsMadeWhereItIsReadWithWhatFollows() {
        assertEquals(
                "Serial {A1} passed before, at 03:12:04. The reader sent the code twice in one"
                        + " message.",
                messages.of(
                        Reason.of("duplicate", "{A1}", Instant.parse("2026-11-23T02:12:04.5Z"))
                                .and(Reason.of("mended.double-read"))));
        Instant at = Instant.parse("2026-11-23T23:12:04.5Z");
        assertEquals(
                "Accepted at Unit from 2026-11-24 00:12:04 on",
                messages.of(Reason.of("hold.time.open", "Unit", Reason.day(at))));
        assertEquals(
                "On hold with the incident: Found 'under' the {0}",
                messages.of(
                        Reason.of("held-with-incident")
                                .and(new Reason.Written("Found 'under' the {0}"))));
    }

    // [utest->req~reason.vocabulary~1]
    @Test
    void aCodeOfALaterVersionIsShownAsItIs() {
        assertEquals("too-hot", messages.of(Reason.of("too-hot")));
        assertEquals(
                "too-hot A1, 03:12:04",
                messages.of(Reason.of("too-hot", "A1", Instant.parse("2026-11-23T02:12:04Z"))));
    }
}
