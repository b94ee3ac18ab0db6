package org.cordon.ui.containment;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.cordon.ui.quarantine.HoldFormController;

import java.util.Optional;

/// Binds the panel of ISOLATE. Whatever is pressed, the next scan finds its field focused.
public final class IsolatePanelController implements StepPanel {
    private final IsolateViewModel model;
    private final ContainmentPanelViewModel panel;
    private final HoldFormController holdForm;
    private final UnitPages units;
    @FXML private HBox entry;
    @FXML private Button more;
    @FXML private VBox form;
    @FXML private Label lacking;
    @FXML private TextField scan;
    @FXML private TextField where;
    @FXML private EmptyState empty;
    @FXML private ListView<IsolateViewModel.Row> rows;

    /// @param units opens the page of a unit of the list
    public IsolatePanelController(
            IsolateViewModel model, ContainmentPanelViewModel panel, UnitPages units) {
        this.model = model;
        this.units = units;
        this.panel = panel;
        holdForm =
                new HoldFormController(
                        model.form(),
                        Messages.of(HoldFormController.class),
                        this::holdForm,
                        this::closeForm);
    }

    @FXML
    void initialize() {
        Wedge.keepSeparators(scan);
        form.getChildren().addFirst(Views.load(holdForm).root());
        more.setMinWidth(Region.USE_PREF_SIZE);
        showForm(false);
        scan.textProperty().bindBidirectional(model.scanProperty());
        where.textProperty().bindBidirectional(model.locationProperty());
        where.textProperty().subscribe(_ -> panel.describe());
        where.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        model.unsaved().forEach(note -> FormBindings.save(panel, note));
                    }
                });
        rows.setItems(model.rows());
        rows.setCellFactory(_ -> new HoldCell());
        UnitRows.open(rows, units, IsolateViewModel.Row::subject);
        model.rows()
                .addListener(
                        (ListChangeListener<IsolateViewModel.Row>)
                                _ -> {
                                    arrange();
                                    panel.describe();
                                });
        arrange();
    }

    private void arrange() {
        boolean nothing = model.rows().isEmpty();
        Views.show(empty, nothing);
        Views.show(rows, !nothing);
    }

    private void showForm(boolean open) {
        Views.show(form, open);
        Views.show(entry, !open);
        say(Optional.empty());
    }

    /// What is missing in the form.
    private void say(Optional<String> missing) {
        lacking.setText(missing.orElse(""));
        Views.show(lacking, missing.isPresent());
    }

    /// The form takes the place of the field for scans.
    @FXML
    void openForm() {
        showForm(true);
        holdForm.open();
    }

    private void closeForm() {
        showForm(false);
        scan.requestFocus();
    }

    private void holdForm() {
        say(model.form().missing());
        UnwatchedFuture.logFailure(
                model.holdForm()
                        .thenAccept(held -> {
                            if (held) {
                                closeForm();
                            }
                        }),
                "holding a unit");
    }

    @FXML
    void hold() {
        UnwatchedFuture.logFailure(model.submit(), "holding a unit");
        scan.requestFocus();
    }

    @FXML
    void located() {
        scan.requestFocus();
    }

    @Override
    public Node firstEntry() {
        return scan;
    }

    @Override
    public boolean accept(Bytes bytes) {
        UnwatchedFuture.logFailure(model.submit(bytes), "holding a unit");
        return true;
    }

    @Override
    public Optional<TextField> scanField() {
        return Optional.of(scan).filter(_ -> entry.isVisible());
    }

    @Override
    public void showErrors() {
        if (model.heldCount() == 0) {
            scan.requestFocus();
        } else {
            where.requestFocus();
        }
    }
}
