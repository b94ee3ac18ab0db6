package org.cordon.ui.shell;

import org.cordon.app.device.RecommendedSettings;
import org.cordon.app.device.StationSetup;
import org.cordon.core.line.Line;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.alarms.AlarmSoundViewModel;
import org.cordon.ui.alarms.AlarmsViewModel;
import org.cordon.ui.batch.BatchModels;
import org.cordon.ui.batch.BatchViewModel;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.container.CheckContainerViewModel;
import org.cordon.ui.containment.ContainmentScreen;
import org.cordon.ui.line.LinePanelViewModel;
import org.cordon.ui.machines.MachinesViewModel;
import org.cordon.ui.pictures.PicturesViewModel;
import org.cordon.ui.qualification.QualifyViewModel;
import org.cordon.ui.qualification.SheetViewModel;
import org.cordon.ui.quarantine.CoveredText;
import org.cordon.ui.quarantine.HoldFormViewModel;
import org.cordon.ui.quarantine.QuarantineViewModel;
import org.cordon.ui.quarantine.ReleaseFormViewModel;
import org.cordon.ui.reconciliation.DifferencesViewModel;
import org.cordon.ui.reconciliation.ReconciliationViewModel;
import org.cordon.ui.reconciliation.StockViewModel;
import org.cordon.ui.records.EventLabels;
import org.cordon.ui.records.RecordsViewModel;
import org.cordon.ui.report.ReportPaneViewModel;
import org.cordon.ui.rework.ReworkViewModel;
import org.cordon.ui.scanners.ByteMonitorModel;
import org.cordon.ui.scanners.ScannersViewModel;
import org.cordon.ui.settings.EnrolViewModel;
import org.cordon.ui.settings.OrderLoadViewModel;
import org.cordon.ui.settings.OrderPreviewText;
import org.cordon.ui.settings.SettingsViewModel;
import org.cordon.ui.signin.SignInViewModel;
import org.cordon.ui.site.BackupSource;
import org.cordon.ui.site.BoardViewModel;
import org.cordon.ui.site.CaptureSource;
import org.cordon.ui.site.ConnectionsViewModel;
import org.cordon.ui.site.LineDataSource;
import org.cordon.ui.site.SiteSource;
import org.cordon.ui.site.StoreSource;
import org.cordon.ui.stations.StationsViewModel;
import org.cordon.ui.unit.UnitActs;
import org.cordon.ui.unit.UnitLabels;
import org.cordon.ui.unit.UnitViewModel;

import java.util.List;
import java.util.Optional;

