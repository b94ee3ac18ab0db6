package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.cordon.app.container.ContainerStatus;
import org.cordon.app.linedata.EndpointStatus;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.qualification.QualificationProgress;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.people.PersonId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.text.Reason;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeContainers;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeSiteReplicaQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.RuleData;
import org.cordon.support.SampleBatches;
import org.cordon.support.SampleContainers;
import org.cordon.support.SamplePicture;
import org.cordon.support.SampleSite;
import org.cordon.support.SampleStates;
import org.cordon.support.SampleStore;
import org.cordon.support.SampleTrials;
import org.cordon.support.SampleUnits;
import org.cordon.support.TestPictures;
import org.cordon.support.Until;
import org.cordon.ui.batch.BatchAct;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Theme;
import org.cordon.ui.quarantine.HoldFormViewModel;
import org.cordon.ui.records.RecordsViewModel.IncidentRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Draws the window in its states as a person sees them, light and dark, in the sizes of a
/// terminal's screen. A screen is one line in [#screens]; `-Dcordon.screens=records` draws those whose
/// name begins so.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
final class ScreenTourTest {
    private static final Path PHOTOS = Path.of("target", "photos");
    private static final int[][] SIZES = {{1280, 800}, {1600, 900}, {1920, 1080}};

    /// One state of one screen.
    ///
    /// @param window builds it anew, on the FX thread
    private record Screen(String name, Supplier<SampleWindow> window) {}

    @Start
    void start(Stage unshown) {
        // The headless screen is smaller than a terminal's: scenes are drawn without a window.
        unshown.hide();
    }

