package org.cordon.ui.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

import org.cordon.app.device.RecommendedSettings;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.wedge.WedgeTiming;
import org.cordon.core.text.Messages;
import org.cordon.ui.alarms.AlarmsPanelController;
import org.cordon.ui.alarms.AlarmsViewModel;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.ErrorCode;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.FxKeyClock;
import org.cordon.ui.common.KeyClock;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.WedgeInput;
import org.cordon.ui.containment.ContainmentScreen;
import org.cordon.ui.line.LinePanelController;
import org.cordon.ui.line.LinePanelViewModel;
import org.cordon.ui.pictures.PictureDrop;
import org.cordon.ui.pictures.PicturesSheetController;
import org.cordon.ui.pictures.PicturesViewModel;
import org.cordon.ui.qualification.QualifyController;
import org.cordon.ui.qualification.QualifyViewModel;
import org.cordon.ui.qualification.SheetViewModel;
import org.cordon.ui.quarantine.QuarantinePanelController;
import org.cordon.ui.quarantine.QuarantineViewModel;
import org.cordon.ui.records.EventLabels;
import org.cordon.ui.records.RecordsPanelController;
import org.cordon.ui.records.RecordsViewModel;
import org.cordon.ui.report.ReportPaneViewModel;
import org.cordon.ui.report.ReportPreviewController;
import org.cordon.ui.report.ReportPrinter;
import org.cordon.ui.scanners.ByteMonitorModel;
import org.cordon.ui.scanners.ScannersController;
import org.cordon.ui.scanners.ScannersViewModel;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.settings.EnrolViewModel;
import org.cordon.ui.settings.OrderLoadViewModel;
import org.cordon.ui.settings.SettingsPanelController;
import org.cordon.ui.settings.SettingsViewModel;
import org.cordon.ui.signin.SignInController;
import org.cordon.ui.signin.SignInViewModel;
import org.cordon.ui.site.BackupSource;
import org.cordon.ui.site.BoardController;
import org.cordon.ui.site.BoardViewModel;
import org.cordon.ui.site.CaptureSource;
import org.cordon.ui.site.ConnectionsController;
import org.cordon.ui.site.ConnectionsViewModel;
import org.cordon.ui.site.SitePanelController;
import org.cordon.ui.site.SiteSource;
import org.cordon.ui.site.StoreSource;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All that fills the window, put together: sign-in, shell and its places. FX thread.
public final class MainWindowAssembly implements Disposable {
    private static final ObservableValue<String> NO_BADGE = new ReadOnlyStringWrapper("");

    private final TerminalServices parts;
    private final FxDispatcher pulse;
    private final Appearance appearance;
    private final ScannerTrust distrust;
    private final Models models;
    private final ShellController shell;
    private final MainWindow window;
    private final BackgroundScans lineScans;
    private final WedgeInput wedge;
    private final View<PicturesSheetController> pictures;
    private final PictureDrop drop;
    private boolean resumed;

    /// The states behind the views. They live as long as the window, so that what a person typed
    /// survives a look at another place.
    public record Models(
            SignInViewModel signIn,
            LinePanelViewModel line,
            AlarmsViewModel alarms,
            ContainmentScreen containment,
            QuarantineViewModel quarantine,
            RecordsViewModel records,
            ReportPaneViewModel report,
            SettingsViewModel settings,
            OrderLoadViewModel orders,
            EnrolViewModel enrolment,
            QualifyViewModel qualify,
            ScannersViewModel scanners,
            PicturesViewModel pictures,
            BoardViewModel board,
            ConnectionsViewModel connections) {}

    /// Builds everything; views are loaded when they are first visited.
    public MainWindowAssembly(TerminalServices parts, FxDispatcher pulse, Appearance appearance) {
        this(parts, pulse, appearance, new FxKeyClock(pulse.fx()));
    }

    /// The same, with the time of keys handed in.
    public MainWindowAssembly(
            TerminalServices parts, FxDispatcher pulse, Appearance appearance, KeyClock keys) {
        this.parts = parts;
        this.pulse = pulse;
        this.appearance = appearance;
        distrust = new ScannerTrust(pulse, parts.line(), parts.qualify());
        models = models();
        follow();
        shell =
                new ShellController(
                        new ShellViewModel(
                                pulse,
                                parts.line(),
                                distrust,
                                parts.site(),
                                parts.session(),
                                parts.door(),
                                parts.journal(),
                                parts.time(),
                                parts.lineName()),
                        this::places);
        window =
                new MainWindow(
                        pulse,
                        parts.session(),
                        Views.load(new SignInController(models.signIn())),
                        Views.load(shell));
        pictures = Views.load(new PicturesSheetController(models.pictures()));
        shell.lay(pictures.root());
        drop = new PictureDrop(window.root(), models.pictures(), this::signedIn);
        onChange(parts.session()::onChange, this::putPicturesAway);
        lineScans = new BackgroundScans(pulse, parts.scans());
        wedge = new WedgeInput(keys, WedgeTiming.USUAL, this::scanned);
        wedge.listen(window.root());
        onChange(parts.incidents()::onChange, this::resume);
    }

