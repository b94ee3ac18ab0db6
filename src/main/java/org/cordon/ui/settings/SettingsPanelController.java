package org.cordon.ui.settings;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.order.OrderPreview;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.machines.MachinesPane;
import org.cordon.ui.qualification.QualifyPane;
import org.cordon.ui.scanners.ScannersPane;
import org.cordon.ui.settings.OrderLoadViewModel.Refusal;
import org.cordon.ui.settings.OrderLoadViewModel.State;
import org.cordon.ui.settings.SettingsViewModel.ScannerRow;
import org.cordon.ui.stations.StationsPane;

import java.io.File;
import java.util.List;
import java.util.Optional;

/// Binds settings: order, stations, scanners, machines, people, data, appearance.
public final class SettingsPanelController implements OnShown {
    private final SettingsViewModel model;
    private final OrderLoadViewModel loader;
    private final EnrolViewModel enrolment;
    private final Appearance appearance;
    private final QualifyPane qualify;
    private final ScannersPane setup;
    private final StationsPane line;
    private final MachinesPane machines;
    private final Messages messages;
    @FXML private Label order;
    @FXML private Label profile;
    @FXML private Button choose;
    @FXML private Button cancel;
    @FXML private ProgressBar progress;
    @FXML private HBox outcome;
    @FXML private VerdictMark outcomeMark;
    @FXML private Label loading;
    @FXML private GridPane refusal;
    @FXML private Label place;
    @FXML private Label field;
    @FXML private Label why;
    @FXML private VBox scanners;
    @FXML private Label noScanners;
    @FXML private HBox attaching;
    @FXML private VBox reading;
    @FXML private ScrollPane scroll;
    @FXML private GridPane preview;
    @FXML private Button runNow;
    @FXML private Button keep;
    @FXML private VBox stations;
    @FXML private VBox machinery;
    @FXML private TextField personName;
    @FXML private TextField personId;
    @FXML private PasswordField password;
    @FXML private PasswordField again;
    @FXML private VerdictMark enrolledMark;
    @FXML private VerdictMark refusedMark;
    @FXML private Label enrolled;
    @FXML private Label refused;
    @FXML private Label site;
    @FXML private Label store;
    @FXML private Chip siteChip;
    @FXML private Chip storeChip;
    @FXML private Label folder;
    @FXML private ToggleGroup looks;
    @FXML private ToggleButton light;
    @FXML private ToggleButton dark;

    public SettingsPanelController(
            SettingsViewModel model,
            OrderLoadViewModel loader,
            EnrolViewModel enrolment,
            Appearance appearance,
            QualifyPane qualify,
            ScannersPane setup,
            StationsPane line,
            MachinesPane machines,
            Messages messages) {
        this.model = model;
        this.loader = loader;
        this.enrolment = enrolment;
        this.appearance = appearance;
        this.qualify = qualify;
        this.setup = setup;
        this.line = line;
        this.machines = machines;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        order.textProperty().bind(model.orderProperty());
        profile.textProperty().bind(model.profileProperty());
        profile.visibleProperty().bind(profile.textProperty().isNotEmpty());
        profile.managedProperty().bind(profile.visibleProperty());
        site.textProperty().bind(model.siteProperty());
        store.textProperty().bind(model.storeProperty());
        model.siteStateProperty().subscribe(now -> StateChips.show(siteChip, now, messages));
        model.storeStateProperty().subscribe(now -> StateChips.show(storeChip, now, messages));
        folder.setText(model.folder());
        loading.textProperty().bind(loader.messageProperty());
        progress.progressProperty().bind(loader.shareProperty());
        loader.stateProperty().subscribe(this::showLoading);
        loader.refusalProperty().subscribe(this::showRefusal);
        loader.previewProperty().subscribe(this::showPreview);
        runNow.setMinWidth(Region.USE_PREF_SIZE);
        model.scanners().addListener((ListChangeListener<ScannerRow>) _ -> showScanners());
        showScanners();
        attaching.getChildren().add(setup.attach());
        stations.getChildren().add(line.summary());
        machinery.getChildren().add(machines.summary());
        personName.textProperty().bindBidirectional(enrolment.nameProperty());
        personId.textProperty().bindBidirectional(enrolment.idProperty());
        password.textProperty().bindBidirectional(enrolment.passwordProperty());
        again.textProperty().bindBidirectional(enrolment.againProperty());
        bind(enrolled, enrolledMark, enrolment.messageProperty());
        bind(refused, refusedMark, enrolment.troubleProperty());
        looks.selectToggle(appearance.now() == Theme.LIGHT ? light : dark);
        light.setOnAction(_ -> choose(light, Theme.LIGHT));
        dark.setOnAction(_ -> choose(dark, Theme.DARK));
    }