    private static List<Screen> screens() {
        return List.of(
                line("line-wrong-lot", SampleStates.wrongLot()),
                line("line-all-right", SampleStates.allRight()),
                line("line-on-hold", SampleStates.onHold()),
                line("line-no-read", SampleStates.noRead()),
                line("line-disk-full", SampleStates.diskFull()),
                line("line-disk-nearly-full", SampleStates.littleRoom()),
                line("line-taking-up", SampleStates.takingUp()),
                line("line-waiting", SampleStates.waiting()),
                line("line-no-order", SampleStates.noOrder()),
                line("line-crowded", SampleStates.crowded()),
                new Screen("line-machines", () -> machines(false)),
                new Screen("line-machine-silent", () -> machines(true)),
                new Screen("alarms", () -> alarms(SampleStates.alarms())),
                new Screen("alarms-empty", () -> alarms(SampleStates.allRight())),
                new Screen("batch-planned", () -> batch(new SampleBatches().loaded())),
                new Screen("batch-running", () -> batch(new SampleBatches().running())),
                new Screen("batch-closing", ScreenTourTest::batchClosing),
                new Screen("batch-clearance", () -> batchForm(BatchAct.CLEAR_LINE)),
                new Screen("batch-check", () -> batchForm(BatchAct.RECORD_CHECK)),
                new Screen("batch-close", () -> batchForm(BatchAct.CLOSE)),
                new Screen("batch-differences", () -> reconciliation("#show")),
                new Screen("batch-stock", () -> reconciliation("#stock")),
                new Screen("batch-none", () -> batch(new SampleBatches())),
                new Screen("container-none", () -> container(_ -> {})),
                new Screen("container-wrong", () -> container(ScreenTourTest::wrongContainer)),
                new Screen(
                        "container-other",
                        () ->
                                container(containers -> {
                                    SampleContainers.scan(containers, Purpose.CHECK, 40, 12);
                                    containers.scan(SampleContainers.label(SampleContainers.OTHER));
                                })),
                new Screen(
                        "container-inside",
                        () ->
                                container(containers ->
                                        SampleContainers.scan(containers, Purpose.CHECK, 40, 40))),
                new Screen(
                        "container-many",
                        () ->
                                container(containers ->
                                        SampleContainers.scan(
                                                containers, Purpose.CHECK, 900, 130))),
                new Screen("container-unfinished", () -> container(ScreenTourTest::unfinished)),
                new Screen("rework", () -> rework(_ -> {})),
                new Screen(
                        "rework-anew",
                        () ->
                                rework(containers ->
                                        SampleContainers.scan(
                                                containers, Purpose.REAGGREGATE, 12, 9))),
                new Screen("rework-refused", ScreenTourTest::reworkRefused),
                new Screen("line-distrust", () -> distrust(SampleStates.wrongLot(), false)),
                new Screen("line-distrust-many", () -> distrust(SampleStates.crowded(), true)),
                new Screen(
                        "containment-none",
                        () -> window().build().show(NavigationItem.CONTAINMENT)),
                act("containment-1-cease", ContainmentStep.CEASE, ScreenTourTest::nothingMore),
                act(
                        "containment-2-isolate",
                        ContainmentStep.ISOLATE,
                        ScreenTourTest::scansUnderWay),
                act(
                        "containment-2-isolate-lot",
                        ContainmentStep.ISOLATE,
                        ScreenTourTest::isolatesLot),
                act(
                        "containment-3-communicate",
                        ContainmentStep.COMMUNICATE,
                        ScreenTourTest::nothingMore),
                act(
                        "containment-4-document",
                        ContainmentStep.DOCUMENT,
                        ScreenTourTest::nothingMore),
                act(
                        "containment-5-report",
                        ContainmentStep.INITIATE_REPORT,
                        ScreenTourTest::nothingMore),
                new Screen("containment-overdue", ScreenTourTest::overdue),
                new Screen("containment-contained", ScreenTourTest::contained),
                new Screen("quarantine-empty", () -> quarantine(0)),
                new Screen("quarantine-few", () -> quarantine(7)),
                new Screen("quarantine-many", () -> quarantine(2_000)),
                new Screen("quarantine-search", () -> searched("cage")),
                new Screen(
                        "quarantine-held",
                        () -> scanned("01" + FirstHour.GTIN.digits() + "2100007A1K9Z1")),
                new Screen("quarantine-hold-lot", () -> holdForm(HoldFormViewModel.Kind.LOT)),
                new Screen("quarantine-hold-range", () -> holdForm(HoldFormViewModel.Kind.RANGE)),
                new Screen("quarantine-hold-time", () -> holdForm(HoldFormViewModel.Kind.TIME)),
                new Screen(
                        "quarantine-hold-quantity",
                        () -> holdForm(HoldFormViewModel.Kind.QUANTITY)),
                new Screen("quarantine-hold-units", () -> holdForm(HoldFormViewModel.Kind.UNITS)),
                new Screen("quarantine-targets", ScreenTourTest::targets),
                new Screen("quarantine-release", ScreenTourTest::releasing),
                new Screen("quarantine-refused", () -> scanned("no code at all")),
                new Screen("records-empty", () -> window().build().show(NavigationItem.RECORDS)),
                new Screen("records", ScreenTourTest::records),
                new Screen("records-fresh", ScreenTourTest::fresh),
                new Screen("records-scans", ScreenTourTest::scans),
                new Screen("records-incident", ScreenTourTest::incident),
                new Screen("records-report-failed", ScreenTourTest::reportFailed),
                new Screen("records-broken", ScreenTourTest::recordsBroken),
                new Screen("records-behind", ScreenTourTest::recordsBehind),
                new Screen("unit-held", () -> unit(new EntrySubject.OfUnit(SampleUnits.HELD))),
                new Screen(
                        "unit-contradiction",
                        () -> unit(new EntrySubject.OfUnit(SampleUnits.PACKED))),
                new Screen("unit-case", () -> unit(new EntrySubject.OfUnit(SampleUnits.CASE))),
                new Screen("unit-lot", () -> unit(new EntrySubject.OfLot(SampleUnits.LOT))),
                new Screen("unit-scans", () -> unitTab("#scans")),
                new Screen("unit-events", () -> unitTab("#events")),
                new Screen("unit-documents", () -> unitTab("#documents")),
                new Screen("unit-hold", () -> unitAct("#hold", SampleUnits.PACKED)),
                new Screen("unit-release", () -> unitAct("#release", SampleUnits.HELD)),
                new Screen("unit-none", () -> units().build().show(NavigationItem.UNIT)),
                new Screen("unit-unknown", () -> searchedUnit("(00)340123450000000999")),
                new Screen("unit-matches", ScreenTourTest::unitMatches),
                new Screen("unit-loading", ScreenTourTest::unitLoading),
                new Screen("unit-failed", ScreenTourTest::unitFailed),
                new Screen("site-board", () -> site(FakeSite.level(), SampleSite::busy)),
                new Screen("site-board-old", () -> site(FakeSite.away(), SampleSite::away)),
                new Screen("site-board-quiet", () -> site(FakeSite.level(), SampleSite::quiet)),
                new Screen("site-board-unheard", () -> site(FakeSite.away(), (_, _) -> {})),
                new Screen("site-connections", () -> connections(FakeSite.level())),
                new Screen(
                        "site-connections-away", () -> connections(FakeSite.away().withParked(3))),
                new Screen("site-connections-conflict", () -> connections(FakeSite.conflict())),
                new Screen("site-connections-line-data", ScreenTourTest::lineData),
                new Screen("settings", () -> settings(_ -> {})),
                new Screen("settings-preview", () -> settings(ScreenTourTest::preview)),
                new Screen("settings-loading", () -> settings(ScreenTourTest::loading)),
                new Screen("settings-refused", () -> settings(ScreenTourTest::refused)),
                new Screen("settings-enrol", () -> settings(ScreenTourTest::enrol)),
                new Screen("settings-no-order", ScreenTourTest::settingsWithoutAnything),
                new Screen("qualify-1-code", () -> qualify(SampleTrials.begun())),
                new Screen("qualify-2-long", () -> qualify(SampleTrials.second())),
                new Screen("qualify-4-bars", () -> qualify(SampleTrials.bars())),
                new Screen("qualify-fit", () -> qualify(SampleTrials.fit())),
                new Screen("qualify-settings", () -> qualify(SampleTrials.framing())),
                new Screen("qualify-not-fit", () -> qualify(SampleTrials.german())),
                new Screen("qualify-standing", ScreenTourTest::standing),
                new Screen("scanners-empty", () -> scanners(ScannerStates.empty())),
                new Screen("scanners-live", () -> scanners(ScannerStates.live())),
                new Screen("scanners-json", () -> scanners(ScannerStates.json())),
                new Screen("scanners-refused", () -> scanners(ScannerStates.refused())),
                new Screen("scanners-edit", () -> scanners(ScannerStates.edit())),
                new Screen("scanners-station", () -> line(ScannerStates.edit())),
                new Screen("stations-empty", () -> scanners(ScannerStates.stations())),
                new Screen("stations", () -> line(ScannerStates.stations())),
                new Screen("stations-edit", () -> line(ScannerStates.station())),
                new Screen("stations-refused", () -> line(ScannerStates.stationRefused())),
                new Screen("machines-empty", () -> line(ScannerStates.machines())),
                new Screen("machines", () -> machinery(ScannerStates.machine())),
                new Screen("machines-tested", () -> machinery(ScannerStates.machineTested())),
                new Screen("machines-refused", () -> machinery(ScannerStates.machineRefused())),
                new Screen("store-rebuilding", () -> store(StoreStatus.State.REBUILDING, "")),
                new Screen(
                        "store-broken",
                        () ->
                                store(
                                        StoreStatus.State.BROKEN,
                                        "The disk of the store is read only; trying again in 20"
                                                + " s.")),
                new Screen("pictures", () -> pictures(SamplePicture.shelf(PHOTOS))),
                new Screen("pictures-judged", ScreenTourTest::picturesJudged),
                new Screen("pictures-nothing", () -> pictures(SamplePicture.wall(PHOTOS))),
                new Screen(
                        "pictures-refused",
                        () -> pictures(Path.of("pom.xml"), SamplePicture.wall(PHOTOS))),
                new Screen("pictures-looking", ScreenTourTest::picturesLooking),
                new Screen("sign-in", () -> signIn(FakeAuthentication.known())),
                new Screen("sign-in-first", () -> signIn(FakeAuthentication.fresh())),
                new Screen("sign-in-refused", () -> refusedSignIn(false)),
                new Screen("sign-in-locked", () -> refusedSignIn(true)));
    }

