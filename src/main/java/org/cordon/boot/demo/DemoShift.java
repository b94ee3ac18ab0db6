package org.cordon.boot.demo;

import org.cordon.app.projection.StoreStatus;
import org.cordon.app.replication.SiteStatus;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.shell.TerminalServices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// One shift at the demo line, with the first hour in its midst, led through the commands that people use.
///
/// @param out the report is written here
record DemoShift(
        DemoSteps stages,
        Path out,
        DemoTerminal demo,
        TerminalServices parts,
        StatusWaiter witness,
        DemoPictures pictures,
        Order order,
        ReasonMessages reasons) {
    private static final Messages TEXT = Messages.of(DemoShift.class);

    /// Plays it.
    ///
    /// @return the incident that was led
    IncidentId play() {
        stages.stage("good-packs", this::goodPacks);
        stages.stage("no-reads", this::readerFault);
        AlarmId escaped =
                stages.stage("escaped", this::escaped, _ -> TEXT.get("demo.escaped.done"));
        IncidentId incident = firstHour();
        stages.stage("skipped-station", () -> found(escaped));
        stages.stage("duplicate", () -> putAway(VerdictCode.DUPLICATE));
        stages.stage("wrong-container", () -> putAway(VerdictCode.WRONG_CONTAINER));
        stages.stage("unknown", () -> putAway(VerdictCode.UNKNOWN_SERIAL));
        stages.stage("end-of-shift", this::wholeShift);
        stages.stage("stores", this::level);
        stages.stage("pictures", () -> restOfThePictures(incident));
        return incident;
    }

    private String restOfThePictures(IncidentId incident) {
        pictures.draw("quarantine", NavigationItem.QUARANTINE);
        pictures.takeRecords(incident);
        pictures.draw("settings", NavigationItem.SETTINGS);
        return TEXT.get("demo.pictures.done", pictures.count());
    }

    private String goodPacks() throws InterruptedException {
        demo.attach();
        see(TEXT.get("demo.late.good-packs"), () -> count(VerdictCode.ACCEPTED) >= 20);
        demo.line().cameras().pause();
        DemoSteps.need(unacknowledged().isEmpty(), TEXT.get("demo.good-packs.wrong"));
        pictures.draw("line-right", NavigationItem.LINE);
        demo.line().cameras().resume();
        return TEXT.get("demo.good-packs.done");
    }

    private String readerFault() throws Exception {
        see(
                TEXT.get("demo.late.verdict", LineFinding.NO_READS),
                () -> noReads().findFirst().isPresent());
        Alarm fault = noReads().findFirst().orElseThrow();
        demo.line().cameras().pause();
        pictures.draw("line-no-reads", NavigationItem.LINE);
        acknowledge(fault.id());
        see(TEXT.get("demo.late.acknowledgement"), () -> noReads().findFirst().isEmpty());
        demo.line().cameras().resume();
        return reasons.of(fault.reason());
    }

    private Stream<Alarm> noReads() {
        return ofTheLine(LineFinding.NO_READS);
    }

    private Stream<Alarm> ofTheLine(AlarmKind kind) {
        return parts.line().status().unacknowledged().stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> alarm.kind().equals(kind));
    }

    /// A pack that was not read was not rejected either: it is on its way to the bundler.
    private AlarmId escaped() throws Exception {
        see(
                TEXT.get("demo.late.verdict", LineFinding.ESCAPED),
                () -> ofTheLine(LineFinding.ESCAPED).findFirst().isPresent());
        AlarmId alarm = ofTheLine(LineFinding.ESCAPED).findFirst().orElseThrow().id();
        demo.line().cameras().pause();
        pictures.draw("alarms-escaped", NavigationItem.ALARMS);
        acknowledge(alarm);
        see(
                TEXT.get("demo.late.acknowledgement"),
                () -> ofTheLine(LineFinding.ESCAPED).findFirst().isEmpty());
        demo.line().cameras().resume();
        return alarm;
    }

    /// The bundler reads the pack that escaped, which is put into quarantine.
    private String found(AlarmId escaped) throws Exception {
        String reason = putAway(VerdictCode.NOT_VERIFIED);
        DemoSteps.await(
                parts.authentication()
                        .secondPerson(DemoLine.SECOND, DemoLine.PASSWORD.toCharArray())
                        .thenCompose(second ->
                                parts.scans()
                                        .handle(
                                                new AlarmEvent.AlarmClosed(
                                                        List.of(escaped),
                                                        AlarmEvent.Closing.RESOLVED,
                                                        TEXT.get("demo.note.escaped"),
                                                        Optional.of(second.id())))));
        return reason;
    }

    private void acknowledge(AlarmId alarm) throws Exception {
        DemoSteps.await(parts.scans().handle(new AlarmEvent.AlarmAcknowledged(List.of(alarm))));
    }

    /// P3, from the scan that shows the wrong lot.
    private IncidentId firstHour() {
        EvaluatedScan trigger =
                stages.stage("wrong-lot", this::wrongLot, scan -> reasons.of(scan.reason()));
        pictures.draw("line-wrong-lot", NavigationItem.LINE);
        IncidentId incident =
                stages.stage(
                        "containment",
                        () -> DemoSteps.await(parts.containment().start(trigger)),
                        id -> TEXT.get("demo.containment.done", id));
        act(incident, ContainmentStep.CEASE, this::cease);
        act(incident, ContainmentStep.ISOLATE, () -> isolate(incident));
        act(incident, ContainmentStep.COMMUNICATE, this::communicate);
        act(incident, ContainmentStep.DOCUMENT, this::document);
        act(incident, ContainmentStep.INITIATE_REPORT, this::initiateReport);
        stages.stage("contained", () -> contained(incident));
        stages.stage("report", () -> report(incident));
        demo.line().cameras().resume();
        return incident;
    }

    /// Waits for the whole run of the wrong lot, then stands the line, as a supervisor would.
    private EvaluatedScan wrongLot() throws Exception {
        long run = wrongLots();
        see(TEXT.get("demo.late.wrong-lot"), () -> count(VerdictCode.WRONG_LOT) == run);
        demo.line().cameras().pause();
        return latched(VerdictCode.WRONG_LOT);
    }

    /// Scans of the recorded shift that carry another lot than the order's.
    private long wrongLots() throws IOException {
        return DemoLine.shift().stream()
                .flatMap(s -> s.codes().stream())
                .filter(s -> s.startsWith("]d2") && !s.endsWith("10" + order.lot()))
                .count();
    }

    private void act(
            IncidentId incident, ContainmentStep step, Callable<List<IncidentNote>> carryOut) {
        String name = step.name().toLowerCase(Locale.ROOT).replace('_', '-');
        stages.stage(
                name,
                () -> {
                    List<IncidentNote> notes = carryOut.call();
                    for (IncidentNote note : notes) {
                        DemoSteps.await(parts.containment().note(incident, note));
                    }
                    pictures.draw(
                            "containment-%d-%s"
                                    .formatted(
                                            List.of(ContainmentStep.values()).indexOf(step) + 1,
                                            name),
                            NavigationItem.CONTAINMENT);
                    DemoSteps.await(parts.containment().complete(incident, step));
                    Duration elapsed = parts.incidents().elapsed(incident(incident));
                    DemoSteps.need(
                            elapsed.compareTo(Incident.LIMIT) < 0,
                            TEXT.get("demo.act.late", clock(elapsed)));
                    return TEXT.get("demo.act.done", clock(elapsed), notes.size());
                });
    }

    private List<IncidentNote> cease() {
        return List.of(new IncidentNote.LineStopped(DemoLine.NAME, TEXT.get("demo.note.stopped")));
    }

    private List<IncidentNote> isolate(IncidentId incident) throws Exception {
        // The packs of the wrong lot are taken off the belt and scanned by hand.
        for (EvaluatedScan seen : unacknowledged()) {
            if (seen.code() == VerdictCode.WRONG_LOT) {
                EvaluatedScan byHand = DemoSteps.await(parts.scans().typed(seen.raw()));
                DemoSteps.await(
                        parts.containment().hold(byHand.unit().orElseThrow(), seen.reason()));
            }
        }
        DemoSteps.need(!incident(incident).held().isEmpty(), TEXT.get("demo.act.unheld"));
        return List.of(new IncidentNote.Quarantined(TEXT.get("demo.note.quarantine")));
    }

    private List<IncidentNote> communicate() {
        return parts.rules().departments().stream()
                .filter(ContainmentRules.Item::required)
                .<IncidentNote>map(department ->
                        new IncidentNote.Told(
                                department.code(),
                                TEXT.get("demo.note.on-duty"),
                                TEXT.get("demo.note.telephone"),
                                parts.time().now(),
                                true))
                .toList();
    }

    private List<IncidentNote> document() {
        return parts.rules().fields().stream()
                .filter(ContainmentRules.Item::required)
                .<IncidentNote>map(field ->
                        new IncidentNote.Detail(
                                field.code(), TEXT.get("demo.note.detail", field.hint())))
                .toList();
    }

    private List<IncidentNote> initiateReport() {
        return List.of(
                new IncidentNote.ReportOpened(
                        "DEV-DEMO-1",
                        IncidentNote.Severity.MAJOR,
                        TEXT.get("demo.note.report", order.lot())));
    }

    private String contained(IncidentId id) throws InterruptedException {
        see(TEXT.get("demo.late.end"), () -> parts.incidents().status().contained().isPresent());
        Incident incident = parts.incidents().status().contained().orElseThrow();
        DemoSteps.need(incident.id().equals(id), TEXT.get("demo.contained.other"));
        pictures.draw("containment-6-contained", NavigationItem.CONTAINMENT);
        return TEXT.get(
                "demo.contained.done", clock(incident.lastElapsed()), incident.held().size());
    }

    private String report(IncidentId incident) throws Exception {
        Document document = DemoSteps.await(parts.reports().prepare(incident));
        Path file = out.resolve(incident + ".pdf");
        Files.write(file, document.bytes());
        DemoSteps.await(parts.reports().issued(incident, document, file.getFileName().toString()));
        return TEXT.get(
                "demo.report.done", file, document.pages(), document.sha256().substring(0, 12));
    }

    /// Waits for such a verdict, and puts the pack into quarantine.
    private String putAway(VerdictCode code) throws Exception {
        EvaluatedScan bad = latched(code);
        demo.line().cameras().pause();
        pictures.draw(
                "line-" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                NavigationItem.LINE);
        DemoSteps.await(parts.containment().hold(bad.unit().orElseThrow(), bad.reason()));
        demo.line().cameras().resume();
        return reasons.of(bad.reason());
    }

    /// The whole order went by, and everything wrong in the recording was found.
    private String wholeShift() throws Exception {
        List<String> shift = DemoLine.shift().stream().flatMap(s -> s.codes().stream()).toList();
        see(TEXT.get("demo.late.shift"), () -> demo.line().cameras().ended().isDone());
        long noReads = shift.stream().filter(s -> s.equals("NOREAD")).count();
        long wrongLots = wrongLots();
        long byCameras = shift.size();
        see(
                TEXT.get("demo.late.scans"),
                () ->
                        DemoLine.recorded(demo.terminal().journal()).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                == byCameras);
        confirmTheRest();
        DemoSteps.need(
                count(VerdictCode.NO_READ) == noReads,
                TEXT.get("demo.shift.no-reads", count(VerdictCode.NO_READ), noReads));
        for (VerdictCode once :
                List.of(
                        VerdictCode.DUPLICATE,
                        VerdictCode.WRONG_CONTAINER,
                        VerdictCode.NOT_VERIFIED,
                        VerdictCode.REPEAT_READ,
                        VerdictCode.UNKNOWN_SERIAL)) {
            DemoSteps.need(count(once) == 1, TEXT.get("demo.shift.not-once", once, count(once)));
        }
        // The rest that the reject took off has no code, or that of a pack that went on.
        long rejected = DemoLine.rejected(demo.terminal().journal());
        DemoSteps.need(
                rejected == wrongLots + count(VerdictCode.UNKNOWN_SERIAL),
                TEXT.get("demo.shift.rejected", rejected));
        long passed = parts.line().status().distinctPacks();
        // Those of the wrong lot and the one that nobody read did not pass the first station.
        long expected = order.packs() - wrongLots - count(VerdictCode.NOT_VERIFIED);
        DemoSteps.need(passed == expected, TEXT.get("demo.shift.passed", passed, expected));
        DemoSteps.need(
                parts.line().status().unacknowledged().isEmpty(),
                TEXT.get("demo.shift.open", parts.line().status().unacknowledged().size()));
        return TEXT.get("demo.shift.done", byCameras, passed, wrongLots);
    }

    private void confirmTheRest() throws Exception {
        for (EvaluatedScan seen : unacknowledged()) {
            if (seen.code() == VerdictCode.WRONG_LOT) {
                DemoSteps.await(parts.containment().hold(seen.unit().orElseThrow(), seen.reason()));
            } else {
                acknowledge(AlarmId.ofScan(seen.position()));
            }
        }
        for (Alarm more : noReads().toList()) {
            acknowledge(more.id());
        }
        see(
                TEXT.get("demo.late.acknowledgements"),
                () -> parts.line().status().unacknowledged().isEmpty());
    }

    private String level() throws InterruptedException {
        ChainHead operationsHead = demo.terminal().journal().head(StreamId.OPERATIONS);
        ChainHead scans = demo.terminal().journal().head(StreamId.SCANS);
        DemoSteps.await(parts.store().applied(StreamId.OPERATIONS, operationsHead));
        DemoSteps.await(parts.store().applied(StreamId.SCANS, scans));
        DemoSteps.need(
                parts.store().status().state() == StoreStatus.State.LEVEL,
                TEXT.get("demo.stores.behind", parts.store().status()));
        see(
                TEXT.get("demo.late.site"),
                () ->
                        parts.site().status().state() == SiteStatus.State.CONNECTED
                                && parts.site().status().waiting() == 0);
        return TEXT.get("demo.stores.done", operationsHead.seq() + scans.seq());
    }

    private EvaluatedScan latched(VerdictCode code) throws InterruptedException {
        see(
                TEXT.get("demo.late.verdict", code.name()),
                () -> unacknowledged().stream().anyMatch(s -> s.code() == code));
        return unacknowledged().stream().filter(s -> s.code() == code).findFirst().orElseThrow();
    }

    private List<EvaluatedScan> unacknowledged() {
        return parts.line().status().unacknowledged().stream()
                .flatMap(alarm -> alarm.scan().stream())
                .toList();
    }

    private long count(VerdictCode code) {
        LineStatus now = parts.line().status();
        return now.counts().getOrDefault(code, 0L);
    }

    private Incident incident(IncidentId id) {
        return Stream.concat(
                        parts.incidents().status().active().stream(),
                        parts.incidents().status().contained().stream())
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DemoSteps.StageFailed(TEXT.get("demo.act.unknown", id)));
    }

    private void see(String otherwise, BooleanSupplier seen) throws InterruptedException {
        DemoSteps.need(witness.until(seen, DemoSteps.PATIENCE), otherwise);
    }

    private static String clock(Duration elapsed) {
        return "%02d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
