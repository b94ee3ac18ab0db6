package org.cordon.ui.qualification;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.adapter.report.PdfPageRenderer;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.adapter.serial.SerialScanner;
import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.qualification.CheckCodeFilter;
import org.cordon.app.qualification.QualificationService;
import org.cordon.app.qualification.QualificationStandings;
import org.cordon.app.scanning.LineSurroundings;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialAddress;
import org.cordon.core.scanner.SerialLine;
import org.cordon.core.scanner.Terminator;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Check;
import org.cordon.core.scanner.qualification.CheckOutcome;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.scanner.qualification.Severity;
import org.cordon.core.scanner.wedge.WedgeTiming;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.sim.PseudoPort;
import org.cordon.sim.SetScanner;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeKeyClock;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.RealTime;
import org.cordon.support.RuleData;
import org.cordon.support.Scanning;
import org.cordon.support.Screen;
import org.cordon.support.Until;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.WedgeInput;
import org.cordon.ui.report.PrintTarget;
import org.cordon.ui.shell.BackgroundScans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/// The whole way: a simulated scanner at a real pseudo-terminal, the serial port, the line's intake, the
/// wizard on its real FXML, the journal.
@ExtendWith(ApplicationExtension.class)
final class QualifyWizardFxTest {
    private static final DeviceId HAND = new DeviceId("Hand scanner");

    @TempDir private Path folder;

    private final RealTime time = new RealTime();
    private final FakeJournal journal = new FakeJournal(time);
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService serial = Executors.newSingleThreadScheduledExecutor();
    private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private final FakeStoreQueries records = new FakeStoreQueries().follow(journal);
    private final QualificationStandings standings = new QualificationStandings();
    private final ScanPipeline line =
            new ScanPipeline(
                    journal,
                    new OperationsReplay(journal),
                    records,
                    store,
                    door,
                    time,
                    RuleData.rules(),
                    new LineSurroundings(
                            new CheckCodeFilter(SetScanner.layouts(), journal, door, standings)
                                    ::takes,
                            _ -> Optional.empty()),
                    Runnable::run);
    private Framing framing = Framing.USUAL;
    private final FakeKeyClock keys = FakeKeyClock.person();
    private FxDispatcher pulse;
    private WedgeInput wedge;
    private SheetViewModel sheet;
    private Optional<AutoCloseable> scanner = Optional.empty();
    private Optional<PseudoPort> port = Optional.empty();

    @Start
    void start(Stage stage) {
        QualificationService desk =
                new QualificationService(
                        line,
                        journal,
                        records,
                        store,
                        door,
                        time,
                        d -> d.equals(ScanPipeline.TYPED) ? Optional.empty() : Optional.of(framing),
                        SetScanner.layouts(),
                        standings,
                        serial,
                        supervisor);
        desk.open().join();
        line.start();
        pulse = new FxDispatcher();
        Messages messages = Messages.of(QualifyViewModel.class);
        sheet =
                new SheetViewModel(
                        new CalibrationSheet(new CalibrationDrawer()),
                        new PdfPageRenderer(),
                        messages,
                        reader,
                        pulse.fx());
        QualifyController pane =
                Views.load(
                                new QualifyController(
                                        new QualifyViewModel(
                                                desk,
                                                line,
                                                Optional.of(this::take),
                                                pulse,
                                                messages,
                                                time,
                                                sheet),
                                        new CalibrationDrawer(),
                                        messages))
                        .controller();
        Button typed = pane.act(ScanPipeline.TYPED);
        typed.setId("qualify-typed");
        VBox row = new VBox(typed, pane.standing(HAND), pane.act(HAND));
        row.getChildren().get(1).setId("standing");
        row.getChildren().getLast().setId("qualify");
        StackPane screen = pane.overlay(row);
        BackgroundScans scans =
                new BackgroundScans(pulse, line, new ReasonMessages(ZoneOffset.UTC));
        wedge = new WedgeInput(keys, WedgeTiming.USUAL, scan -> scans.accept(scan, screen));
        wedge.listen(screen);
        Screen.show(stage, screen, 1280, 800);
    }

    private CompletableFuture<Void> take(DeviceId device, Map<String, String> settings) {
        taken.add(settings);
        return CompletableFuture.completedFuture(null);
    }

    @AfterEach
    void end() throws Exception {
        wedge.close();
        pulse.close();
        if (scanner.isPresent()) {
            scanner.get().close();
        }
        line.close();
        if (port.isPresent()) {
            port.get().close();
        }
        supervisor.shutdownNow();
        reader.shutdownNow();
        serial.shutdownNow();
    }

