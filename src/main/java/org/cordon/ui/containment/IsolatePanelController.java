package org.cordon.ui.containment;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.scanner.Bytes;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;

import java.util.Optional;

/// Binds the panel of ISOLATE. Whatever is pressed, the next scan finds its field focused.
public final class IsolatePanelController implements StepPanel {
    private final IsolateViewModel model;
    private final ContainmentPanelViewModel panel;
    @FXML private TextField scan;
    @FXML private TextField where;
    @FXML private EmptyState empty;
    @FXML private ListView<IsolateViewModel.Row> rows;

    public IsolatePanelController(IsolateViewModel model, ContainmentPanelViewModel panel) {
        this.model = model;
        this.panel = panel;
    }

    @FXML
    void initialize() {
        Wedge.keepSeparators(scan);
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
        return Optional.of(scan);
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
