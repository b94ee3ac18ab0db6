package org.cordon.ui;

import javafx.scene.Parent;

import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.device.JsonMeanings;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.app.backup.DisabledBackups;
import org.cordon.app.epcis.DisabledCapture;
import org.cordon.app.journal.JournalCommands;
import org.cordon.app.linedata.EndpointStatus;
import org.cordon.app.reconciliation.ReconciliationCommands;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.FakeAlarmSounds;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeContainers;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeKeyClock;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeOrders;
import org.cordon.support.FakePictures;
import org.cordon.support.FakeQualification;
import org.cordon.support.FakeReconciliation;
import org.cordon.support.FakeReports;
import org.cordon.support.FakeScannerMonitoring;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeSiteCommands;
import org.cordon.support.FakeSiteReplicaQueries;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTrials;
import org.cordon.support.FakeUnitQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.RuleData;
import org.cordon.support.SampleBatches;
import org.cordon.support.SampleStates;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Theme;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.shell.MainWindowAssembly;
import org.cordon.ui.shell.TerminalServices;
import org.cordon.ui.shell.WindowModels;
import org.cordon.ui.signin.SignInViewModel;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The whole window over fakes in memory: the sign-in, and the shell with its five places. Set the
/// fakes, [#build] it, [#show] a place. FX thread.
final class SampleWindow implements Disposable {
    final FxDispatcher pulse = new FxDispatcher();
    final FirstHour hour = new FirstHour();
    final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    final FakeReports reports = new FakeReports();
    final FakeKeyClock keys = FakeKeyClock.person();
    final FakePictures pictures = new FakePictures();
    final FakeOrders orders = new FakeOrders();
    SampleBatches batches = new SampleBatches();
    FakeReconciliation reconciliation =
            new FakeReconciliation(FakeReconciliation.closing(hour.now()));
    final FakeQualification qualify = new FakeQualification();
    final FakeScannerMonitoring taps = new FakeScannerMonitoring();
    final FakeTrials trials = new FakeTrials();
    final FakeAlarmSounds sounds = new FakeAlarmSounds();
    final FakeContainers containers = new FakeContainers();
    FakeScannerSetup scanners = new FakeScannerSetup();
    final FakeLine line;
    final FakeAuthentication door;
    FakeStoreQueries records = new FakeStoreQueries();
    FakeSite site = FakeSite.level();
    final FakeUnitQueries units = new FakeUnitQueries();
    final FakeSiteReplicaQueries replica = new FakeSiteReplicaQueries();
    EndpointStatus endpoint = EndpointStatus.OFF;
    Theme theme = Theme.LIGHT;

    private final Executor reader = Runnable::run;
    private @Nullable MainWindowAssembly workplace;

    SampleWindow(LineStatus status, FakeAuthentication door) {
        line = new FakeLine(status).at(SampleStates.STATIONS);
        this.door = door;
    }

    /// Composes the window from the fakes as they are now.
    SampleWindow build() {
        workplace =
                new MainWindowAssembly(
                        new TerminalServices(
                                "Line 3, cartons",
                                "",
                                Path.of("/var/lib/cordon/line-3"),
                                Path.of("/var/lib/cordon/line-3/reports"),
                                hour,
                                hour.rules,
                                line,
                                scans(),
                                taps,
                                scanners,
                                scanners.stationSetup(),
                                scanners.machineSetup(),
                                trials,
                                new JsonMeanings(),
                                new ScanAnalyzer(RuleData.codeTables()),
                                pictures,
                                hour,
                                hour,
                                door,
                                door,
                                new JournalCommands(new FakeJournal(hour), door),
                                orders,
                                batches.service(),
                                batches.service(),
                                reconciliation,
                                new ReconciliationCommands(new FakeJournal(hour), door),
                                reports,
                                reports,
                                records,
                                store,
                                site,
                                new FakeSiteCommands(),
                                replica,
                                new DisabledCapture(hour),
                                new DisabledCapture(hour),
                                new DisabledBackups(),
                                new DisabledBackups(),
                                () -> endpoint,
                                sounds,
                                sounds,
                                units,
                                qualify,
                                new CalibrationDrawer(),
                                new CalibrationSheet(new CalibrationDrawer()),
                                containers,
                                containers,
                                containers,
                                reader),
                        pulse,
                        new Appearance(theme, this::look),
                        keys);
        return show(NavigationItem.LINE);
    }

    /// A scan is seen by the line, and named as the first hour names units.
    private ScanCommands scans() {
        return new ScanCommands() {
            @Override
            public CompletableFuture<EvaluatedScan> typed(Bytes scan) {
                return line.typed(scan).thenCompose(_ -> hour.typed(scan));
            }

            @Override
            public CompletableFuture<Entry> handle(AlarmEvent.AlarmFollowUp event) {
                return line.handle(event);
            }
        };
    }

    private void look(Theme chosen) {
        theme = chosen;
        chosen.dress(root().getScene());
    }

    private MainWindowAssembly workplace() {
        return Objects.requireNonNull(workplace);
    }

    /// What to put into the scene.
    Parent root() {
        return workplace().root();
    }

    /// Brings a place to the front.
    SampleWindow show(String place) {
        workplace().show(place);
        return this;
    }

    /// Drops files on the window.
    void drop(Path... files) {
        workplace().drop(List.of(files));
    }

    /// The state behind the sign-in.
    SignInViewModel signIn() {
        return models().signIn();
    }

    /// The states behind the places.
    WindowModels models() {
        return workplace().states();
    }

    @Override
    public void close() {
        pulse.close();
        workplace().close();
    }
}
