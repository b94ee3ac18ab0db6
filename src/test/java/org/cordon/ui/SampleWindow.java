package org.cordon.ui;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;

import org.cordon.app.containment.HoldByScan;
import org.cordon.app.intake.LineStatus;
import org.cordon.support.FakeDoor;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeOrders;
import org.cordon.support.FakeRecords;
import org.cordon.support.FakeReports;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeStoreWatch;
import org.cordon.support.FakeTime;
import org.cordon.support.FirstHour;
import org.cordon.ui.containment.ContainmentScreen;
import org.cordon.ui.kit.Closing;
import org.cordon.ui.kit.Moments;
import org.cordon.ui.kit.Names;
import org.cordon.ui.kit.Navigator;
import org.cordon.ui.kit.Place;
import org.cordon.ui.kit.Pulse;
import org.cordon.ui.kit.Texts;
import org.cordon.ui.kit.Theme;
import org.cordon.ui.kit.View;
import org.cordon.ui.kit.Views;
import org.cordon.ui.line.LinePanelController;
import org.cordon.ui.line.LinePanelViewModel;
import org.cordon.ui.quarantine.QuarantinePanelController;
import org.cordon.ui.quarantine.QuarantineViewModel;
import org.cordon.ui.records.FactWords;
import org.cordon.ui.records.RecordsPanelController;
import org.cordon.ui.records.RecordsViewModel;
import org.cordon.ui.report.ReportPaneViewModel;
import org.cordon.ui.report.ReportPreviewController;
import org.cordon.ui.report.ReportPrinter;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.settings.EnrolViewModel;
import org.cordon.ui.settings.OrderLoadViewModel;
import org.cordon.ui.settings.SettingsPanelController;
import org.cordon.ui.settings.SettingsViewModel;
import org.cordon.ui.shell.Badges;
import org.cordon.ui.shell.MainWindow;
import org.cordon.ui.shell.ShellController;
import org.cordon.ui.shell.ShellViewModel;
import org.cordon.ui.signin.SignInController;
import org.cordon.ui.signin.SignInViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// The whole window over fakes in memory: the sign-in, and the shell with its five places. Set the
/// fakes, [#build] it, [#show] a place. FX thread.
final class SampleWindow implements Closing {
    final Pulse pulse = new Pulse();
    final FirstHour hour = new FirstHour();
    final FakeStoreWatch store = new FakeStoreWatch();
    final FakeReports reports = new FakeReports();
    final FakeOrders orders = new FakeOrders();
    final FakeLine line;
    final FakeDoor door;
    FakeRecords records = new FakeRecords();
    FakeSite site = FakeSite.level();
    Theme theme = Theme.LIGHT;

    private final Executor reader = Runnable::run;
    private @Nullable MainWindow window;
    private @Nullable ShellController shell;
    private @Nullable SignInViewModel signIn;
    private @Nullable Models models;

    /// The states behind the places that a picture or a test moves.
    record Models(
            ContainmentScreen containment,
            QuarantineViewModel quarantine,
            RecordsViewModel records,
            ReportPaneViewModel report,
            OrderLoadViewModel orders,
            EnrolViewModel enrolment) {}

    SampleWindow(LineStatus status, FakeDoor door) {
        line = new FakeLine(status);
        this.door = door;
    }

