package org.cordon.ui.reconciliation;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;

import org.cordon.core.reconciliation.Explanation;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.reconciliation.DifferencesViewModel.Kind;
import org.cordon.ui.reconciliation.DifferencesViewModel.Row;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Binds the list of serials with a difference. FX thread.
public final class DifferencesPaneController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double SCROLL_BAR = 14;

    private final Messages messages = Messages.of(DifferencesPaneController.class);
    private final DifferencesViewModel model;
    private final UnitPages units;
    private final Runnable back;
    private boolean choosing;
    @FXML private ComboBox<Kind> kind;
    @FXML private TextField filter;
    @FXML private Label count;
    @FXML private TableView<Row> table;
    @FXML private TableColumn<Row, String> serial;
    @FXML private TableColumn<Row, String> last;
    @FXML private TableColumn<Row, String> reason;
    @FXML private Button more;
    @FXML private ComboBox<Explanation> what;
    @FXML private TextField remark;
    @FXML private Button explain;

    /// @param units opens the page of a serial
    /// @param back brings the panel to the front again
    DifferencesPaneController(DifferencesViewModel model, UnitPages units, Runnable back) {
        this.model = model;
        this.units = units;
        this.back = back;
    }

    @FXML
    void initialize() {
        kind.setItems(model.kinds());
        kind.setConverter(new Words<>(Kind::words));
        kind.valueProperty().subscribe(this::chosen);
        model.kindProperty().subscribe(_ -> choose());
        model.kinds().addListener((ListChangeListener<Kind>) _ -> choose());
        filter.textProperty().bindBidirectional(model.filterProperty());
        count.textProperty().bind(model.countProperty());
        more.managedProperty().bind(more.visibleProperty());
        more.visibleProperty().bind(model.moreProperty());
        column(serial, 0.2, Row::serial);
        column(last, 0.3, Row::last);
        column(reason, 0.5, Row::reason);
        table.setItems(model.rows());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<Row>)
                                _ -> model.select(selected().stream().map(Row::unit).toList()));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        UnitRows.open(table, units, row -> Optional.of(new EntrySubject.OfUnit(row.unit())));
        what.getItems().setAll(Explanation.values());
        what.setConverter(new Words<>(each -> messages.name("reconciliation.explanation", each)));
        what.valueProperty().subscribe(each -> model.whatProperty().set(Optional.ofNullable(each)));
        model.whatProperty().subscribe(each -> what.setValue(each.orElse(null)));
        remark.textProperty().bindBidirectional(model.remarkProperty());
        explain.disableProperty().bind(model.canExplain().not());
        model.onFailure((happened, todo) -> Notices.problem(table, happened, todo));
        model.onExport(file ->
                Notices.done(table, messages.get("reconciliation.exported"), file.toString()));
        OnShown.focus(table);
    }

    private void column(TableColumn<Row, String> column, double share, Function<Row, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.prefWidthProperty().bind(table.widthProperty().subtract(SCROLL_BAR).multiply(share));
    }

    private List<Row> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private void chosen(@Nullable Kind chosen) {
        if (!choosing && chosen != null) {
            model.kindProperty().set(Optional.of(chosen.difference()));
        }
    }

    private void choose() {
        choosing = true;
        kind.setValue(
                model.kinds().stream()
                        .filter(each ->
                                model.kindProperty().get().equals(Optional.of(each.difference())))
                        .findFirst()
                        .orElse(null));
        choosing = false;
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        }
    }

    @FXML
    void copy() {
        List<Row> rows = selected().isEmpty() ? List.copyOf(table.getItems()) : selected();
        ClipboardContent content = new ClipboardContent();
        content.putString(model.copied(rows));
        boolean _ = Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    void export() {
        model.export();
    }

    @FXML
    void showMore() {
        model.loadMore();
    }

    @FXML
    void explain() {
        model.explain();
    }

    @FXML
    void close() {
        back.run();
    }

    /// Words of a choice.
    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Words(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public @Nullable T fromString(String text) {
            return null;
        }
    }
}
