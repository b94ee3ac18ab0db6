package org.cordon.ui.site;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.util.Callback;

import org.controlsfx.control.textfield.CustomTextField;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.ResponsiveStyle;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.site.BoardViewModel.HoldRow;
import org.cordon.ui.site.BoardViewModel.IncidentRow;

/// Binds the open incidents and the held units of all lines.
public final class BoardController implements OnShown {
    private static final double SCROLL_BAR = 14;

    private final BoardViewModel model;
    private final UnitPages units;
    private final Messages messages;
    @FXML private Label incidentCount;
    @FXML private EmptyState noIncidents;
    @FXML private ListView<IncidentRow> incidents;
    @FXML private Label holdCount;
    @FXML private Region board;
    @FXML private CustomTextField search;
    @FXML private EmptyState noHolds;
    @FXML private TableView<HoldRow> holds;
    @FXML private TableColumn<HoldRow, HoldRow> unit;
    @FXML private TableColumn<HoldRow, HoldRow> where;
    @FXML private TableColumn<HoldRow, HoldRow> why;
    @FXML private TableColumn<HoldRow, HoldRow> when;

    /// @param units opens the page of a held unit
    public BoardController(BoardViewModel model, UnitPages units, Messages messages) {
        this.model = model;
        this.units = units;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        ResponsiveStyle.below(board, 1300);
        incidents.setItems(model.incidents());
        incidents.setCellFactory(_ -> new OpenIncidentCell());
        holds.setItems(model.holds());
        UnitRows.open(holds, units, HoldRow::subject);
        column(unit, 0.31, _ -> new HoldCells.Unit());
        column(where, 0.21, _ -> new HoldCells.Where());
        column(why, 0.27, _ -> new HoldCells.Why());
        column(when, 0.21, _ -> new HoldCells.When());
        search.textProperty().bindBidirectional(model.queryProperty());
        holdCount.textProperty().bind(model.countedProperty());
        model.incidents().addListener((ListChangeListener<IncidentRow>) _ -> arrange());
        model.holds().addListener((ListChangeListener<HoldRow>) _ -> arrange());
        model.neverProperty().subscribe(_ -> arrange());
        arrange();
    }

    private static void column(
            TableColumn<HoldRow, HoldRow> column,
            double share,
            Callback<TableColumn<HoldRow, HoldRow>, TableCell<HoldRow, HoldRow>> cells) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells);
        column.setSortable(false);
        column.tableViewProperty()
                .subscribe(table -> {
                    if (table != null) {
                        column.prefWidthProperty()
                                .bind(table.widthProperty().subtract(SCROLL_BAR).multiply(share));
                    }
                });
    }

    private void arrange() {
        boolean never = model.neverProperty().get();
        noIncidents.setVisible(model.incidents().isEmpty());
        noIncidents.setSentence(
                messages.get(never ? "site.board.nothing-heard" : "site.board.no-incidents"));
        incidents.setVisible(!model.incidents().isEmpty());
        incidentCount.setText(
                model.incidents().isEmpty()
                        ? ""
                        : messages.get("site.board.incident-count", model.incidents().size()));
        noHolds.setVisible(model.holds().isEmpty());
        noHolds.setSentence(messages.get(empty(never)));
        holds.setVisible(!model.holds().isEmpty());
    }

    private String empty(boolean never) {
        if (never) {
            return "site.board.nothing-heard";
        }
        return model.queryProperty().get().isBlank()
                ? "site.board.no-holds"
                : "site.board.nothing-found";
    }

    @Override
    public void arrive() {
        UnwatchedFuture.logFailure(model.load(), "reading the site");
        OnShown.focus(search);
    }
}
