package org.cordon.ui.scanners;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.device.DeviceMessages;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FormOutcome;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.Views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Binds the setting up of a scanner: the form on the left, what it sends on the right.
public final class ScannersController implements ScannersPane {
    private final ScannersViewModel model;
    private final ScanAnalyzer analyser;
    private final DeviceMessages meanings;
    private final TimeFormats moments;
    private final Messages messages;
    private final List<FieldGroup> groups = new ArrayList<>();
    @FXML private HBox root;
    @FXML private Label title;
    @FXML private VBox fields;
    @FXML private FormOutcome said;
    @FXML private Button remove;
    @FXML private Button save;
    @FXML private HBox acts;
    @FXML private HBox removing;
    @FXML private Label removeWords;
    @FXML private Button keep;
    @FXML private Button removeNow;
    private boolean open;

    public ScannersController(
            ScannersViewModel model,
            ScanAnalyzer analyser,
            DeviceMessages meanings,
            TimeFormats moments,
            Messages messages) {
        this.model = model;
        this.analyser = analyser;
        this.meanings = meanings;
        this.moments = moments;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        for (ScannerSetting.Group group : ScannerSetting.Group.values()) {
            groups.add(new FieldGroup(group, model, messages));
        }
        groups.getFirst().at(ScannerSetting.ADDRESS).addBelowName(new PortList(model, messages));
        fields.getChildren().setAll(groups);
        LiveView live =
                new LiveView(
                        model.listening(),
                        model::apply,
                        new LiveView.Texts(messages, "scanners.live"),
                        analyser,
                        meanings,
                        moments);
        HBox.setHgrow(live, javafx.scene.layout.Priority.ALWAYS);
        root.getChildren().add(live);
        ask(false);
        model.formProperty().subscribe(this::show);
        model.busyProperty().subscribe(_ -> showButtons());
        model.doneProperty().subscribe(_ -> showButtons());
        model.troubleProperty().subscribe(_ -> showButtons());
    }

    private void show(Optional<ScannersViewModel.Form> form) {
        boolean begins = !open && form.isPresent();
        open = form.isPresent();
        root.setVisible(open);
        form.flatMap(ScannersViewModel.Form::attached)
                .ifPresentOrElse(
                        device -> {
                            title.setText(messages.get("scanners.title.edit", device.value()));
                            save.setText(messages.get("scanners.save"));
                            removeWords.setText(
                                    messages.get("scanners.remove.sure", device.value()));
                            removeNow.setText(messages.get("scanners.remove.now", device.value()));
                        },
                        () -> {
                            title.setText(messages.get("scanners.title.new"));
                            save.setText(messages.get("scanners.attach.now"));
                        });
        Views.show(remove, form.flatMap(ScannersViewModel.Form::attached).isPresent());
        if (begins) {
            groups.forEach(FieldGroup::fresh);
            ask(false);
            OnShown.focus(groups.getFirst().at(ScannerSetting.NAME).input());
        }
        showButtons();
    }

    private void showButtons() {
        if (!open) {
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
    public Button attach() {
        Button act = new Button(messages.get("scanners.attach"));
        act.setId("attach");
        act.getStyleClass().add("secondary");
        act.setOnAction(_ -> model.begin());
        return act;
    }

    @Override
    public Button act(DeviceId device) {
        Button act = new Button(messages.get("scanners.act"));
        act.getStyleClass().addAll("secondary", "low");
        act.setMinWidth(Button.USE_PREF_SIZE);
        act.setAccessibleText(messages.get("scanners.act.accessible", device.value()));
        act.setOnAction(_ -> model.begin(device));
        Views.show(act, model.knows(device));
        return act;
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
