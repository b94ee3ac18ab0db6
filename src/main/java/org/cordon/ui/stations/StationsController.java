package org.cordon.ui.stations;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.device.StationSetup.Placed;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.FormOutcome;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.SettingField;
import org.cordon.ui.common.Views;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Binds the setting up of stations: the line on the left, the chosen station on the right.
public final class StationsController implements StationsPane {
    private static final KeyCombination UP =
            new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
    private static final KeyCombination DOWN =
            new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

    private final StationsViewModel model;
    private final Messages messages;
    private final Map<StationSetting, SettingField> inputs = new EnumMap<>(StationSetting.class);
    private final List<StationCard> drawn = new ArrayList<>();

    /// Whether a card had the keys when the line was drawn anew; the chosen one gets them then.
    private boolean keysOnLine;

    @FXML private HBox root;
    @FXML private ScrollPane scroll;
    @FXML private VBox cards;
    @FXML private EmptyState empty;
    @FXML private Button add;
    @FXML private VBox side;
    @FXML private Label title;
    @FXML private Button up;
    @FXML private Button down;
    @FXML private VBox fields;
    @FXML private FormOutcome said;
    @FXML private Button remove;
    @FXML private Button drop;
    @FXML private Button save;
    @FXML private HBox acts;
    @FXML private HBox removing;
    @FXML private Label removeWords;
    @FXML private Button keep;
    @FXML private Button removeNow;

    /// With its state.
    public StationsController(StationsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        for (StationSetting setting : StationSetting.values()) {
            inputs.put(setting, field(setting));
        }
        HBox figures =
                new HBox(
                        at(StationSetting.LAG),
                        at(StationSetting.LANES),
                        at(StationSetting.SILENT_PACKS));
        figures.getStyleClass().add("gap-2");
        figures.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        fields.getChildren()
                .setAll(
                        at(StationSetting.NAME),
                        at(StationSetting.TYPE),
                        at(StationSetting.ASSOCIATION),
                        at(StationSetting.REQUIRES),
                        figures,
                        at(StationSetting.COMBINE),
                        at(StationSetting.LEARN),
                        at(StationSetting.RERUN));
        ask(false);
        model.openProperty().subscribe(root::setVisible);
        model.stationsProperty().subscribe(this::draw);
        model.formProperty().subscribe(this::show);
        model.busyProperty().subscribe(_ -> showButtons());
        model.doneProperty().subscribe(_ -> showButtons());
        model.troubleProperty().subscribe(_ -> showButtons());
    }

    private SettingField field(StationSetting setting) {
        String name = messages.get("stations.field." + setting.key());
        if (setting.isChosen()) {
            return SettingField.choice(
                    setting.key(),
                    name,
                    value -> said(setting, value),
                    value -> model.set(setting, value),
                    () -> {});
        }
        SettingField text =
                SettingField.text(
                        setting.key(),
                        name,
                        messages.get("stations.prompt." + setting.key()),
                        value -> model.set(setting, value),
                        () -> {});
        ((TextField) text.input()).setOnAction(_ -> model.save());
        return text;
    }

    private String said(StationSetting setting, String value) {
        if (setting == StationSetting.REQUIRES) {
            return value.isEmpty() ? messages.get("stations.choice.requires") : value;
        }
        String key = "stations.choice." + setting.key() + "." + value;
        return messages.has(key) ? messages.get(key) : value;
    }

    private SettingField at(StationSetting setting) {
        return Objects.requireNonNull(inputs.get(setting));
    }

    private void draw(List<Placed> stations) {
        keysOnLine = drawn.stream().anyMatch(Node::isFocused);
        drawn.clear();
        cards.getChildren().clear();
        for (int place = 0; place < stations.size(); place++) {
            if (place > 0) {
                Region belt = new Region();
                belt.getStyleClass().add("station-belt");
                cards.getChildren().add(belt);
            }
            StationCard card = new StationCard(place + 1, stations.get(place), messages);
            int at = place;
            card.setOnAction(_ -> model.choose(at));
            card.setOnKeyPressed(key -> {
                if (UP.match(key) || DOWN.match(key)) {
                    key.consume();
                    model.move(at, UP.match(key) ? -1 : 1);
                }
            });
            drawn.add(card);
            cards.getChildren().add(card);
        }
    }