    private static void nothingMore(SampleWindow window) {}

    private static SampleWindow window() {
        return window(SampleStates.allRight());
    }

    private static SampleWindow window(LineStatus status) {
        return new SampleWindow(status, FakeAuthentication.signedIn());
    }

    private static SampleWindow batch(SampleBatches batches) {
        SampleWindow window = window();
        window.batches = batches;
        return window.build().show(NavigationItem.BATCH);
    }

    private static SampleWindow batchClosing() {
        Order next =
                new Order(
                        new OrderId("PO-2026-1188"),
                        "Amlodipine 10 mg, 30 tablets",
                        SampleStates.ORDER.gtin(),
                        new Lot("K2412A"),
                        SampleStates.ORDER.expiry(),
                        20_000);
        return batch(new SampleBatches().closing().next(next));
    }

    private static SampleWindow reconciliation(String button) {
        SampleWindow window = batchClosing();
        ((Button) window.root().lookup(button)).fire();
        return window;
    }

    private static SampleWindow batchForm(BatchAct act) {
        SampleBatches batches = new SampleBatches();
        SampleWindow window =
                batch(act == BatchAct.CLEAR_LINE ? batches.loaded() : batches.closing());
        window.models().batch().begin(act);
        return window;
    }

    private static SampleWindow machines(boolean silent) {
        SampleWindow window = window(SampleStates.allRight());
        window.line.machines(SampleStates.machines(SampleStates.STATIONS.first().id(), silent));
        return window.build();
    }

