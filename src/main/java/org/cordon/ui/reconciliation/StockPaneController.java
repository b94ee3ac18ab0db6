package org.cordon.ui.reconciliation;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.reconciliation.Stock;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.reconciliation.StockViewModel.Figure;
import org.cordon.ui.reconciliation.StockViewModel.Row;

import java.util.Map;

/// Binds what is stated of labels and serials. FX thread.
public final class StockPaneController {
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final StockViewModel model;
    private final Runnable back;
    @FXML private VBox rows;
    @FXML private ToggleGroup stocks;
    @FXML private ToggleButton labels;
    @FXML private ToggleButton serials;
    @FXML private TextField issued;
    @FXML private TextField used;
    @FXML private TextField spoiled;
    @FXML private TextField sampled;
    @FXML private TextField returned;
    @FXML private Button record;
    @FXML private TextField remark;

    /// @param back brings the panel to the front again
    StockPaneController(StockViewModel model, Runnable back) {
        this.model = model;
        this.back = back;
    }

    @FXML
    void initialize() {
        Map.of(
                        Figure.ISSUED, issued,
                        Figure.USED, used,
                        Figure.SPOILED, spoiled,
                        Figure.SAMPLED, sampled,
                        Figure.RETURNED, returned)
                .forEach((figure, field) ->
                        field.textProperty().bindBidirectional(model.figureProperty(figure)));
        record.setMinWidth(Region.USE_PREF_SIZE);
        remark.textProperty().bindBidirectional(model.remarkProperty());
        model.stockProperty()
                .subscribe(now -> stocks.selectToggle(now == Stock.LABELS ? labels : serials));
        labels.setOnAction(_ -> model.stockProperty().set(Stock.LABELS));
        serials.setOnAction(_ -> model.stockProperty().set(Stock.SERIALS));
        model.rows().addListener((ListChangeListener<Row>) _ -> draw());
        model.onFailure((happened, todo) -> Notices.problem(rows, happened, todo));
        draw();
        OnShown.focus(issued);
    }

    private void draw() {
        rows.getChildren().setAll(model.rows().stream().map(StockPaneController::node).toList());
    }

    private static Node node(Row row) {
        Label word = new Label(row.stock());
        word.getStyleClass().add("reconciliation-word");
        Label figures = new Label(row.figures());
        figures.getStyleClass().add("reconciliation-origin");
        figures.setWrapText(true);
        figures.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(figures, Priority.ALWAYS);
        Label difference = new Label(row.difference());
        difference.getStyleClass().add("reconciliation-difference");
        HBox node = new HBox(word, figures, difference);
        node.getStyleClass().add("reconciliation-row");
        node.pseudoClassStateChanged(MISSING, row.missing());
        return node;
    }

    @FXML
    void record() {
        model.record();
    }

    @FXML
    void close() {
        back.run();
    }
}