    private boolean signedIn() {
        return parts.session().person().isPresent();
    }

    /// What one person looked at is not for the next.
    private void putPicturesAway() {
        if (!signedIn()) {
            models.pictures().close();
        }
    }

    private void scanned(Bytes scan) {
        if (!window.take(scan)) {
            lineScans.take(scan, window.root());
        }
    }

    private Models models() {
        TimeFormats moments = new TimeFormats(parts.time().zone());
        PersonNames names = new PersonNames(parts.records(), parts.reader());
        Messages quarantineWords = Messages.of(QuarantineViewModel.class);
        Messages recordsWords = Messages.of(RecordsViewModel.class);
        Messages siteWords = Messages.of(BoardViewModel.class);
        Messages settingsWords = Messages.of(SettingsViewModel.class);
        return new Models(
                new SignInViewModel(pulse, parts.door(), parts.signInHint()),
                new LinePanelViewModel(
                        pulse,
                        parts.line(),
                        parts.scans(),
                        parts.containment(),
                        parts.incidents(),
                        parts.session(),
                        distrust),
                new AlarmsViewModel(
                        pulse, parts.line(), parts.scans(), parts.session(), parts.time()),
                new ContainmentScreen(
                        parts.incidents(),
                        parts.containment(),
                        parts.scans(),
                        parts.session(),
                        parts.rules(),
                        parts.time(),
                        // The wizard and the records may each show a report at the same time.
                        pane(reportModel()),
                        pulse.fx()),
                new QuarantineViewModel(
                        parts.incidents(),
                        parts.scans(),
                        parts.containment(),
                        names,
                        quarantineWords,
                        moments,
                        pulse.fx()),
                new RecordsViewModel(
                        parts.records(),
                        parts.store(),
                        names,
                        new EventLabels(recordsWords, names, moments, parts.rules()),
                        recordsWords,
                        moments,
                        parts.reader(),
                        pulse.fx()),
                reportModel(),
                new SettingsViewModel(
                        parts.line(),
                        parts.site(),
                        parts.store(),
                        parts.folder(),
                        settingsWords,
                        moments),
                new OrderLoadViewModel(parts.orders(), settingsWords, pulse.fx()),
                new EnrolViewModel(parts.door(), settingsWords, pulse.fx()),
                new QualifyViewModel(
                        parts.qualify(),
                        parts.scans(),
                        Optional.of(new RecommendedSettings(parts.scanners())::take),
                        pulse,
                        Messages.of(QualifyViewModel.class),
                        parts.time(),
                        new SheetViewModel(
                                parts.calibrationPaper(),
                                parts.pages(),
                                Messages.of(SheetViewModel.class),
                                parts.reader(),
                                pulse.fx())),
                new ScannersViewModel(
                        parts.scanners(),
                        new ByteMonitorModel(parts.trials(), parts.taps(), pulse),
                        pulse,
                        Messages.of(ScannersViewModel.class)),
                new PicturesViewModel(
                        parts.pictures(), Messages.of(PicturesViewModel.class), pulse.fx()),
                new BoardViewModel(
                        parts.news(), parts.time(), siteWords, moments, parts.reader(), pulse.fx()),
                new ConnectionsViewModel(
                        List.of(
                                new SiteSource(
                                        parts.site(),
                                        parts.siteDesk(),
                                        parts.news(),
                                        parts.time(),
                                        parts.exports(),
                                        siteWords,
                                        moments),
                                new CaptureSource(
                                        parts.capture(),
                                        parts.captureDesk(),
                                        parts.time(),
                                        parts.exports(),
                                        siteWords,
                                        moments),
                                new StoreSource(parts.store(), parts.folder(), siteWords),
                                new BackupSource(
                                        parts.backups(), parts.backupDesk(), siteWords, moments)),
                        pulse.fx()));
    }

    private void follow() {
        models.containment().follow(parts.incidents(), parts.session(), pulse);
        onChange(parts.incidents()::onChange, models.quarantine()::refresh);
        onChange(parts.store()::onChange, models.records()::tick);
        FxDispatcher.Signal settings = pulse.signal(models.settings()::refresh);
        parts.line().onChange(settings::mark);
        parts.site().onChange(settings::mark);
        parts.store().onChange(settings::mark);
        parts.scanners().onChange(settings::mark);
        onChange(parts.news()::onChange, models.board()::refresh);
        var _ = pulse.everySecond(models.board()::tick);
        var _ = pulse.everySecond(models.connections()::refresh);
        var _ = pulse.everySecond(models.orders()::tick);
    }