    private static SampleWindow container(Consumer<FakeContainers> more) {
        SampleWindow window = window();
        more.accept(window.containers);
        return window.build().show(NavigationItem.CONTAINER);
    }

    private static void wrongContainer(FakeContainers containers) {
        SampleContainers.scan(containers, Purpose.CHECK, 40, 33);
        containers.scan(
                SampleContainers.scanned(
                        SampleContainers.pack(77), Optional.of(SampleContainers.OTHER)));
    }

    private static void unfinished(FakeContainers containers) {
        containers.set(
                new ContainerStatus(
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new ContainerStatus.Unfinished(
                                        SampleContainers.CASE, Purpose.CHECK, FirstHour.DETECTED)),
                        Optional.empty()));
    }

    private static SampleWindow rework(Consumer<FakeContainers> more) {
        SampleWindow window = window();
        more.accept(window.containers);
        return window.build().show(NavigationItem.REWORK);
    }

    private static SampleWindow reworkRefused() {
        SampleWindow window =
                rework(containers ->
                        containers.refusal =
                                Optional.of(
                                        Reason.of(
                                                "not-back.on-hold",
                                                SampleContainers.pack(7).label())));
        window.containers.hear(
                SampleContainers.scanned(SampleContainers.pack(7), Optional.empty()));
        return window;
    }

    private static SampleWindow alarms(LineStatus status) {
        return window(status).build().show(NavigationItem.ALARMS);
    }

    private static Screen line(String name, LineStatus status) {
        return new Screen(
                name,
                () -> {
                    SampleWindow window = window(status);
                    if (status.held() > 10) {
                        window.hour.openWrongLot();
                        window.hour.elapsed = Duration.ofMinutes(18).plusSeconds(48);
                    }
                    if (status.held() == 3) {
                        window.site = FakeSite.away();
                    }
                    return window.build().show(NavigationItem.LINE);
                });
    }

    private static Screen act(String name, ContainmentStep step, Consumer<SampleWindow> more) {
        return new Screen(
                name,
                () -> {
                    SampleWindow window = window(SampleStates.withHeld(SampleStates.wrongLot(), 4));
                    window.hour.lead(Optional.of(step));
                    window.build().show(NavigationItem.CONTAINMENT);
                    more.accept(window);
                    window.models().containment().model().refresh();
                    return window;
                });
    }

    private static void scansUnderWay(SampleWindow window) {
        var isolate = window.models().containment().model().forms().isolate();
        isolate.scanProperty().set("no code");
        done(isolate.submit());
        window.hour.holdBack();
        isolate.scanProperty().set("01" + FirstHour.GTIN.digits() + "2100007A1K9R0");
        var _ = isolate.submit();
    }

    private static void isolatesLot(SampleWindow window) {
        var form = window.models().containment().model().forms().isolate().form();
        form.kindProperty().set(HoldFormViewModel.Kind.LOT);
        Node isolate = window.root().lookup(".location-box").getParent().getParent();
        ((Button) isolate.lookup("#more")).fire();
        ((TextInputControl) isolate.lookup("#setting-lot")).setText("K2410B");
        form.reasonProperty().set("Label roll was not cleared");
    }

    private static SampleWindow overdue() {
        SampleWindow window = window(SampleStates.withHeld(SampleStates.wrongLot(), 4));
        window.hour.lead(Optional.of(ContainmentStep.COMMUNICATE));
        window.hour.elapsed = Duration.ofMinutes(67).plusSeconds(9);
        return window.build().show(NavigationItem.CONTAINMENT);
    }

    private static SampleWindow contained() {
        SampleWindow window = window(SampleStates.withHeld(SampleStates.allRight(), 4));
        window.hour.lead(Optional.empty());
        return window.build().show(NavigationItem.CONTAINMENT);
    }

    private static SampleWindow quarantine(int units) {
        SampleWindow window = window(SampleStates.withHeld(SampleStates.allRight(), units));
        window.records.apply(
                List.of(
                        window.hour.entry(
                                new PersonEvent.PersonEnrolled(
                                        new PersonId("supervisor"),
                                        "Wilhelmina Oyelaran-Brandstätter von Hohenfels",
                                        ""))));
        for (int i = 0; i < units; i++) {
            hold(window, i);
            if (i == units / 2) {
                window.hour.openWrongLot();
            }
        }
        return window.build().show(NavigationItem.QUARANTINE);
    }

    private static void hold(SampleWindow window, int i) {
        UnitId unit =
                i == 3
                        ? new UnitId.Container(new Sscc("340123450000000017"))
                        : FirstHour.unit("00007A1K9%04d".formatted(i));
        String why =
                switch (i % 3) {
                    case 0 -> "Pack carries lot K2410B, the order is K2411A.";
                    case 1 ->
                            "Put away with the incident: stood in the same case as a pack whose"
                                    + " lot differs, waits in cage 4";
                    default -> "Найдена под лентой, этикетка повреждена";
                };
        var _ = window.hour.hold(unit, new Reason.Written(why));
    }

    private static SampleWindow searched(String words) {
        SampleWindow window = quarantine(7);
        window.models().quarantine().queryProperty().set(words);
        return window;
    }

    private static SampleWindow targets() {
        SampleWindow window = quarantine(3);
        window.hour.holdSampleTargets();
        window.models().quarantine().refresh();
        return window;
    }

    private static SampleWindow releasing() {
        SampleWindow window = targets();
        var quarantine = window.models().quarantine();
        quarantine.releaseForm().open(window.hour.status().targets().getLast());
        quarantine.releaseForm().reasonProperty().set("Labels checked against the master");
        quarantine.releaseForm().second().nameProperty().set("q.adler");
        return window;
    }

    /// The form, filled in; of a range the ends differ in length, and a time is none.
    private static SampleWindow holdForm(HoldFormViewModel.Kind kind) {
        SampleWindow window = quarantine(7);
        window.models().quarantine().form().kindProperty().set(kind);
        ((Button) window.root().lookup("#more")).fire();
        Map.of(
                        "lot", "K2410B",
                        "first", "00007A1K9999",
                        "last", "00007A1K10000",
                        "from", "03:04",
                        "to", "3 o’clock",
                        "tag", "Q-0114-03",
                        "quantity", "7",
                        "content", "Packs without a readable code",
                        "units", "00007A1K9Q1\n(00) 3 4012345 000000001 7\n00007A1K9Q2")
                .forEach((field, text) -> {
                    if (window.root().lookup("#setting-" + field)
                            instanceof TextInputControl input) {
                        input.setText(text);
                    }
                });
        window.models().quarantine().form().reasonProperty().set("Label roll was not cleared");
        if (kind == HoldFormViewModel.Kind.RANGE || kind == HoldFormViewModel.Kind.TIME) {
            ((Button) window.root().lookup("#submit")).fire();
        }
        return window;
    }

    private static SampleWindow recordsBehind() {
        SampleWindow window = records();
        window.store.show(new StoreStatus(StoreStatus.State.REBUILDING, 41_204, 1_250_331, ""));
        done(window.models().records().load());
        return window;
    }

    private static SampleWindow scanned(String scan) {
        SampleWindow window = quarantine(7);
        window.models().quarantine().reasonProperty().set("Fell off the belt");
        window.models().quarantine().scanProperty().set(scan);
        done(window.models().quarantine().submit());
        return window;
    }

    private static SampleWindow units() {
        SampleWindow window = window(SampleStates.withHeld(SampleStates.allRight(), 2));
        window.records = SampleStore.all();
        window.units.apply(SampleUnits.all());
        return window;
    }

    private static SampleWindow unit(EntrySubject subject) {
        SampleWindow window = units().build();
        window.models().unit().openFirst(subject);
        return window.show(NavigationItem.UNIT);
    }

    private static SampleWindow unitTab(String tab) {
        SampleWindow window = unit(new EntrySubject.OfUnit(SampleUnits.HELD));
        ((ToggleButton) window.root().lookup(".unit-lists").lookup(tab)).fire();
        return window;
    }

    private static SampleWindow unitAct(String button, UnitId unit) {
        SampleWindow window = unit(new EntrySubject.OfUnit(unit));
        ((Button) window.root().lookup(".unit-foot").lookup(button)).fire();
        return window;
    }

    private static SampleWindow searchedUnit(String code) {
        SampleWindow window = units().build().show(NavigationItem.UNIT);
        ((TextInputControl) window.root().lookup(".unit-search")).setText(code);
        ((Button) window.root().lookup("#findUnit")).fire();
        return window;
    }

    private static SampleWindow unitMatches() {
        SampleWindow window = units();
        window.units.apply(SampleUnits.ambiguous());
        window.build().show(NavigationItem.UNIT);
        ((TextInputControl) window.root().lookup(".unit-search")).setText("00007A1K0003");
        ((Button) window.root().lookup("#findUnit")).fire();
        return window;
    }

    private static SampleWindow unitLoading() {
        SampleWindow window = units();
        window.units.beSilent();
        window.build().models().unit().openFirst(new EntrySubject.OfUnit(SampleUnits.HELD));
        return window.show(NavigationItem.UNIT);
    }

    private static SampleWindow unitFailed() {
        SampleWindow window = units();
        window.units.fail(Optional.of(new TimeoutException()));
        window.build().models().unit().openFirst(new EntrySubject.OfUnit(SampleUnits.HELD));
        return window.show(NavigationItem.UNIT);
    }

    private static SampleWindow records() {
        SampleWindow window = window(SampleStates.withHeld(SampleStates.allRight(), 17));
        window.records = SampleStore.all();
        return window.build().show(NavigationItem.RECORDS);
    }

    private static SampleWindow fresh() {
        SampleWindow window = records();
        window.store.show(new StoreStatus(StoreStatus.State.LEVEL, 1_204, 1_204, ""));
        window.models().records().tick();
        return window;
    }

    private static SampleWindow scans() {
        SampleWindow window = records();
        done(window.models().records().show(StreamId.SCANS));
        return window;
    }

    private static SampleWindow incident() {
        SampleWindow window = records();
        open(window);
        return window;
    }

    private static void open(SampleWindow window) {
        IncidentRow row =
                window.models().records().incidents().stream()
                        .filter(r -> r.id().equals(SampleStore.IN_TIME))
                        .findFirst()
                        .orElseThrow();
        done(window.models().records().open(row));
        done(window.models().report().open(row.id()));
    }

    private static SampleWindow reportFailed() {
        SampleWindow window = records();
        window.reports.failToDraw(
                Optional.of(
                        new ReportFailed(
                                "a font is missing.", new IllegalStateException("a font"))));
        open(window);
        return window;
    }

    private static SampleWindow recordsBroken() {
        SampleWindow window = window();
        window.records.setBroken(true);
        return window.build().show(NavigationItem.RECORDS);
    }

    private static SampleWindow site(
            FakeSite state, BiConsumer<FakeSiteReplicaQueries, Instant> told) {
        SampleWindow window = window(SampleStates.withHeld(SampleStates.allRight(), 4));
        window.site = state;
        told.accept(window.replica, window.hour.now());
        window.build().show(NavigationItem.SITE);
        window.models().board().refresh();
        return window;
    }

    /// A line system pushes, and a test of somebody was turned away.
    private static SampleWindow lineData() {
        SampleWindow window = connections(FakeSite.level());
        Instant eight = Instant.parse("2026-11-24T08:00:00Z");
        window.endpoint =
                new EndpointStatus(
                        EndpointStatus.State.LISTENING,
                        "https://10.20.7.5:8443",
                        new EndpointStatus.Events(311, 18_422, 18_410),
                        2,
                        "",
                        List.of(
                                new EndpointStatus.Came(
                                        eight.plusSeconds(41),
                                        "line-7-mes (10.20.7.11)",
                                        true,
                                        "60 events, 60 new"),
                                new EndpointStatus.Came(
                                        eight.plusSeconds(30),
                                        "10.20.7.94",
                                        false,
                                        "No valid token or certificate"),
                                new EndpointStatus.Came(
                                        eight.plusSeconds(21),
                                        "line-7-mes (10.20.7.11)",
                                        false,
                                        "event 14, eventTime: \u201924/11/26 08:00\u2019 is no time"
                                                + " as 2026-11-23T06:00:00.000Z")));
        window.models().connections().select("line-data");
        window.models().connections().refresh();
        return window;
    }

    private static SampleWindow connections(FakeSite state) {
        SampleWindow window = site(state, SampleSite::busy);
        ((ToggleButton) window.root().lookup("#connections")).fire();
        return window;
    }

    private static SampleWindow settings(Consumer<SampleWindow> more) {
        SampleWindow window = window(SampleStates.crowded());
        window.site = FakeSite.away();
        window.build().show(NavigationItem.SETTINGS);
        more.accept(window);
        return window;
    }

    private static SampleWindow qualify(QualificationProgress.Run run) {
        SampleWindow window = window();
        window.qualify.show(run);
        return window.build().show(NavigationItem.SETTINGS);
    }

    private static SampleWindow scanners(Consumer<SampleWindow> state) {
        return scanners(ScannerStates.ATTACHED, state);
    }

    private static SampleWindow line(Consumer<SampleWindow> state) {
        return scanners(ScannerStates.LINE, state);
    }

    private static SampleWindow machinery(Consumer<SampleWindow> state) {
        return scanners(ScannerStates.MACHINES, state);
    }

    private static SampleWindow scanners(
            Map<String, String> settings, Consumer<SampleWindow> state) {
        SampleWindow window = window();
        window.scanners = new FakeScannerSetup(settings);
        window.scanners.plugged = ScannerStates.PORTS;
        window.build().show(NavigationItem.SETTINGS);
        state.accept(window);
        return window;
    }

    private static SampleWindow standing() {
        SampleWindow window = window(SampleStates.crowded());
        SampleTrials.standings(window.qualify, SampleStates.crowded());
        return window.build().show(NavigationItem.SETTINGS);
    }

    private static SampleWindow distrust(LineStatus status, boolean all) {
        SampleWindow window = window(status);
        SampleTrials.standings(window.qualify, status);
        if (all) {
            status.devices().forEach(d -> window.qualify.know(d.id(), SampleTrials.bad(d.id())));
        }
        return window.build();
    }

    private static void preview(SampleWindow window) {
        var _ = window.models().orders().load(Path.of("PO-20412-valsartan-2026-11.json"));
        Order order =
                new Order(
                        new OrderId("PO-20412"),
                        "Valsartan 80 mg, 28 tablets",
                        SampleStates.ORDER.gtin(),
                        new Lot("K2412A"),
                        SampleStates.ORDER.expiry(),
                        12_000);
        window.orders.read(
                new OrderPreview(
                        new OrderFile(
                                order, "PO-20412-valsartan-2026-11.json", Entry.NO_HASH, List.of()),
                        new ChosenProfile(RuleData.profiles().aggregated(), true),
                        Map.of(UnitKind.PACK, 12_000L, UnitKind.CASE, 100L)));
    }

    private static void loading(SampleWindow window) {
        var _ = window.models().orders().load(Path.of("PO-20412-valsartan-2026-11.json"));
        window.orders.at(64, 100);
        window.models().orders().tick();
    }

    private static void refused(SampleWindow window) {
        var _ = window.models().orders().load(Path.of("PO-20412-valsartan.csv"));
        window.orders.refuse(
                new OrderRefused(
                        "line 1,204",
                        "serial",
                        "The serial 00007A1K9Q4 stands in line 17 already. Every pack has its own:"
                                + " ask for a new file."));
    }

    private static void enrol(SampleWindow window) {
        var enrolment = window.models().enrolment();
        enrolment.nameProperty().set("Wilhelmina Oyelaran-Brandstätter von Hohenfels");
        enrolment.idProperty().set("wilhelmina");
        enrolment.passwordProperty().set("long enough");
        enrolment.againProperty().set("long enought");
        done(enrolment.enrol());
    }

    private static SampleWindow settingsWithoutAnything() {
        SampleWindow window = window(SampleStates.noOrder());
        return window.build().show(NavigationItem.SETTINGS);
    }

    private static SampleWindow store(StoreStatus.State state, String detail) {
        SampleWindow window = window();
        window.store.show(new StoreStatus(state, 41_204, 1_250_331, detail));
        return window.build().show(NavigationItem.SETTINGS);
    }

    private static SampleWindow pictures(Path... files) {
        SampleWindow window = window(SampleStates.wrongLot()).build();
        done(window.models().pictures().read(List.of(files)));
        return window;
    }

    private static SampleWindow picturesJudged() {
        SampleWindow window = pictures(SamplePicture.shelf(PHOTOS));
        done(window.models().pictures().judge());
        return window;
    }

    private static SampleWindow picturesLooking() {
        SampleWindow window = window(SampleStates.allRight());
        window.pictures.beSlow();
        window.build();
        var _ = window.models().pictures().read(List.of(Path.of("IMG_2042.jpg")));
        return window;
    }

    private static SampleWindow signIn(FakeAuthentication door) {
        return new SampleWindow(SampleStates.waiting(), door).build();
    }

    private static SampleWindow refusedSignIn(boolean locked) {
        FakeAuthentication door = FakeAuthentication.known();
        if (locked) {
            door.lock();
        }
        SampleWindow window = signIn(door);
        window.signIn().go("", "supervisor", "wrong".toCharArray(), () -> {});
        return window;
    }

    private static void done(CompletableFuture<?> future) {
        future.join();
    }

    // [utest->req~window.drawn~1]
    @Test
    void everyScreenIsDrawnInBothThemesAndEverySize() throws IOException {
        Platform.runLater(() -> CssParser.errorsProperty().clear());
        String wanted = System.getProperty("cordon.screens", "");
        for (Screen screen : screens().stream().filter(s -> s.name().startsWith(wanted)).toList()) {
            for (Theme theme : Theme.values()) {
                for (int[] size : SIZES) {
                    draw(screen, theme, size[0], size[1]);
                }
            }
        }
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    private static void draw(Screen screen, Theme theme, int width, int height) throws IOException {
        SampleWindow window =
                WaitForAsyncUtils.waitForAsyncFx(
                        Until.PATIENCE.toMillis(), () -> screen.window().get());
        Scene scene =
                WaitForAsyncUtils.waitForAsyncFx(
                        Until.PATIENCE.toMillis(),
                        () -> {
                            Scene made = new Scene(window.root(), width, height);
                            theme.dress(made);
                            window.pulse.close();
                            return made;
                        });
        // The first drawing tells views how wide they are; what they change for it comes after.
        WaitForAsyncUtils.waitForAsyncFx(Until.PATIENCE.toMillis(), () -> scene.snapshot(null));
        WaitForAsyncUtils.waitForFxEvents();
        String look = theme.name().toLowerCase(Locale.ROOT);
        BufferedImage picture =
                TestPictures.save(
                        scene,
                        Path.of("%s-%s-%dx%d.png".formatted(screen.name(), look, width, height)));
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        assertTrue(colours(picture) > 20, screen.name() + " is not blank");
        WaitForAsyncUtils.waitForAsyncFx(
                Until.PATIENCE.toMillis(),
                () -> {
                    window.close();
                    scene.setRoot(new Pane());
                    return scene;
                });
    }

    private static long colours(BufferedImage picture) {
        return java.util.Arrays.stream(
                        picture.getRGB(
                                0,
                                0,
                                picture.getWidth(),
                                picture.getHeight(),
                                null,
                                0,
                                picture.getWidth()))
                .distinct()
                .count();
    }
}
