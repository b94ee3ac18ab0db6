package org.cordon.ui.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.cordon.core.text.Messages;
import org.cordon.ui.alarms.AlarmsPanelController;
import org.cordon.ui.batch.BatchScreenController;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.container.CheckContainerController;
import org.cordon.ui.line.LinePanelController;
import org.cordon.ui.machines.MachinesController;
import org.cordon.ui.machines.MachinesViewModel;
import org.cordon.ui.qualification.QualifyController;
import org.cordon.ui.qualification.QualifyViewModel;
import org.cordon.ui.quarantine.QuarantinePanelController;
import org.cordon.ui.quarantine.QuarantineViewModel;
import org.cordon.ui.reconciliation.ReconciliationPanelController;
import org.cordon.ui.records.RecordsPanelController;
import org.cordon.ui.records.RecordsViewModel;
import org.cordon.ui.report.ReportPaneViewModel;
import org.cordon.ui.report.ReportPreviewController;
import org.cordon.ui.report.ReportPrinter;
import org.cordon.ui.rework.ReworkController;
import org.cordon.ui.scanners.ScannersController;
import org.cordon.ui.scanners.ScannersViewModel;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.settings.SettingsPanelController;
import org.cordon.ui.settings.SettingsViewModel;
import org.cordon.ui.site.BoardController;
import org.cordon.ui.site.BoardViewModel;
import org.cordon.ui.site.ConnectionsController;
import org.cordon.ui.site.SitePanelController;
import org.cordon.ui.stations.StationsController;
import org.cordon.ui.stations.StationsViewModel;
import org.cordon.ui.unit.UnitPanelController;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Supplier;

/// The screens that the rail and the header lead to; each is loaded when it is first visited. FX thread.
record Screens(
        TerminalServices parts, WindowModels models, FxDispatcher pulse, Appearance appearance) {
    private static final ObservableValue<String> NO_BADGE = new ReadOnlyStringWrapper("");

    /// All of them, in the order of the rail.
    List<NavigationItem> places(Navigator navigator) {
        UnitPages units =
                new UnitPages(
                        subject -> {
                            models.unit().openFirst(subject);
                            navigator.show(NavigationItem.UNIT);
                        },
                        container -> {
                            models.container().begin(container);
                            navigator.show(NavigationItem.CONTAINER);
                        });
        return List.of(
                place(
                        NavigationItem.LINE,
                        Feather.MAXIMIZE,
                        () ->
                                Views.load(
                                        new LinePanelController(
                                                models.line(),
                                                navigator,
                                                units,
                                                parts.time().zone())),
                        NO_BADGE),
                place(
                        NavigationItem.CONTAINMENT,
                        Feather.CLOCK,
                        () -> models.containment().view(units),
                        Badges.timeLeft(pulse, parts.incidents())),
                place(
                        NavigationItem.QUARANTINE,
                        Feather.BOX,
                        () ->
                                Views.load(
                                        new QuarantinePanelController(
                                                models.quarantine(),
                                                units,
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
                                                units,
                                                Messages.of(RecordsViewModel.class))),
                        NO_BADGE),
                place(NavigationItem.SITE, Feather.SHARE_2, () -> site(units), NO_BADGE),
                place(NavigationItem.SETTINGS, Feather.SETTINGS, this::settings, NO_BADGE),
                offRail(
                        NavigationItem.ALARMS,
                        Feather.ALERT_OCTAGON,
                        () -> Views.load(new AlarmsPanelController(models.alarms(), units))),
                offRail(
                        NavigationItem.CONTAINER,
                        Feather.CHECK_SQUARE,
                        () -> Views.load(new CheckContainerController(models.container(), units))),
                offRail(
                        NavigationItem.REWORK,
                        Feather.REFRESH_CW,
                        () -> Views.load(new ReworkController(models.rework(), units))),
                offRail(
                        NavigationItem.BATCH,
                        Feather.PACKAGE,
                        () ->
                                Views.load(
                                        new BatchScreenController(
                                                models.batch(), reconciliation(units), navigator))),
                offRail(
                        NavigationItem.UNIT,
                        Feather.TAG,
                        () ->
                                Views.load(
                                        new UnitPanelController(models.unit(), units, navigator))));
    }

    private static NavigationItem offRail(String id, Ikon icon, Supplier<View<?>> view) {
        return new NavigationItem(id, icon, NavigationTitles.of(id), view, NO_BADGE, false);
    }

    private Region reconciliation(UnitPages units) {
        return new StackPane(
                Views.load(new ReconciliationPanelController(models.reconciliation(), units))
                        .root());
    }

    private View<SitePanelController> site(UnitPages units) {
        return Views.load(
                new SitePanelController(
                        models.board(),
                        Views.load(
                                new BoardController(
                                        models.board(), units, Messages.of(BoardViewModel.class))),
                        Views.load(new ConnectionsController(models.connections()))));
    }

    /// Settings, and over them the scanner, the stations or the machines that are being set up or tried out.
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
                                        parts.meanings(),
                                        new TimeFormats(parts.time().zone()),
                                        Messages.of(ScannersViewModel.class)))
                        .controller();
        StationsController stations =
                Views.load(
                                new StationsController(
                                        models.stations(), Messages.of(StationsViewModel.class)))
                        .controller();
        MachinesController machines =
                Views.load(
                                new MachinesController(
                                        models.machines(),
                                        parts.analyser(),
                                        parts.meanings(),
                                        new TimeFormats(parts.time().zone()),
                                        Messages.of(MachinesViewModel.class)))
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
                                stations,
                                machines,
                                Messages.of(SettingsViewModel.class)));
        return new View<>(
                qualify.overlay(
                        scanners.overlay(stations.overlay(machines.overlay(settings.root())))),
                settings.controller());
    }

    private static NavigationItem place(
            String id, Ikon icon, Supplier<View<?>> view, ObservableValue<String> badge) {
        return new NavigationItem(id, icon, NavigationTitles.of(id), view, badge);
    }

    /// A preview of reports.
    static ReportPreviewController pane(ReportPaneViewModel model) {
        Messages messages = Messages.of(ReportPaneViewModel.class);
        return Views.load(new ReportPreviewController(model, new ReportPrinter(messages), messages))
                .controller();
    }
}