    /// Plugs the scanner in and opens the wizard by keyboard.
    private void begin(FxRobot robot) throws Exception {
        port = Optional.of(new PseudoPort(folder));
        SerialScanner reader =
                new SerialScanner(
                        new ScannerConfig.Serial(
                                HAND,
                                DeviceRole.HANDHELD,
                                new SerialAddress.Path(folder.resolve("port").toString()),
                                SerialLine.USUAL,
                                framing,
                                Duration.ofSeconds(60)),
                        new SerialPorts(),
                        time,
                        supervisor);
        scanner = Optional.of(reader);
        line.attach(reader);
        Until.holds(
                () ->
                        line.status().devices().stream()
                                .anyMatch(d -> d.state() == DeviceState.READING),
                () -> "the port is open");
        robot.interact(() -> robot.lookup("#qualify").queryButton().requestFocus());
        robot.type(KeyCode.SPACE);
        until(() -> shown(robot, "#code"));
    }

    private void send(Bytes bytes) throws Exception {
        port.orElseThrow().send(bytes);
    }

    private void scanAll(FxRobot robot, SetScanner sim) throws Exception {
        for (CalibrationCode code : CalibrationCode.QUALIFYING) {
            until(() -> text(robot, "#step").startsWith("Code " + code.number() + " "));
            send(sim.sends(code));
        }
        until(() -> shown(robot, "#fitness"));
    }

    private static String standing(FxRobot robot) {
        return robot.lookup("#standing .label").queryAs(Label.class).getText();
    }

    private ScannerEvent.ScannerQualified recorded() {
        Until.holds(
                () ->
                        journal.facts(StreamId.OPERATIONS).stream()
                                .anyMatch(ScannerEvent.ScannerQualified.class::isInstance),
                () -> "the result is recorded");
        return assertInstanceOf(
                ScannerEvent.ScannerQualified.class,
                journal.facts(StreamId.OPERATIONS).stream()
                        .filter(ScannerEvent.ScannerQualified.class::isInstance)
                        .findFirst()
                        .orElseThrow());
    }

    private static Map<Check, CheckOutcome> odd(ScannerEvent.ScannerQualified event) {
        return event.findings().stream()
                .filter(f -> f.severity() != Severity.GOOD)
                .collect(Collectors.toMap(f -> f.check(), f -> f.outcome()));
    }

    // [utest->req~qualify.wizard~1]
    @Test
    void aGoodScannerIsFitAndItsResultIsRecordedByScannerAlone(FxRobot robot) throws Exception {
        begin(robot);
        assertEquals("Nothing yet.", text(robot, "#heard"));
        scanAll(robot, SetScanner.GOOD);
        assertEquals("Fit", text(robot, "#fitness"));
        assertEquals("Nothing to set", text(robot, "#adviceTitle"));
        send(SetScanner.GOOD.sends(CalibrationCode.CANARY));
        ScannerEvent.ScannerQualified event = recorded();
        assertEquals(QualificationResult.FIT, event.fitness());
        assertEquals(Map.of(), odd(event));
        until(() -> text(robot, "#savedWords").startsWith("Recorded"));
        assertTrue(robot.lookup("#record").queryButton().isDisabled());
        robot.clickOn("#close");
        until(() -> shown(robot, "#standing"));
        assertTrue(standing(robot).startsWith("Fit, qualified "));
        assertEquals(List.of(), journal.facts(StreamId.SCANS), "nothing was judged");
    }

    // [utest->req~qualify.wizard~1]
    @Test
    void withoutSeparatorAndIdentifierItIsNotFit(FxRobot robot) throws Exception {
        begin(robot);
        scanAll(robot, SetScanner.GOOD.withoutIdentifier().separator(""));
        assertEquals("Not fit", text(robot, "#fitness"));
        robot.type(KeyCode.SPACE);
        assertEquals(
                Map.of(
                        Check.IDENTIFIER,
                        CheckOutcome.NOT_SENT,
                        Check.SEPARATOR,
                        CheckOutcome.DROPPED),
                odd(recorded()));
    }

    // [utest->req~qualify.wizard~1]
    @Test
    void aGermanLayoutAndAWrongEndAreToldAndTakenOver(FxRobot robot) throws Exception {
        framing =
                new Framing(
                        EnumSet.of(Terminator.LF),
                        Bytes.of(),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        4096);
        begin(robot);
        scanAll(robot, SetScanner.GOOD.separator("").layout("german"));
        assertEquals("Not fit", text(robot, "#fitness"));
        robot.clickOn("#take");
        until(() -> !taken.isEmpty());
        assertEquals(List.of(Map.of("terminators", "CR")), taken);
        robot.clickOn("#record");
        ScannerEvent.ScannerQualified event = recorded();
        assertEquals(CheckOutcome.OTHER_LAYOUT, odd(event).get(Check.LAYOUT));
        assertEquals(CheckOutcome.UNSET, odd(event).get(Check.END));
        assertEquals(CheckOutcome.ALTERED, odd(event).get(Check.IDENTIFIER));
        assertTrue(
                event.findings().stream()
                        .anyMatch(f -> f.check() == Check.LAYOUT && f.came().startsWith("German")));
    }