    /// Composes the window from the fakes as they are now.
    SampleWindow build() {
        Moments moments = new Moments(hour.zone());
        Names names = new Names(records, reader);
        ReportPaneViewModel recordsReport = reportModel();
        ContainmentScreen containment =
                new ContainmentScreen(
                        hour,
                        hour,
                        hour,
                        hour,
                        hour.rules,
                        hour,
                        reportPane(reportModel()),
                        pulse.fx());
        containment.follow(hour, hour, pulse);
        Texts quarantineWords = Texts.of(QuarantineViewModel.class);
        QuarantineViewModel quarantine =
                new QuarantineViewModel(
                        hour,
                        hour,
                        new HoldByScan(hour, hour),
                        names,
                        quarantineWords,
                        moments,
                        pulse.fx());
        hour.onChange(pulse.signal(quarantine::refresh)::mark);
        Texts recordsWords = Texts.of(RecordsViewModel.class);
        RecordsViewModel recordsModel =
                new RecordsViewModel(
                        records,
                        store,
                        names,
                        new FactWords(recordsWords, names, moments, hour.rules),
                        recordsWords,
                        moments,
                        reader,
                        pulse.fx());
        store.onChange(pulse.signal(recordsModel::tick)::mark);
        Texts settingsWords = Texts.of(SettingsViewModel.class);
        SettingsViewModel settings =
                new SettingsViewModel(
                        line,
                        site,
                        store,
                        Path.of("/var/lib/cordon/line-3"),
                        settingsWords,
                        moments);
        Pulse.Signal settingsChanged = pulse.signal(settings::refresh);
        line.onChange(settingsChanged::mark);
        store.onChange(settingsChanged::mark);
        OrderLoadViewModel loader = new OrderLoadViewModel(orders, settingsWords, pulse.fx());
        var _ = pulse.everySecond(loader::tick);
        EnrolViewModel enrolment = new EnrolViewModel(door, settingsWords, pulse.fx());
        models =
                new Models(containment, quarantine, recordsModel, recordsReport, loader, enrolment);
        LinePanelViewModel panel = new LinePanelViewModel(pulse, line, line, hour, hour, door);
        ShellViewModel strip =
                new ShellViewModel(
                        pulse, line, site, door, door, new FakeTime(), "Line 3, cartons");
        Function<Navigator, List<Place>> places =
                navigator ->
                        List.of(
                                new Place(
                                        Place.LINE,
                                        Feather.MAXIMIZE,
                                        "Line",
                                        () ->
                                                Views.load(
                                                        new LinePanelController(
                                                                panel, navigator, hour.zone())),
                                        new ReadOnlyStringWrapper("")),
                                new Place(
                                        Place.CONTAINMENT,
                                        Feather.CLOCK,
                                        "Containment",
                                        containment::view,
                                        Badges.timeLeft(pulse, hour)),
                                new Place(
                                        Place.QUARANTINE,
                                        Feather.BOX,
                                        "Quarantine",
                                        () ->
                                                Views.load(
                                                        new QuarantinePanelController(
                                                                quarantine, quarantineWords)),
                                        Badges.held(panel.statusProperty())),
                                new Place(
                                        Place.RECORDS,
                                        Feather.FILE_TEXT,
                                        "Records",
                                        () ->
                                                Views.load(
                                                        new RecordsPanelController(
                                                                recordsModel,
                                                                reportPane(recordsReport),
                                                                recordsWords)),
                                        new ReadOnlyStringWrapper("")),
                                new Place(
                                        Place.SETTINGS,
                                        Feather.SETTINGS,
                                        "Settings",
                                        () ->
                                                Views.load(
                                                        new SettingsPanelController(
                                                                settings,
                                                                loader,
                                                                enrolment,
                                                                new Appearance(theme, this::look),
                                                                settingsWords)),
                                        new ReadOnlyStringWrapper("")));
        View<ShellController> loaded = Views.load(new ShellController(strip, places));
        shell = loaded.controller();
        signIn = new SignInViewModel(pulse, door);
        window = new MainWindow(pulse, door, Views.load(new SignInController(signIn)), loaded);
        return this;
    }

    private ReportPaneViewModel reportModel() {
        return new ReportPaneViewModel(
                reports, reports, Texts.of(ReportPaneViewModel.class), reader, pulse.fx());
    }

    private static ReportPreviewController reportPane(ReportPaneViewModel model) {
        Texts words = Texts.of(ReportPaneViewModel.class);
        return Views.load(new ReportPreviewController(model, new ReportPrinter(words), words))
                .controller();
    }

    private void look(Theme chosen) {
        theme = chosen;
        chosen.dress(root().getScene());
    }

    /// What to put into the scene.
    Parent root() {
        return Objects.requireNonNull(window).root();
    }

    /// Brings a place to the front.
    SampleWindow show(String place) {
        Objects.requireNonNull(shell).show(place);
        return this;
    }

    /// The state behind the sign-in.
    SignInViewModel signIn() {
        return Objects.requireNonNull(signIn);
    }

    /// The states behind the places.
    Models models() {
        return Objects.requireNonNull(models);
    }

    @Override
    public void close() {
        pulse.close();
        Objects.requireNonNull(window).close();
    }
}
