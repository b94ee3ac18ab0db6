package org.cordon.boot.wiring;

import org.cordon.adapter.argon2.Argon2Hasher;
import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.barcode.DataMatrixCode;
import org.cordon.adapter.device.JsonMeanings;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.adapter.report.PdfPageRenderer;
import org.cordon.adapter.report.PdfReportWriter;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.auth.AuthenticationService;
import org.cordon.app.batch.BatchService;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.container.ContainerService;
import org.cordon.app.container.ReworkService;
import org.cordon.app.containment.ContainmentService;
import org.cordon.app.journal.JournalCommands;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.qualification.CheckCodeFilter;
import org.cordon.app.qualification.QualificationService;
import org.cordon.app.qualification.QualificationStandings;
import org.cordon.app.reconciliation.OrderCount;
import org.cordon.app.report.ReportDataCollector;
import org.cordon.app.report.ReportService;
import org.cordon.app.report.ReportWriter;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.app.scanning.LineSurroundings;
import org.cordon.app.unit.LinePackedUnits;
import org.cordon.app.unit.UnitGatherer;
import org.cordon.app.unit.UnitQueries;
import org.cordon.app.unit.UnitService;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.RuleTables;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.line.LineConfig;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.ui.shell.TerminalServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A terminal at work, without its window: journal, store, people, containment, line, scanners, site.
/// Everything is built here, by constructor, and closed in the reverse order.
///
/// The journal opens before the constructor returns; all else comes level in the background, so that a
/// window can be shown at once. Opening and closing block: never on the FX thread.
public final class Terminal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
    private static final int READERS = 2;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Settings settings;
    private final DataFolder folder;
    private final TimeSource time;
    private final RuleTables rules;
    private final JournalWiring journal;
    private final StoreWiring store;
    private final AuthenticationService people;
    private final ContainmentService containment;
    private final ContainerService containers;
    private final ReworkService rework;
    private final BatchService batches;
    private final ReconciliationWiring reconciliation;
    private final ScanAnalyzer analyzer;
    private final LineWiring line;
    private final LineDataWiring lineData;
    private final ScannerWiring scanners;
    private final SiteWiring site;
    private final EpcisWiring epcis;
    private final BackupWiring backups;
    private final ReportService reports;
    private final UnitQueries units;
    private final QualificationService qualifying;
    private final Executor reader;

    /// Opens the data folder.
    ///
    /// @param time the terminal's clocks
    /// @throws JournalUnavailable if another program has the folder, or it cannot be used; the message
    ///     says what to do
    /// @throws BadSettings if a rule table of the site's own or the password of the site store cannot be
    ///     read
    /// @throws IOException if the folders cannot be made
    public Terminal(DataFolder folder, Settings settings, TimeSource time) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.time = time;
        rules = RuleTables.of(folder);
        folder.create();
        try {
            JdbcSiteStore peer = SiteWiring.store(folder, settings);
            // Closed last: what the journal answers is taken up on these threads.
            ProgramExecutors threads = opened(new ProgramExecutors());
            journal = opened(JournalWiring.open(folder, settings, rules, time));
            journal.configuration().keep();
            ScheduledExecutorService supervisor = threads.scheduled("supervisor");
            reader = threads.pool("read", READERS);
            store = StoreWiring.of(folder.store(), journal, time);
            open.push(store.projector());
            people =
                    new AuthenticationService(
                            journal.journal(),
                            journal.replay(),
                            new Argon2Hasher(),
                            time,
                            threads.single("people"));
            CodeTables codes =
                    rules.codes(
                            time.now().atZone(time.zone()).getYear(), settings.withoutIdentifier());
            analyzer = new ScanAnalyzer(codes);
            site = SiteWiring.of(folder, settings, peer, journal.journal(), time);
            open.push(site.replica());
            QualificationStandings standings = new QualificationStandings();
            CheckCodeFilter checkCodes =
                    new CheckCodeFilter(rules.layouts(), journal.journal(), people, standings);
            JudgingRules judging =
                    rules.judging(
                            codes,
                            LineConfig.read(settings.stations()).line(),
                            settings.lineFeed(),
                            time::today);
            line =
                    LineWiring.of(
                            journal,
                            store,
                            people,
                            time,
                            judging,
                            new LineSurroundings(
                                    checkCodes::takes, site.elsewhere(), settings.machinery()),
                            threads);
            lineData = LineDataWiring.of(settings, line.pipeline(), time);
            containment =
                    new ContainmentService(
                            journal.journal(),
                            journal.replay(),
                            people,
                            time,
                            new StepRequirements(rules.containment()),
                            line.pipeline()::alarmsOf,
                            threads.single("containment"));
            Executor ofContainers = threads.single("containers");
            Supplier<Optional<OrderId>> running =
                    () -> line.pipeline().status().order().map(Order::id);
            containers =
                    new ContainerService(
                            journal.journal(),
                            journal.replay(),
                            people,
                            line.pipeline().units(),
                            new LinePackedUnits(store.units(), journal.journal(), reader),
                            running,
                            ofContainers);
            rework =
                    new ReworkService(
                            journal.journal(),
                            journal.replay(),
                            people,
                            line.pipeline().units(),
                            running,
                            ofContainers);
            OrderCount count = ReconciliationWiring.count(store, judging);
            batches =
                    new BatchService(
                            journal.journal(),
                            journal.replay(),
                            people,
                            time,
                            rules.clearance(),
                            ReconciliationWiring.unaccounted(count, journal, store),
                            threads.single("batches"));
            reconciliation =
                    ReconciliationWiring.of(
                            count,
                            journal,
                            store,
                            ReconciliationWiring.alarms(judging.feed(), line.pipeline()),
                            batches,
                            people,
                            time,
                            folder.reports(),
                            reader);
            open.push(reconciliation.service());
            scanners =
                    ScannerWiring.of(
                            folder,
                            settings,
                            journal,
                            people,
                            line.pipeline(),
                            time,
                            supervisor,
                            threads);
            open.push(scanners.trials());
            epcis = EpcisWiring.of(settings.epcis(), folder, journal.journal(), time, reader);
            backups = BackupWiring.of(settings.backup(), folder, journal.journal(), time);
            var _ =
                    supervisor.scheduleWithFixedDelay(
                            line.pipeline()::tick, 1, 1, TimeUnit.SECONDS);
            var _ = supervisor.scheduleWithFixedDelay(line.sounds()::tick, 1, 1, TimeUnit.SECONDS);
            qualifying =
                    opened(
                            new QualificationService(
                                    line.pipeline(),
                                    journal.journal(),
                                    store.queries(),
                                    store.projector(),
                                    people,
                                    time,
                                    scanners::framing,
                                    rules.layouts(),
                                    standings,
                                    threads.single("qualify"),
                                    supervisor));
            reports =
                    new ReportService(
                            journal.journal(),
                            store.projector(),
                            new ReportDataCollector(store.queries(), rules.containment(), time),
                            reportWriter(),
                            people,
                            reader);
            units =
                    new UnitService(
                            new UnitGatherer(
                                    store.units(),
                                    Optional.of(journal.journal()),
                                    Optional.of(site.replica()),
                                    analyzer,
                                    epcis.told(),
                                    line.pipeline().line().first().id()),
                            journal.journal(),
                            reader);
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    /// Closed when the terminal ends, before what was opened before it.
    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /// Draws containment reports.
    public static ReportWriter reportWriter() {
        return new PdfReportWriter(new DataMatrixCode());
    }

    /// Starts everything.
    ///
    /// @return completes once the line is watched and its scanners are attached; that does not wait for
    ///     the store, which may have to be rebuilt
    public CompletableFuture<Void> start() {
        journal.started();
        store.projector().start();
        open.push(site.replicator());
        epcis.sender().ifPresent(sender -> opened(sender).start());
        backups.worker().ifPresent(worker -> opened(worker).start());
        // What waits to go upward may be much: the line is watched first.
        return CompletableFuture.allOf(
                        CompletableFuture.runAsync(site.replica()::recall, reader),
                        people.open(),
                        containment.open(),
                        containers.open(),
                        rework.open(),
                        batches.open(),
                        qualifying.open())
                .thenRunAsync(
                        () -> {
                            LOG.info("the line is watched by {} scanners", scanners.start());
                            lineData.start();
                            reconciliation.service().start();
                        },
                        reader)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        line.pipeline().refuse(String.valueOf(Futures.of(failure).getMessage()));
                    }
                    site.replicator().start();
                });
    }

    /// Attaches one more scanner.
    public void attach(ScannerConfig device) {
        scanners.attached().attach(device);
    }

    /// What a person or a command may ask of the terminal.
    public TerminalServices parts() {
        return parts("");
    }

    /// The same, with a hint who may sign in.
    public TerminalServices parts(String signInHint) {
        return new TerminalServices(
                settings.line(),
                signInHint,
                folder.root(),
                folder.reports(),
                time,
                rules.containment(),
                line.pipeline(),
                line.pipeline(),
                line.pipeline(),
                scanners.setup(),
                scanners.stations(),
                scanners.machineSetup(),
                scanners.trials(),
                new JsonMeanings(),
                analyzer,
                line.pictures(),
                containment,
                containment,
                people,
                people,
                new JournalCommands(journal.journal(), people),
                line.orders(),
                batches,
                batches,
                reconciliation.service(),
                reconciliation.commands(),
                reports,
                new PdfPageRenderer(),
                store.queries(),
                store.projector(),
                site.replicator(),
                site.replicator().commands(),
                site.replica(),
                epcis.queries(),
                epcis.commands(),
                backups.queries(),
                backups.commands(),
                lineData.queries(),
                line.sounds(),
                line.sounds(),
                units,
                qualifying,
                new CalibrationDrawer(),
                new CalibrationSheet(new CalibrationDrawer()),
                containers,
                containers,
                rework,
                reader);
    }

    /// The record.
    public Journal journal() {
        return journal.journal();
    }

    /// What a person should know about this start; empty on an ordinary one.
    public List<String> notices() {
        return journal.journal().notices();
    }

    /// Ends in order: line data and scanners first, the journal last.
    @Override
    public void close() {
        lineData.close();
        scanners.attached().close();
        closeAll();
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                // The rest must be closed whatever happens to one.
                LOG.warn("{} could not be closed in order", next.getClass().getSimpleName(), e);
            }
        }
    }
}
