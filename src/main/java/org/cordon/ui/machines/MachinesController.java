package org.cordon.ui.machines;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.device.DeviceMessages;
import org.cordon.app.device.MachineSetup.Placed;
import org.cordon.app.scanning.ScannerStatus;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.FormOutcome;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.Views;
import org.cordon.ui.scanners.LiveView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Binds the setting up of machines: the machines and what the chosen one says on the left, its settings on the right.
public final class MachinesController implements MachinesPane {
    private final MachinesViewModel model;
    private final Messages messages;
    private final ReasonMessages reasons;
    private final LiveView live;
    private final List<MachineFields> groups = new ArrayList<>();
    private final List<MachineCard> drawn = new ArrayList<>();

    @FXML private HBox root;
    @FXML private VBox left;
    @FXML private ScrollPane scroll;
    @FXML private VBox cards;
    @FXML private EmptyState empty;
    @FXML private Button add;
    @FXML private VBox side;
    @FXML private Label title;
    @FXML private VBox fields;
    @FXML private FormOutcome said;
    @FXML private Button remove;
    @FXML private Button drop;
    @FXML private Button test;
    @FXML private Button save;
    @FXML private HBox acts;
    @FXML private HBox removing;
    @FXML private Label removeWords;
    @FXML private Button keep;
    @FXML private Button removeNow;

    /// With its state.
    ///
    /// @param meanings says what messages mean
    public MachinesController(
            MachinesViewModel model,
            ScanAnalyzer analyser,
            DeviceMessages meanings,
            TimeFormats moments,
            Messages messages) {
        this.model = model;
        this.messages = messages;
        reasons = new ReasonMessages(moments.zone());
        live =
                new LiveView(
                        model.heard(),
                        _ -> {},
                        new LiveView.Texts(messages, "machines.live"),
                        analyser,
                        meanings,
                        moments);
    }

    @FXML
    void initialize() {
        Stream.of(SettingGroup.values())
                .map(group -> new MachineFields(group, model, messages))
                .forEach(groups::add);
        fields.getChildren().setAll(groups);
        VBox.setVgrow(live, Priority.ALWAYS);
        left.getChildren().add(live);
        ask(false);
        model.openProperty().subscribe(root::setVisible);
        model.machinesProperty().subscribe(this::draw);
        model.lineProperty().subscribe(_ -> showConnections());
        model.formProperty().subscribe(this::show);
        model.busyProperty().subscribe(_ -> showButtons());
        model.doneProperty().subscribe(_ -> showButtons());
        model.troubleProperty().subscribe(_ -> showButtons());
    }

    private void draw(List<Placed> machines) {
        drawn.clear();
        for (int place = 0; place < machines.size(); place++) {
            MachineCard card = new MachineCard(place + 1, machines.get(place), messages);
            int at = place;
            card.setOnAction(_ -> model.choose(at));
            drawn.add(card);
        }
        cards.getChildren().setAll(drawn);
        showConnections();
    }

    private void showConnections() {
        for (int place = 0; place < drawn.size(); place++) {
            drawn.get(place).connected(state(model.machinesProperty().get().get(place)));
        }
    }

    private String state(Placed machine) {
        if (!machine.connected()) {
            return messages.get("machines.card.later");
        }
        Optional<ScannerStatus> now = model.connection(machine);
        String state =
                now.map(each -> messages.name("machines.card", each.state()))
                        .orElseGet(() -> messages.get("machines.card.reopening"));
        return now.map(ScannerStatus::detail)
                .filter(detail -> !detail.isEmpty())
                .map(detail -> messages.get("machines.card.detail", state, reasons.of(detail)))
                .orElse(state);
    }

    private void show(Optional<MachineForm> form) {
        Views.show(side, form.isPresent());
        Views.show(empty, form.isEmpty() && drawn.isEmpty());
        Views.show(live, form.isPresent());
        Views.show(scroll, !drawn.isEmpty());
        Views.show(add, !empty.isVisible());
        add.setDisable(form.filter(MachineForm::isNew).isPresent());
        for (int place = 0; place < drawn.size(); place++) {
            int at = place;
            drawn.get(place).mark(form.filter(f -> f.place() == at).isPresent());
        }
        form.ifPresentOrElse(this::fill, () -> groups.forEach(MachineFields::fresh));
    }

    private void fill(MachineForm form) {
        groups.forEach(group -> group.show(form));
        title.setText(
                form.isNew()
                        ? messages.get("machines.title.new")
                        : messages.get("machines.title.edit", form.name()));
        save.setText(messages.get(form.isNew() ? "machines.save.new" : "machines.save"));
        Views.show(remove, !form.changed());
        Views.show(drop, form.changed());
        removeWords.setText(messages.get("machines.remove.sure", form.name()));
        ask(false);
        showButtons();
    }

    private void showButtons() {
        if (model.formProperty().get().isEmpty()) {
            return;
        }
        String lacking = model.lacking();
        said.show(model.troubleProperty().get(), model.doneProperty().get(), lacking);
        test.setDisable(!model.canTest());
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
        Label all = new Label();
        all.setId("machinesSummary");
        all.setWrapText(true);
        all.getStyleClass().add("t-body");
        model.machinesProperty().subscribe(_ -> all.setText(summed()));
        model.lineProperty().subscribe(_ -> all.setText(summed()));
        Button act = new Button(messages.get("machines.act"));
        act.setId("machinesAct");
        act.getStyleClass().add("secondary");
        act.setOnAction(_ -> {
            model.begin();
            OnShown.focus(drawn.isEmpty() ? empty.actButton() : drawn.getFirst());
        });
        VBox summary = new VBox(all, new HBox(act));
        summary.getStyleClass().add("gap-2");
        return summary;
    }

    private String summed() {
        List<Placed> machines = model.machinesProperty().get();
        return machines.isEmpty()
                ? messages.get("machines.summary.none")
                : machines.stream()
                        .map(each ->
                                messages.get(
                                        "machines.summary.one",
                                        each.machine().device().id(),
                                        state(each)))
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public boolean knows(DeviceId device) {
        return model.machinesProperty().get().stream()
                .anyMatch(each -> each.machine().device().id().equals(device));
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
        OnShown.focus(groups.getFirst().first());
    }

    @FXML
    void test() {
        model.test();
    }

    @FXML
    void drop() {
        groups.forEach(MachineFields::fresh);
        model.drop();
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void remove() {
        ask(true);
        keep.requestFocus();
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