    private void onChange(Consumer<Runnable> source, Runnable draw) {
        FxDispatcher.Signal changed = pulse.signal(draw);
        source.accept(changed::mark);
        changed.mark();
    }

    private ReportPaneViewModel reportModel() {
        return new ReportPaneViewModel(
                parts.reports(),
                parts.pages(),
                Messages.of(ReportPaneViewModel.class),
                parts.reader(),
                pulse.fx());
    }

    private static ReportPreviewController pane(ReportPaneViewModel model) {
        Messages words = Messages.of(ReportPaneViewModel.class);
        return Views.load(new ReportPreviewController(model, new ReportPrinter(words), words))
                .controller();
    }

    private List<NavigationItem> places(Navigator navigator) {
        return List.of(
                place(
                        NavigationItem.LINE,
                        Feather.MAXIMIZE,
                        () ->
                                Views.load(
                                        new LinePanelController(
                                                models.line(), navigator, parts.time().zone())),
                        NO_BADGE),
                place(
                        NavigationItem.CONTAINMENT,
                        Feather.CLOCK,
                        () -> models.containment().view(),
                        Badges.timeLeft(pulse, parts.incidents())),
                place(
                        NavigationItem.QUARANTINE,
                        Feather.BOX,
                        () ->
                                Views.load(
                                        new QuarantinePanelController(
                                                models.quarantine(),
                                                Messages.of(QuarantineViewModel.class))),
                        Badges.held(models.line().statusProperty())),
                place(
                        NavigationItem.RECORDS,
                        Feather.FILE_TEXT,
                        () ->
                                Views.load(
                                        new RecordsPanelController(
                                                models.records(),
                                                pane(models.report()),
                                                Messages.of(RecordsViewModel.class))),
                        NO_BADGE),
                place(NavigationItem.SITE, Feather.SHARE_2, this::site, NO_BADGE),
                place(NavigationItem.SETTINGS, Feather.SETTINGS, this::settings, NO_BADGE),
                new NavigationItem(
                        NavigationItem.ALARMS,
                        Feather.ALERT_OCTAGON,
                        NavigationTitles.of(NavigationItem.ALARMS),
                        () -> Views.load(new AlarmsPanelController(models.alarms())),
                        NO_BADGE,
                        false));
    }

    private View<SitePanelController> site() {
        return Views.load(
                new SitePanelController(
                        models.board(),
                        Views.load(
                                new BoardController(
                                        models.board(), Messages.of(BoardViewModel.class))),
                        Views.load(new ConnectionsController(models.connections()))));
    }

    /// Settings, and over them the scanner that is being set up or tried out.
    private View<SettingsPanelController> settings() {
        QualifyController qualify =
                Views.load(
                                new QualifyController(
                                        models.qualify(),
                                        parts.calibration(),
                                        Messages.of(QualifyViewModel.class)))
                        .controller();
        ScannersController scanners =
                Views.load(
                                new ScannersController(
                                        models.scanners(),
                                        parts.analyser(),
                                        new TimeFormats(parts.time().zone()),
                                        Messages.of(ScannersViewModel.class)))
                        .controller();
        View<SettingsPanelController> settings =
                Views.load(
                        new SettingsPanelController(
                                models.settings(),
                                models.orders(),
                                models.enrolment(),
                                appearance,
                                qualify,
                                scanners,
                                Messages.of(SettingsViewModel.class)));
        return new View<>(qualify.over(scanners.over(settings.root())), settings.controller());
    }

    private static NavigationItem place(
            String id, Ikon icon, Supplier<View<?>> view, ObservableValue<String> badge) {
        return new NavigationItem(id, icon, NavigationTitles.of(id), view, badge);
    }

    /// Brings the open incident to the front, once it is known: after a kill, the first hour goes on
    /// where it was.
    private void resume() {
        if (!resumed && parts.incidents().status().active().isPresent()) {
            show(NavigationItem.CONTAINMENT);
        }
    }

    /// What to put into the scene.
    public Parent root() {
        return window.root();
    }

    /// Brings a place to the front; from then on no other comes there by itself.
    public void show(String place) {
        resumed = true;
        shell.show(place);
    }

    /// Brings every place to the front once.
    ///
    /// @return each by its id, in the order of the rail, with why it cannot be shown
    public Map<String, Optional<ErrorCode>> showAll() {
        Map<String, Optional<ErrorCode>> all = new LinkedHashMap<>();
        for (String place : shell.places()) {
            show(place);
            all.put(place, Optional.ofNullable(shell.failures().get(place)));
        }
        return all;
    }

    /// Takes files as if they were dropped on the window.
    public void drop(List<Path> files) {
        drop.take(files);
    }

    /// The states behind the views.
    public Models states() {
        return models;
    }

    @Override
    public void close() {
        wedge.close();
        pictures.close();
        window.close();
    }
}
