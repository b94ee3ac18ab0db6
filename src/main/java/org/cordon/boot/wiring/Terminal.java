package org.cordon.boot.wiring;

import org.cordon.adapter.argon2.Argon2Hasher;
import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.barcode.DataMatrixCode;
import org.cordon.adapter.csv.CsvOrderReader;
import org.cordon.adapter.epcis.CaptureCheckpointFile;
import org.cordon.adapter.epcis.EpcisDocumentWriter;
import org.cordon.adapter.epcis.EpcisOrderReader;
import org.cordon.adapter.epcis.HttpEventRepository;
import org.cordon.adapter.image.ImageBarcodeReader;
import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2SiteReplica;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.adapter.report.PdfPageRenderer;
import org.cordon.adapter.report.PdfReportWriter;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.auth.AuthenticationService;
import org.cordon.app.backup.BackupCommands;
import org.cordon.app.backup.BackupQueries;
import org.cordon.app.backup.DisabledBackups;
import org.cordon.app.backup.ScheduledBackups;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.containment.ContainmentService;
import org.cordon.app.device.ScannerConfigService;
import org.cordon.app.device.ScannerPreview;
import org.cordon.app.device.ScannerSetup;
import org.cordon.app.epcis.CaptureCommands;
import org.cordon.app.epcis.CaptureConfig;
import org.cordon.app.epcis.CaptureQueries;
import org.cordon.app.epcis.DisabledCapture;
import org.cordon.app.epcis.EventSender;
import org.cordon.app.epcis.JournalContext;
import org.cordon.app.journal.JournalCommands;
import org.cordon.app.order.OrderImport;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.ScannerFile;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StateCheck;
import org.cordon.app.projection.StoreProjector;
import org.cordon.app.qualification.CheckCodeFilter;
import org.cordon.app.qualification.QualificationService;
import org.cordon.app.qualification.QualificationStandings;
import org.cordon.app.replication.Replicator;
import org.cordon.app.report.ReportDataCollector;
import org.cordon.app.report.ReportService;
import org.cordon.app.report.ReportWriter;
import org.cordon.app.scanning.PictureScanning;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.boot.settings.ConfigurationVersion;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.EpcisPlan;
import org.cordon.boot.settings.RuleTables;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.boot.settings.SettingsFile;
import org.cordon.boot.settings.Version;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.ui.shell.TerminalServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/// A terminal at work, without its window: journal, store, people, containment, line, scanners, site.
/// Everything is built here, by constructor, and closed in the reverse order.
///
/// The journal opens before the constructor returns; all else comes level in the background, so that a
/// window can be shown at once. Opening and closing block: never on the FX thread.
public final class Terminal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
    private static final RetryPolicy STORE_RETRY =
            RetryPolicy.doubling(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final int READERS = 2;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Settings settings;
    private final DataFolder folder;
    private final TimeSource time;
    private final RuleTables rules;
    private final ProgramExecutors threads = new ProgramExecutors();
    private final FileJournal journal;
    private final StoreProjector store;
    private final StoreQueries records;
    private final AuthenticationService people;
    private final ContainmentService containment;
    private final ScanPipeline line;
    private final PictureScanning pictures;
    private final OrderImport orders;
    private final SiteReplicaUpdater news;
    private final Replicator site;
    private final Optional<EventSender> capture;
    private final Optional<ScheduledBackups> backups;
    private final BackupQueries backupWatch;
    private final BackupCommands backupDesk;
    private final ReportService reports;
    private final QualificationService qualifying;
    private final Executor reader;
    private final ScheduledExecutorService supervisor;
    private final ScannerFactory rack;
    private final ScannerSetup setup;
    private final ScannerPreview trials;
    private final ScanAnalyzer analyser;

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
            JdbcSiteStore peer = peer(folder, settings);
            // Closed last: what the journal answers is taken up on these threads.
            open.push(threads);
            ConfigurationVersion configuration = new ConfigurationVersion(folder, rules, settings);
            journal =
                    FileJournal.open(
                            folder.root(),
                            settings.terminal(),
                            time,
                            configuration,
                            JournalConfig.STANDARD);
            open.push(journal);
            configuration.keep();
            supervisor = threads.scheduled("supervisor");
            reader = threads.pool("read", READERS);
            H2Database database = new H2Database(folder.store());
            records = new H2StoreQueries(database, new EntryCodec());
            OperationsReplay replay = new OperationsReplay(journal);
            store =
                    new StoreProjector(
                            journal,
                            new H2StoreWriter(database),
                            new StateCheck(replay, records),
                            time,
                            STORE_RETRY,
                            WorkerEnvironment.system());
            open.push(store);
            people =
                    new AuthenticationService(
                            journal, replay, new Argon2Hasher(), time, threads.single("people"));
            containment =
                    new ContainmentService(
                            journal,
                            replay,
                            people,
                            time,
                            new StepRequirements(rules.containment()),
                            threads.single("containment"));
            CodeTables codes =
                    rules.codes(
                            time.now().atZone(time.zone()).getYear(), settings.withoutIdentifier());
            news =
                    new SiteReplicaUpdater(
                            settings.terminal(), new H2SiteReplica(folder.siteMirror()), time);
            open.push(news);
            QualificationStandings standings = new QualificationStandings();
            CheckCodeFilter checkCodes =
                    new CheckCodeFilter(rules.layouts(), journal, people, standings);
            line =
                    new ScanPipeline(
                            journal,
                            replay,
                            records,
                            store,
                            people,
                            time,
                            rules.judging(codes, time.zone()),
                            new ScanPipeline.Outside(checkCodes::takes, news::elsewhere),
                            threads.pool("line", READERS));
            SerialPorts ports = new SerialPorts();
            rack = new ScannerFactory(line, ports, time, supervisor);
            ScannerFile file = new SettingsFile(folder.settings());
            setup =
                    new ScannerConfigService(
                            journal,
                            people,
                            ports,
                            (number, keys) -> {
                                file.write(number, keys);
                                configuration.take(
                                        settings.withScanners(Settings.of(folder).scanners()));
                            },
                            rack,
                            settings.scanners(),
                            settings.demo(),
                            threads.single("devices"));
            trials = new ScannerPreview(rack::build, threads.single("trials"));
            open.push(trials);
            analyser = new ScanAnalyzer(codes, Locale.getDefault());
            pictures =
                    new PictureScanning(
                            new ImageBarcodeReader(System::nanoTime),
                            line,
                            threads.single("pictures"));
            orders =
                    new OrderImport(
                            orderReaders(time), journal, people, line, threads.single("orders"));
            site =
                    new Replicator(
                            journal,
                            peer,
                            news,
                            time,
                            org.cordon.app.replication.ReplicationConfig.usual());
            capture = settings.epcis().map(plan -> capture(plan, journal));
            backups =
                    settings.backup()
                            .map(plan ->
                                    new ScheduledBackups(
                                            BackupWork.of(journal, folder, plan.folder(), time),
                                            journal,
                                            time,
                                            ScheduledBackups.Pace.of(plan.every(), plan.keep())));
            backupWatch = backups.<BackupQueries>map(b -> b).orElseGet(DisabledBackups::new);
            backupDesk = backups.<BackupCommands>map(b -> b).orElseGet(DisabledBackups::new);
            qualifying =
                    new QualificationService(
                            line,
                            journal,
                            records,
                            store,
                            people,
                            time,
                            this::framing,
                            rules.layouts(),
                            standings,
                            threads.single("qualify"),
                            supervisor);
            open.push(qualifying);
            reports =
                    new ReportService(
                            journal,
                            store,
                            new ReportDataCollector(records, rules.containment(), time),
                            reportWriter(),
                            people,
                            reader);
        } catch (RuntimeException | IOException e) {
            closeAll();
            throw e;
        }
    }

    private EventSender capture(EpcisPlan plan, FileJournal of) {
        return new EventSender(
                of,
                new EpcisEvents(plan.readPoint(), plan.location(), new JournalContext(of)),
                new HttpEventRepository(plan.repository(), time),
                new EpcisDocumentWriter(time),
                new CaptureCheckpointFile(folder.captureNote()),
                time,
                CaptureConfig.usual(),
                reader);
    }

    private Optional<Framing> framing(DeviceId device) {
        return setup.scanners().stream()
                .map(ScannerSetup.Attached::device)
                .filter(d -> d.id().equals(device))
                .map(ScannerConfig::framing)
                .findFirst();
    }

    /// The formats an order may come in, in the order they are asked.
    public static List<OrderReader> orderReaders(TimeSource time) {
        return List.of(new EpcisOrderReader(time), new CsvOrderReader(time));
    }

    /// Draws containment reports.
    public static ReportWriter reportWriter() {
        return new PdfReportWriter(new DataMatrixCode());
    }

    /// The site store that a terminal's settings name.
    ///
    /// @throws BadSettings if its password cannot be read
    public static JdbcSiteStore peer(DataFolder folder, Settings settings) throws IOException {
        Optional<Settings.Site> set = settings.site();
        if (set.isEmpty()) {
            return JdbcSiteStore.file(folder.site(), new EntryCodec());
        }
        try {
            return JdbcSiteStore.postgres(set.get().login());
        } catch (IOException e) {
            throw new BadSettings(
                    "site.password.file: %s cannot be read; put the password on its first line and let Cordon read it"
                            .formatted(set.get().passwordFile()));
        }
    }

    /// Starts everything.
    ///
    /// @return completes once the line is watched and its scanners are attached; that does not wait for
    ///     the store, which may have to be rebuilt
    public CompletableFuture<Void> start() {
        record(new JournalEvent.TerminalStarted(Version.ofThisProgram(), journal.cleanStop()));
        store.start();
        open.push(site);
        capture.ifPresent(sender -> {
            sender.start();
            open.push(sender);
        });
        backups.ifPresent(b -> {
            b.start();
            open.push(b);
        });
        // What waits to go upward may be much: the line is watched first.
        return CompletableFuture.allOf(
                        CompletableFuture.runAsync(news::recall, reader),
                        people.open(),
                        containment.open(),
                        qualifying.open())
                .thenRunAsync(this::watchLine, reader)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        line.refuse(String.valueOf(Futures.of(failure).getMessage()));
                    }
                    site.start();
                });
    }

    private void watchLine() {
        int scanners =
                rack.start(() ->
                        setup.scanners().stream().map(ScannerSetup.Attached::device).toList());
        LOG.info("the line is watched by {} scanners", scanners);
    }

    /// Attaches one more scanner.
    public void attach(ScannerConfig device) {
        rack.attach(device);
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
                line,
                line,
                line,
                setup,
                trials,
                analyser,
                pictures,
                containment,
                containment,
                people,
                people,
                new JournalCommands(journal, people),
                orders,
                reports,
                new PdfPageRenderer(),
                records,
                store,
                site,
                site.desk(),
                news,
                captureWatch(),
                captureDesk(),
                backupWatch,
                backupDesk,
                qualifying,
                new CalibrationDrawer(),
                new CalibrationSheet(new CalibrationDrawer()),
                reader);
    }

    /// How the EPCIS repository stands.
    public CaptureQueries captureWatch() {
        return capture.<CaptureQueries>map(sender -> sender)
                .orElseGet(() -> new DisabledCapture(time));
    }

    /// What a person may do about events for it.
    CaptureCommands captureDesk() {
        return capture.<CaptureCommands>map(sender -> sender)
                .orElseGet(() -> new DisabledCapture(time));
    }

    /// The record.
    public Journal journal() {
        return journal;
    }

    /// What a person should know about this start; empty on an ordinary one.
    public List<String> notices() {
        return journal.notices();
    }

    private void record(JournalEvent fact) {
        var _ =
                journal.append(Optional.empty(), fact)
                        .whenComplete((_, failed) -> {
                            if (failed != null) {
                                LOG.warn("start or end could not be recorded", failed);
                            }
                        });
    }

    /// Ends in order: scanners first, the journal last.
    @Override
    public void close() {
        rack.close();
        closeAll();
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            if (next == journal) {
                record(new JournalEvent.TerminalStopped());
            }
            try {
                next.close();
            } catch (Exception e) {
                // The rest must be closed whatever happens to one.
                LOG.warn("{} could not be closed in order", next.getClass().getSimpleName(), e);
            }
        }
    }
}