    // [utest->req~qualify.wizard~1]
    @Test
    void aScannerThatFoldsCaseIsToldAfterOneCode(FxRobot robot) throws Exception {
        SetScanner folds = SetScanner.GOOD.change(t -> t.toUpperCase(Locale.ROOT));
        begin(robot);
        send(Bytes.parse("http://example.com{x0D}"));
        until(() -> text(robot, "#noticeWords").startsWith("That is none of the codes"));
        assertEquals("http://example.com{x0D}", text(robot, "#heard"));
        send(folds.sends(CalibrationCode.CHARACTERS));
        until(() -> text(robot, "#step").startsWith("Code 2 "));
        assertTrue(
                robot.lookup("#checks").lookup(".label").queryAllAs(Label.class).stream()
                        .anyMatch(l -> l.getText().equals("Must be set")));
        for (int i = 2; i <= 5; i++) {
            int code = i;
            until(() -> text(robot, "#step").startsWith("Code " + code + " "));
            robot.type(KeyCode.SPACE);
        }
        until(() -> shown(robot, "#fitness"));
        robot.type(KeyCode.SPACE);
        ScannerEvent.ScannerQualified event = recorded();
        assertEquals(CheckOutcome.FOLDED_UPPER, odd(event).get(Check.CASE));
        assertEquals(CheckOutcome.NOT_READ, odd(event).get(Check.SYMBOLOGIES));
    }

    // [utest->req~qualify.sheet-from-wizard~1]
    @Test
    void theSheetIsSavedFromTheWizardAndThatIsTold(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#qualify").queryButton().fire());
        until(() -> shown(robot, "#saveSheet") && shown(robot, "#printSheet"));
        Path file = folder.resolve(sheet.fileName());
        robot.interact(() -> {
            var _ = sheet.save(file);
        });
        until(() -> robot.lookup("Saved as " + sheet.fileName() + ".").tryQuery().isPresent());
        assertArrayEquals(
                new CalibrationSheet(new CalibrationDrawer()).draw().bytes(),
                Files.readAllBytes(file));
        until(() -> !robot.lookup("#saveSheet").queryButton().isDisabled());
    }

