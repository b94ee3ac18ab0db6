package org.cordon.ui.records;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.records.RecordsViewModel.IncidentRow;
import org.cordon.ui.records.RecordsViewModel.Line;
import org.cordon.ui.report.ReportPane;

import java.util.List;
import java.util.Optional;

/// Binds incidents, their time lines, and the journal's entries.
public final class RecordsPanelController implements OnShown {
    private final RecordsViewModel model;
    private final ReportPane report;
    private final UnitPages units;
    private final Messages messages;
    @FXML private HBox overview;
    @FXML private HBox detail;
    @FXML private EmptyState noIncidents;
    @FXML private ListView<IncidentRow> incidents;
    @FXML private Button fresh;
    @FXML private ToggleGroup streams;
    @FXML private ToggleButton acts;
    @FXML private ToggleButton scans;
    @FXML private HBox standing;
    @FXML private Label standingWords;
    @FXML private Label trouble;
    @FXML private EmptyState noEntries;
    @FXML private ListView<Line> entries;
    @FXML private Button earlier;
    @FXML private Button close;
    @FXML private Label number;
    @FXML private Label summary;
    @FXML private ListView<Line> timeline;
    @FXML private StackPane reportHolder;

    /// @param units opens the page of what an entry is about
    public RecordsPanelController(
            RecordsViewModel model, ReportPane report, UnitPages units, Messages messages) {
        this.model = model;
        this.report = report;
        this.units = units;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        reportHolder.getChildren().setAll(report.node());
        incidents.setItems(model.incidents());
        incidents.setCellFactory(_ -> new IncidentCell());
        incidents.setOnMouseClicked(_ -> openSelected());
        incidents.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
        entries.setItems(model.entries());
        entries.setCellFactory(_ -> new EntryCell(EntryCell.Clock.WALL));
        timeline.setItems(model.timeline());
        timeline.setCellFactory(_ -> new EntryCell(EntryCell.Clock.INCIDENT));
        List.of(entries, timeline).forEach(list -> UnitRows.open(list, units, Line::subject));
        model.incidents().addListener((ListChangeListener<IncidentRow>) _ -> arrange());
        model.entries().addListener((ListChangeListener<Line>) _ -> arrange());
        acts.setOnAction(_ -> show(StreamId.OPERATIONS));
        scans.setOnAction(_ -> show(StreamId.SCANS));
        model.streamProperty()
                .subscribe(now -> streams.selectToggle(now == StreamId.OPERATIONS ? acts : scans));
        trouble.textProperty().bind(model.troubleProperty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        model.troubleProperty().subscribe(_ -> arrange());
        standing.managedProperty().bind(standing.visibleProperty());
        standing.visibleProperty().bind(model.standingProperty().isNotEmpty());
        standingWords.textProperty().bind(model.standingProperty());
        fresh.managedProperty().bind(fresh.visibleProperty());
        earlier.managedProperty().bind(earlier.visibleProperty());
        earlier.visibleProperty().bind(model.moreProperty());
        model.freshProperty().subscribe(n -> showFresh(n.longValue()));
        model.selectedProperty().subscribe(this::showSelected);
        arrange();
    }

    @Override
    public void arrive() {
        reload();
        OnShown.focus(model.selectedProperty().get().isPresent() ? close : incidents);
    }

    private void arrange() {
        String wrong = model.troubleProperty().get();
        boolean told = !wrong.isEmpty() && model.entries().isEmpty();
        trouble.setVisible(!wrong.isEmpty() && !told);
        noEntries.setSentence(told ? wrong : messages.get("records.entries.empty"));
        noEntries.setActText(told ? messages.get("records.again") : "");
        noIncidents.setVisible(wrong.isEmpty() && model.incidents().isEmpty());
        incidents.setVisible(!model.incidents().isEmpty());
        noEntries.setVisible(model.entries().isEmpty());
        entries.setVisible(!model.entries().isEmpty());
    }

    private void showFresh(long count) {
        fresh.setVisible(count > 0);
        fresh.setText(count > 0 ? messages.get("records.fresh", count) : "");
    }

    private void showSelected(Optional<IncidentRow> row) {
        overview.setVisible(row.isEmpty());
        detail.setVisible(row.isPresent());
        row.ifPresent(r -> {
            number.setText(r.id().value());
            summary.setText(String.join(" · ", r.state(), r.needed(), r.held(), r.reason()));
        });
    }

    private void openSelected() {
        IncidentRow row = incidents.getSelectionModel().getSelectedItem();
        if (row != null) {
            UnwatchedFuture.logFailure(model.open(row), "showing records");
            report.show(row.id());
        }
    }

    private void show(StreamId stream) {
        UnwatchedFuture.logFailure(model.show(stream), "showing records");
    }

    @FXML
    void reload() {
        UnwatchedFuture.logFailure(model.load(), "showing records");
    }

    @FXML
    void earlier() {
        UnwatchedFuture.logFailure(model.showEarlier(), "showing records");
    }

    @FXML
    void close() {
        model.close();
        incidents.requestFocus();
    }
}
