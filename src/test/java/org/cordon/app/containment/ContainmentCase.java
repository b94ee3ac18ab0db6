package org.cordon.app.containment;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.command.Refused;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.text.Reason.Written;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.Verdict;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.Rules;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// A terminal in memory with somebody signed in, and its containment.
abstract class ContainmentCase {
    static final Gtin GTIN = new Gtin("03400930000014");
    static final DeviceId CAMERA = new DeviceId("Camera 1");

    final MemoryTerminal terminal = new MemoryTerminal();
    final Map<HoldTarget, List<AlarmId>> alarms = new HashMap<>();
    ContainmentService lead = run();

    @BeforeEach
    void signedIn() {
        terminal.signIn("a.weber", "Anna Weber");
    }

    ContainmentService run() {
        ContainmentService started =
                new ContainmentService(
                        terminal.journal(),
                        new OperationsReplay(terminal.journal()),
                        terminal.session(),
                        terminal.time,
                        new StepRequirements(Rules.containment()),
                        target -> alarms.getOrDefault(target, List.of()),
                        Runnable::run);
        started.open().join();
        return started;
    }

    static UnitId pack(String serial) {
        return new UnitId.Sgtin(GTIN, new Serial(serial));
    }

    /// A pack of the wrong lot, durable, as the intake would hand it over.
    EvaluatedScan wrongLot(String serial) {
        return scan(
                new Reading.Pack(
                        GTIN, new Serial(serial), Optional.of(new Lot("K2410B")), Optional.empty()),
                new Verdict.WrongLot(Optional.of(new Lot("K2410B")), new Lot("K2411A")));
    }

    EvaluatedScan scan(Reading reading, Verdict verdict) {
        Instant at = terminal.time.now;
        Entry entry =
                terminal.journal()
                        .append(
                                Optional.empty(),
                                new ScanJudged(
                                        CAMERA,
                                        at,
                                        Bytes.of((byte) 'x'),
                                        Optional.empty(),
                                        verdict.code(),
                                        reading.unit(),
                                        Optional.empty(),
                                        new Written("the reason"),
                                        Optional.empty(),
                                        DeviceRole.INLINE,
                                        Optional.empty(),
                                        Optional.empty()))
                        .join();
        return new EvaluatedScan(
                entry.position(),
                CAMERA,
                at,
                Bytes.of((byte) 'x'),
                new Judgement(reading, verdict, List.of()),
                new Written("the reason"),
                "the first act",
                Optional.empty(),
                Optional.empty());
    }

    Refused.Reason refused(CompletableFuture<?> future) {
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class,
                        () -> future.get(Until.SECONDS, TimeUnit.SECONDS));
        return assertInstanceOf(Refused.class, failed.getCause()).reason();
    }

    Incident active() {
        return lead.status().active().orElseThrow();
    }

    /// Captures what an act must have.
    void capture(IncidentId id, ContainmentStep step) {
        switch (step) {
            case CEASE ->
                    lead.note(id, new IncidentNote.LineStopped("B. Kaya", "stopped, locked"))
                            .join();
            case ISOLATE -> {
                lead.hold(pack("ISO-1"), new Written("same case")).join();
                lead.note(id, new IncidentNote.Quarantined("Cage 4")).join();
            }
            case COMMUNICATE -> {
                Instant at = terminal.time.now;
                lead.note(
                                id,
                                new IncidentNote.Told(
                                        "quality-assurance", "J. Roy", "phone", at, true))
                        .join();
                lead.note(
                                id,
                                new IncidentNote.Told(
                                        "warehouse", "P. Nowak", "in person", at, false))
                        .join();
            }
            case DOCUMENT ->
                    Rules.containment().fields().stream()
                            .filter(f -> f.required())
                            .forEach(f ->
                                    lead.note(id, new IncidentNote.Detail(f.code(), "said"))
                                            .join());
            case INITIATE_REPORT ->
                    lead.note(
                                    id,
                                    new IncidentNote.ReportOpened(
                                            "DEV-26-118",
                                            IncidentNote.Severity.CRITICAL,
                                            "Wrong lot."))
                            .join();
        }
    }

    static Person person(String id) {
        return new Person(new PersonId(id), id, "");
    }
}