    private void show(Optional<StationForm> form) {
        Views.show(side, form.isPresent());
        Views.show(empty, form.isEmpty() && drawn.isEmpty());
        Views.show(scroll, !empty.isVisible());
        add.setDisable(form.filter(StationForm::isNew).isPresent());
        Views.show(add, !empty.isVisible());
        for (int place = 0; place < drawn.size(); place++) {
            int at = place;
            drawn.get(place).mark(form.filter(f -> f.place() == at).isPresent());
        }
        form.ifPresentOrElse(this::fill, () -> inputs.values().forEach(SettingField::fresh));
        if (keysOnLine && form.isPresent() && form.get().place() < drawn.size()) {
            keysOnLine = false;
            drawn.get(form.get().place()).requestFocus();
        }
    }

    private void fill(StationForm form) {
        inputs.forEach((setting, field) -> {
            field.show(
                    form.shown(setting),
                    model.choices(setting),
                    Optional.ofNullable(form.refusals().get(setting))
                            .map(allowed -> messages.get("stations.allowed", allowed)));
            Views.show(field, form.fits(setting));
        });
        title.setText(
                form.isNew()
                        ? messages.get("stations.title.new")
                        : messages.get("stations.title.edit", form.place() + 1, form.name()));
        Views.show(up, !form.isNew());
        Views.show(down, !form.isNew());
        up.setDisable(form.place() == 0);
        down.setDisable(form.place() == drawn.size() - 1);
        save.setText(messages.get(form.isNew() ? "stations.save.new" : "stations.save"));
        Views.show(remove, !form.changed());
        Views.show(drop, form.changed());
        removeWords.setText(messages.get("stations.remove.sure", form.name()));
        ask(false);
        showButtons();
    }

    private void showButtons() {
        if (model.formProperty().get().isEmpty()) {
            return;
        }
        String lacking = model.lacking();
        said.show(model.troubleProperty().get(), model.doneProperty().get(), lacking);
        save.setDisable(!lacking.isEmpty() || model.busyProperty().get());
        removeNow.setDisable(model.busyProperty().get());
    }

    @Override
    public StackPane overlay(Node screen) {
        root.visibleProperty().subscribe(shown -> screen.setVisible(!shown));
        return new StackPane(screen, root);
    }

    @Override
    public Node summary() {
        Label stations = new Label();
        stations.setId("stationsSummary");
        stations.setWrapText(true);
        stations.getStyleClass().add("t-body");
        model.stationsProperty()
                .subscribe(now ->
                        stations.setText(
                                now.stream()
                                        .map(placed -> placed.station().id().value())
                                        .reduce((a, b) ->
                                                messages.get("stations.summary.then", a, b))
                                        .orElse(messages.get("stations.summary.none"))));
        Button act = new Button(messages.get("stations.act"));
        act.setId("stationsAct");
        act.getStyleClass().add("secondary");
        act.setOnAction(_ -> {
            model.begin();
            OnShown.focus(drawn.isEmpty() ? empty.actButton() : drawn.getFirst());
        });
        VBox summary = new VBox(stations, new HBox(act));
        summary.getStyleClass().add("gap-2");
        return summary;
    }

    private void ask(boolean asking) {
        Views.show(acts, !asking);
        Views.show(removing, asking);
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void add() {
        model.add();
        OnShown.focus(at(StationSetting.NAME).input());
    }

    @FXML
    void up() {
        move(-1);
    }

    @FXML
    void down() {
        move(1);
    }

    private void move(int by) {
        model.formProperty().get().ifPresent(form -> model.move(form.place(), by));
    }

    @FXML
    void drop() {
        inputs.values().forEach(SettingField::fresh);
        model.drop();
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void remove() {
        if (model.inUse().isEmpty()) {
            ask(true);
            keep.requestFocus();
        } else {
            model.remove();
        }
    }

    @FXML
    void keep() {
        ask(false);
        remove.requestFocus();
    }

    @FXML
    void removeNow() {
        model.remove();
        ask(false);
    }
}