/// The states behind the views. They live as long as the window, so that what a person typed
/// survives a look at another place. FX thread.
public record WindowModels(
        SignInViewModel signIn,
        LinePanelViewModel line,
        AlarmsViewModel alarms,
        CheckContainerViewModel container,
        ReworkViewModel rework,
        BatchViewModel batch,
        ContainmentScreen containment,
        QuarantineViewModel quarantine,
        RecordsViewModel records,
        ReportPaneViewModel report,
        SettingsViewModel settings,
        OrderLoadViewModel orders,
        EnrolViewModel enrolment,
        QualifyViewModel qualify,
        ScannersViewModel scanners,
        StationsViewModel stations,
        MachinesViewModel machines,
        PicturesViewModel pictures,
        BoardViewModel board,
        ConnectionsViewModel connections,
        ReconciliationViewModel reconciliation,
        UnitViewModel unit) {
    /// Makes them all.
    ///
    /// @param distrust what is shown of scanners that are not qualified
    static WindowModels of(TerminalServices parts, FxDispatcher pulse, ScannerTrust distrust) {
        TimeFormats moments = new TimeFormats(parts.time().zone());
        PersonNames names = new PersonNames(parts.records(), parts.reader());
        Messages quarantineWords = Messages.of(QuarantineViewModel.class);
        Messages recordsWords = Messages.of(RecordsViewModel.class);
        Messages siteWords = Messages.of(BoardViewModel.class);
        Messages settingsWords = Messages.of(SettingsViewModel.class);
        return new WindowModels(
                new SignInViewModel(pulse, parts.authentication(), parts.signInHint()),
                new LinePanelViewModel(
                        pulse,
                        parts.line(),
                        parts.scans(),
                        parts.containment(),
                        parts.incidents(),
                        parts.session(),
                        distrust,
                        new ReasonMessages(parts.time().zone())),
                new AlarmsViewModel(
                        pulse,
                        parts.line(),
                        parts.scans(),
                        parts.session(),
                        parts.authentication(),
                        parts.time(),
                        new AlarmSoundViewModel(
                                pulse, parts.sounds(), parts.soundCommands(), moments)),
                new CheckContainerViewModel(
                        pulse,
                        parts.containers(),
                        parts.containerCommands(),
                        parts.scans(),
                        parts.containment(),
                        moments),
                new ReworkViewModel(
                        pulse,
                        parts.containers(),
                        parts.containerCommands(),
                        parts.rework(),
                        parts.scans(),
                        moments),
                batch(parts, pulse, names),
                new ContainmentScreen(
                        parts.incidents(),
                        parts.containment(),
                        parts.scans(),
                        parts.session(),
                        parts.rules(),
                        parts.time(),
                        // The wizard and the records may each show a report at the same time.
                        Screens.pane(report(parts, pulse)),
                        holdForm(parts, pulse),
                        pulse.fx()),
                new QuarantineViewModel(
                        parts.incidents(),
                        parts.scans(),
                        parts.containment(),
                        names,
                        quarantineWords,
                        moments,
                        holdForm(parts, pulse),
                        releaseForm(parts, pulse),
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
                report(parts, pulse),
                new SettingsViewModel(
                        parts.line(),
                        parts.site(),
                        parts.store(),
                        parts.folder(),
                        settingsWords,
                        moments),
                new OrderLoadViewModel(
                        parts.orders(),
                        new OrderPreviewText(
                                parts.line()::status, parts.batches()::status, settingsWords),
                        settingsWords,
                        pulse.fx()),
                new EnrolViewModel(parts.authentication(), settingsWords, pulse.fx()),
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
                new StationsViewModel(
                        parts.stations(), pulse, Messages.of(StationsViewModel.class)),
                new MachinesViewModel(
                        parts.machines(),
                        parts.line(),
                        new ByteMonitorModel(parts.trials(), parts.taps(), pulse),
                        pulse,
                        Messages.of(MachinesViewModel.class)),
                new PicturesViewModel(
                        parts.pictures(),
                        Messages.of(PicturesViewModel.class),
                        new ReasonMessages(parts.time().zone()),
                        pulse.fx()),
                new BoardViewModel(
                        parts.replica(),
                        parts.time(),
                        siteWords,
                        moments,
                        parts.reader(),
                        pulse.fx()),
                new ConnectionsViewModel(
                        List.of(
                                new SiteSource(
                                        parts.site(),
                                        parts.siteCommands(),
                                        parts.replica(),
                                        parts.time(),
                                        parts.exports(),
                                        siteWords,
                                        moments),
                                new CaptureSource(
                                        parts.capture(),
                                        parts.captureCommands(),
                                        parts.time(),
                                        parts.exports(),
                                        siteWords,
                                        moments),
                                new StoreSource(parts.store(), parts.folder(), siteWords),
                                new BackupSource(
                                        parts.backups(),
                                        parts.backupCommands(),
                                        siteWords,
                                        moments),
                                new LineDataSource(parts.endpoint(), siteWords, moments)),
                        parts.session(),
                        pulse.fx()),
                reconciliation(parts, pulse),
                unit(
                        parts,
                        pulse,
                        new UnitLabels(
                                new EventLabels(recordsWords, names, moments, parts.rules()),
                                names,
                                moments)));
    }

    /// What is counted is the order whose batch is shown.
    private static BatchViewModel batch(
            TerminalServices parts, FxDispatcher pulse, PersonNames names) {
        BatchViewModel batch =
                BatchModels.of(
                        pulse,
                        parts.batches(),
                        parts.batchCommands(),
                        parts.orders(),
                        parts.line(),
                        parts.scans(),
                        parts.containerCommands()::onHandScan,
                        parts.authentication(),
                        names,
                        parts.time());
        batch.orderProperty().subscribe(order -> parts.reconciliation().show(order));
        return batch;
    }

    private static ReconciliationViewModel reconciliation(
            TerminalServices parts, FxDispatcher pulse) {
        return new ReconciliationViewModel(
                pulse,
                parts.reconciliation(),
                parts.time(),
                new DifferencesViewModel(
                        pulse,
                        parts.reconciliation(),
                        parts.reconciliationCommands(),
                        parts.session(),
                        parts.time().zone()),
                new StockViewModel(pulse, parts.reconciliationCommands()));
    }

    private static UnitViewModel unit(
            TerminalServices parts, FxDispatcher pulse, UnitLabels labels) {
        Messages words = Messages.of(UnitViewModel.class);
        return new UnitViewModel(
                pulse,
                parts.units(),
                new UnitActs(pulse, parts.containment(), releaseForm(parts, pulse), words),
                parts.containerCommands(),
                labels,
                words);
    }

    private static ReleaseFormViewModel releaseForm(TerminalServices parts, FxDispatcher pulse) {
        return new ReleaseFormViewModel(
                parts.authentication(),
                parts.containment(),
                covered(parts),
                Messages.of(QuarantineViewModel.class),
                new ReasonMessages(parts.time().zone()),
                pulse.fx());
    }

    /// Keeps them level with the terminal, for the life of the window.
    void follow(TerminalServices parts, FxDispatcher pulse) {
        containment.follow(parts.incidents(), parts.session(), pulse);
        pulse.onChange(parts.incidents()::onChange, quarantine::refresh);
        pulse.onChange(parts.store()::onChange, records::tick);
        FxDispatcher.Signal changed = pulse.signal(settings::refresh);
        parts.line().onChange(changed::mark);
        parts.site().onChange(changed::mark);
        parts.store().onChange(changed::mark);
        parts.scanners().onChange(changed::mark);
        pulse.onChange(parts.replica()::onChange, board::refresh);
        var _ = pulse.everySecond(board::tick);
        var _ = pulse.everySecond(connections::refresh);
        var _ = pulse.everySecond(orders::tick);
        var _ = pulse.everySecond(unit::tick);
    }

    private static HoldFormViewModel holdForm(TerminalServices parts, FxDispatcher pulse) {
        return new HoldFormViewModel(
                covered(parts), parts.time(), Messages.of(HoldFormViewModel.class), pulse.fx());
    }

    private static CoveredText covered(TerminalServices parts) {
        return new CoveredText(
                () -> parts.line().status().order(),
                () -> stations(parts.stations()),
                parts.records(),
                parts.line()::alarmsOf,
                Messages.of(CoveredText.class),
                parts.reader());
    }

    /// Where no station is set up, the line is one.
    private static List<StationId> stations(StationSetup setup) {
        List<StationId> named =
                setup.stations().stream().map(placed -> placed.station().id()).toList();
        return named.isEmpty() ? List.of(Line.SINGLE.first().id()) : named;
    }

    private static ReportPaneViewModel report(TerminalServices parts, FxDispatcher pulse) {
        return new ReportPaneViewModel(
                parts.reports(),
                parts.pages(),
                Messages.of(ReportPaneViewModel.class),
                parts.reader(),
                pulse.fx());
    }
}