    // [utest->req~qualify.sheet-from-wizard~1]
    @Test
    void aSheetThatCannotBeSavedOrPrintedSaysWhatToDoNext(FxRobot robot) throws Exception {
        List<SheetViewModel.Told> told = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            sheet.onTold(told::add);
            var _ = sheet.save(folder.resolve("no such folder").resolve("sheet.pdf"));
        });
        until(() -> told.size() == 1);
        assertFalse(told.getFirst().done());
        assertEquals("Choose another folder.", told.getFirst().todo());
        JammedPaper jammed = new JammedPaper();
        robot.interact(() -> {
            var _ = sheet.print(jammed);
        });
        until(() -> told.size() == 2);
        assertEquals(
                new SheetViewModel.Told(
                        false, "Out of paper.", "Choose another printer, or save the sheet."),
                told.getLast());
        assertTrue(jammed.cancelled);
    }

    // [utest->req~qualify.sheet-from-wizard~1]
    @Test
    void theSheetIsPrintedOnOnePageFineEnoughForBars(FxRobot robot) throws Exception {
        List<SheetViewModel.Told> told = new CopyOnWriteArrayList<>();
        List<Integer> widths = new CopyOnWriteArrayList<>();
        PrintTarget paper =
                new PrintTarget() {
                    @Override
                    public String name() {
                        return "Line 3 printer";
                    }

                    @Override
                    public void page(Raster page) {
                        widths.add(page.width());
                    }

                    @Override
                    public void end() {
                        widths.add(0);
                    }

                    @Override
                    public void cancel() {
                        widths.clear();
                    }
                };
        robot.interact(() -> {
            sheet.onTold(told::add);
            var _ = sheet.print(paper);
        });
        until(() -> told.size() == 1);
        assertTrue(told.getFirst().done());
        assertEquals("Sent to Line 3 printer.", told.getFirst().happened());
        assertEquals(List.of(2480, 0), widths, "A4 at 300 dots an inch, then the end");
    }

    /// A printer without paper.
    private static final class JammedPaper implements PrintTarget {
        private volatile boolean cancelled;

        @Override
        public String name() {
            return "Line 3 printer";
        }

        @Override
        public void page(Raster page) {
            throw new PrintFailed("Out of paper.");
        }

        @Override
        public void end() {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /// Types what a scanner sends, as a keyboard does in a burst.
    private void type(FxRobot robot, SetScanner sim, CalibrationCode code) {
        String sent =
                new String(sim.around("", "").sends(code).toArray(), StandardCharsets.ISO_8859_1);
        robot.interact(() -> {
            keys.beMachine();
            Scanning.scan(robot.lookup("#qualify-typed").query().getScene(), sent);
            keys.bePerson();
        });
    }

    private void typeAll(FxRobot robot, SetScanner sim) throws Exception {
        robot.interact(() -> robot.lookup("#qualify-typed").queryButton().fire());
        until(() -> shown(robot, "#typed"));
        for (CalibrationCode code : CalibrationCode.QUALIFYING) {
            until(() -> text(robot, "#step").startsWith("Code " + code.number() + " "));
            type(robot, sim, code);
        }
        until(() -> shown(robot, "#fitness"));
    }

    // [utest->req~qualify.keyboard~1]
    @Test
    void aKeyboardScannerIsQualifiedByWhatItTypes(FxRobot robot) throws Exception {
        typeAll(robot, SetScanner.GOOD);
        assertEquals("Qualify Keyboard scanner", text(robot, "#title"));
        assertEquals("Fit", text(robot, "#fitness"));
        type(robot, SetScanner.GOOD, CalibrationCode.CANARY);
        ScannerEvent.ScannerQualified event = recorded();
        assertEquals(ScanPipeline.TYPED, event.device());
        assertEquals(QualificationResult.FIT, event.fitness());
        assertEquals(
                Map.of(Check.END, CheckOutcome.NOT_SEEN, Check.SPEED, CheckOutcome.NOT_SEEN),
                odd(event),
                "keys tell neither");
        until(() -> text(robot, "#savedWords").startsWith("Recorded"));
        robot.clickOn("#close");
        until(() -> shown(robot, "#standing"));
        type(robot, SetScanner.GOOD.separator(""), CalibrationCode.CANARY);
        Until.holds(
                () ->
                        journal.facts(StreamId.OPERATIONS).stream()
                                .anyMatch(f ->
                                        f instanceof ScannerEvent.CanaryScanned c
                                                && c.device().equals(ScanPipeline.TYPED)
                                                && !c.trusted()),
                () -> "the canary typed is recorded");
        assertEquals(List.of(), journal.facts(StreamId.SCANS), "nothing was judged");
    }

    // [utest->req~qualify.keyboard~1]
    @Test
    void aKeyboardScannerOnAGermanComputerWithoutSeparatorsIsToldWhereverTheFocusIs(FxRobot robot)
            throws Exception {
        SetScanner german = SetScanner.GOOD.separator("").layout("german");
        robot.interact(() -> robot.lookup("#qualify-typed").queryButton().fire());
        until(() -> shown(robot, "#typed"));
        robot.interact(() -> robot.lookup("#skip").queryButton().requestFocus());
        type(robot, german, CalibrationCode.CHARACTERS);
        until(() -> text(robot, "#step").startsWith("Code 2 "));
        for (int i = 2; i <= 5; i++) {
            int code = i;
            until(() -> text(robot, "#step").startsWith("Code " + code + " "));
            robot.interact(() -> robot.lookup("#skip").queryButton().fire());
        }
        until(() -> shown(robot, "#fitness"));
        assertEquals("Not fit", text(robot, "#fitness"));
        robot.clickOn("#record");
        Map<Check, CheckOutcome> odd = odd(recorded());
        assertEquals(CheckOutcome.OTHER_LAYOUT, odd.get(Check.LAYOUT));
        assertEquals(CheckOutcome.DROPPED, odd.get(Check.SEPARATOR));
    }

    // [utest->req~qualify.wizard~1]
    @Test
    void letGoItsScansAreJudgedAgainAndACanaryIsNot(FxRobot robot) throws Exception {
        begin(robot);
        robot.clickOn("#close");
        until(() -> !shown(robot, "#code"));
        send(SetScanner.GOOD.separator("").sends(CalibrationCode.CANARY));
        Until.holds(
                () ->
                        journal.facts(StreamId.OPERATIONS).stream()
                                .anyMatch(f ->
                                        f instanceof ScannerEvent.CanaryScanned c && !c.trusted()),
                () -> "the canary is recorded");
        until(() -> standing(robot).startsWith("Not qualified"));
        send(Bytes.parse("]d201040123450000092100001{x0D}"));
        Until.holds(() -> !journal.facts(StreamId.SCANS).isEmpty(), () -> "a pack is judged");
        assertEquals(1, journal.facts(StreamId.SCANS).size());
        assertFalse(shown(robot, "#code"));
    }
}