    private static void bind(Label label, VerdictMark mark, ObservableValue<String> text) {
        text.subscribe(now -> {
            label.setText(now);
            Views.show(label, !now.isEmpty());
            Views.show(mark, !now.isEmpty());
        });
    }

    @Override
    public void arrive() {
        model.refresh();
        scroll.setVvalue(0);
        OnShown.focus(choose);
    }

    private void choose(ToggleButton button, Theme theme) {
        looks.selectToggle(button);
        appearance.choose().accept(theme);
    }

    private void showLoading(State state) {
        choose.setDisable(loader.busy());
        Views.show(cancel, loader.busy());
        cancel.setDisable(state == State.STOPPING);
        Views.show(progress, loader.busy());
        Views.show(outcome, state != State.IDLE);
        Views.show(outcomeMark, state == State.LOADED || state == State.REFUSED);
        outcomeMark.setMark(
                state == State.REFUSED ? VerdictCode.Shape.SUSPECT : VerdictCode.Shape.RIGHT);
        Views.show(refusal, state == State.REFUSED);
    }

    private void showPreview(Optional<OrderPreview> read) {
        Views.show(choose, read.isEmpty());
        if (read.isEmpty() && reading.isVisible()) {
            // The focus would go on to a scanner further down, and the screen scroll away from what
            // came of it.
            choose.requestFocus();
            scroll.setVvalue(0);
        }
        Views.show(reading, read.isPresent());
        preview.getChildren().clear();
        List<OrderPreviewText.Row> rows = read.map(loader.words()::rows).orElse(List.of());
        for (int i = 0; i < rows.size(); i++) {
            Label name = new Label(rows.get(i).name());
            name.getStyleClass().addAll("t-body", "t-quiet");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(rows.get(i).value());
            value.getStyleClass().addAll("t-body", "t-strong");
            value.setWrapText(true);
            preview.addRow(i, name, value);
        }
        boolean runs = loader.words().running().isPresent();
        runNow.setText(loader.words().act());
        Views.show(keep, runs);
    }

    @FXML
    void runNow() {
        UnwatchedFuture.logFailure(loader.load(OrderCommands.Use.RUN), "loading an order");
    }

    @FXML
    void keep() {
        UnwatchedFuture.logFailure(loader.load(OrderCommands.Use.WAIT), "loading an order");
    }

    @FXML
    void drop() {
        loader.drop();
    }

    private void showRefusal(Refusal why) {
        place.setText(why.place());
        field.setText(why.field());
        this.why.setText(why.reason());
    }

    private void showScanners() {
        scanners.getChildren()
                .setAll(
                        model.scanners().stream()
                                .filter(s -> !machines.knows(new DeviceId(s.name())))
                                .map(s -> ScannerRowView.of(s, qualify, setup, messages))
                                .toList());
        scanners.getChildren().add(ScannerRowView.keyboard(qualify, messages));
        Views.show(noScanners, model.scanners().isEmpty());
    }

    @FXML
    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("settings.order.choose-title"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("settings.order.kind"),
                                "*.xml",
                                "*.json",
                                "*.jsonld",
                                "*.csv"));
        File file = chooser.showOpenDialog(choose.getScene().getWindow());
        if (file != null) {
            UnwatchedFuture.logFailure(loader.load(file.toPath()), "applying settings");
        }
    }

    @FXML
    void cancel() {
        loader.cancel();
    }

    @FXML
    void enrol() {
        UnwatchedFuture.logFailure(enrolment.enrol(), "applying settings");
    }
}
