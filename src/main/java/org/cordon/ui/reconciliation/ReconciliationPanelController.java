package org.cordon.ui.reconciliation;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.Views;
import org.cordon.ui.reconciliation.ReconciliationViewModel.Row;

import java.util.List;

/// Binds the rows of the reconciliation, and brings its lists to the front. FX thread.
public final class ReconciliationPanelController implements OnShown {
    private static final PseudoClass SUM = PseudoClass.getPseudoClass("sum");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final ReconciliationViewModel model;
    private final UnitPages units;
    @FXML private StackPane pages;
    @FXML private VBox overview;
    @FXML private VBox rows;
    @FXML private VBox sum;
    @FXML private Label note;
    @FXML private EmptyState empty;
    @FXML private Button show;
    @FXML private Button stock;

    /// @param units opens the page of a serial with a difference
    public ReconciliationPanelController(ReconciliationViewModel model, UnitPages units) {
        this.model = model;
        this.units = units;
    }

    @FXML
    void initialize() {
        note.textProperty().bind(model.noteProperty());
        show.textProperty().bind(model.showProperty());
        model.showProperty().subscribe(words -> Views.show(show, !words.isEmpty()));
        model.emptyProperty().subscribe(this::arrange);
        model.rows().addListener((ListChangeListener<Row>) _ -> draw());
        draw();
    }

    private void arrange(String why) {
        empty.setSentence(why);
        Views.show(empty, !why.isEmpty());
        Views.show(rows, why.isEmpty());
        stock.setDisable(!why.isEmpty());
    }

    private void draw() {
        // What it comes to stays in sight however many rows there are.
        rows.getChildren().setAll(nodes(false));
        sum.getChildren().setAll(nodes(true));
    }

    private List<Node> nodes(boolean summed) {
        return model.rows().stream().filter(row -> row.sum() == summed).map(this::node).toList();
    }

    private Node node(Row row) {
        Label word = label(row.word(), "reconciliation-word");
        Label origin = label(row.origin(), "reconciliation-origin");
        origin.setWrapText(true);
        HBox.setHgrow(origin, Priority.ALWAYS);
        origin.setMaxWidth(Double.MAX_VALUE);
        Label count = label(row.count(), "reconciliation-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox node = new HBox(word, origin, count);
        node.getStyleClass().add("reconciliation-row");
        node.pseudoClassStateChanged(SUM, row.sum());
        node.pseudoClassStateChanged(MISSING, row.missing());
        node.setFocusTraversable(false);
        node.setAccessibleText(String.join(" ", row.word(), row.count(), row.origin()));
        return node;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    @FXML
    void showSerials() {
        model.differences().load();
        front(
                Views.load(new DifferencesPaneController(model.differences(), units, this::back))
                        .root());
    }

    @FXML
    void showStock() {
        front(Views.load(new StockPaneController(model.stock(), this::back)).root());
    }

    private void front(Node page) {
        overview.setVisible(false);
        pages.getChildren().setAll(overview, page);
    }

    private void back() {
        pages.getChildren().setAll(overview);
        overview.setVisible(true);
        OnShown.focus(show.isVisible() ? show : stock);
    }

    @Override
    public void arrive() {
        OnShown.focus(show.isVisible() ? show : stock);
    }
}
