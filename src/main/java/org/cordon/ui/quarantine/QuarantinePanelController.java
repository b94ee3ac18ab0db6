package org.cordon.ui.quarantine;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import org.controlsfx.control.textfield.CustomTextField;
import org.cordon.ui.kit.Arriving;
import org.cordon.ui.kit.EmptyState;
import org.cordon.ui.kit.Tape;
import org.cordon.ui.kit.Texts;
import org.cordon.ui.kit.Wedge;
import org.cordon.ui.quarantine.QuarantineViewModel.Row;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/// Binds the list of held units and the field that holds more.
public final class QuarantinePanelController implements Arriving {
    private final QuarantineViewModel model;
    private final Texts words;
    @FXML private Label total;
    @FXML private CustomTextField search;
    @FXML private TextField scan;
    @FXML private TextField reason;
    @FXML private Label message;
    @FXML private Label trouble;
    @FXML private EmptyState empty;
    @FXML private TableView<Row> table;
    @FXML private TableColumn<Row, String> unit;
    @FXML private TableColumn<Row, String> why;
    @FXML private TableColumn<Row, String> incident;
    @FXML private TableColumn<Row, String> when;
    @FXML private TableColumn<Row, String> who;

    /// With its state.
    public QuarantinePanelController(QuarantineViewModel model, Texts words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    void initialize() {
        Wedge.keepSeparators(scan);
        scan.textProperty().bindBidirectional(model.scanProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        search.textProperty().bindBidirectional(model.queryProperty());
        said(message, model.messageProperty());
        said(trouble, model.troubleProperty());
        column(unit, Row::unit, 0.25);
        column(why, Row::reason, 0.33);
        column(incident, Row::incident, 0.14);
        column(when, Row::when, 0.16);
        column(who, Row::who, 0.11);
        unit.setCellFactory(_ -> new HeldCell());
        table.setItems(model.rows());
        model.rows().addListener((ListChangeListener<Row>) _ -> arrange());
        model.heldProperty().subscribe(_ -> arrange());
    }

    private static void said(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.managedProperty().bind(text.map(t -> !t.isEmpty()));
    }

    private void column(
            TableColumn<Row, String> column, Function<Row, String> value, double share) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.prefWidthProperty().bind(table.widthProperty().multiply(share));
        column.setSortable(false);
    }

    private void arrange() {
        int held = model.heldProperty().get();
        boolean nothing = model.rows().isEmpty();
        total.setText(
                nothing || model.rows().size() == held
                        ? String.valueOf(held)
                        : words.get("quarantine.count.of", model.rows().size(), held));
        empty.setVisible(nothing);
        empty.setSentence(words.get(held == 0 ? "quarantine.empty" : "quarantine.nothing-found"));
        table.setVisible(!nothing);
    }

    @Override
    public void arrive() {
        model.refresh();
        scan.requestFocus();
    }

    @Override
    public Optional<TextField> scanField() {
        return Optional.of(scan);
    }

    @FXML
    void showAll() {
        search.clear();
        scan.requestFocus();
    }

    @FXML
    void hold() {
        var _ = model.submit();
        scan.requestFocus();
    }

    /// A unit under the tape.
    private static final class HeldCell extends TableCell<Row, String> {
        private final Label name = new Label();
        private final HBox content;

        HeldCell() {
            Tape tape = new Tape();
            tape.getStyleClass().add("tape-unit");
            name.getStyleClass().addAll("t-body", "t-strong");
            content = new HBox(tape, name);
            content.getStyleClass().add("held-cell");
        }

        @Override
        protected void updateItem(@Nullable String unit, boolean none) {
            super.updateItem(unit, none);
            name.setText(unit);
            setGraphic(none ? null : content);
        }
    }
}
