package org.cordon.ui.alarms;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.cordon.core.event.AlarmEvent.Closing;
import org.cordon.core.event.AlarmId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.alarms.AlarmsViewModel.Row;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.common.VerdictMark;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Binds the list of open alarms and the commands on those that are selected. Enter acknowledges. FX thread.
public final class AlarmsPanelController implements OnShown {
    private static final PseudoClass SEEN = PseudoClass.getPseudoClass("seen");
    private static final double SCROLL_BAR = 14;

    private final Messages messages = Messages.of(AlarmsPanelController.class);
    private final AlarmsViewModel model;
    private final UnitPages units;

    @FXML private Label count;
    @FXML private Button all;
    @FXML private Label sound;
    @FXML private Button silence;
    @FXML private Button testSound;
    @FXML private EmptyState empty;
    @FXML private TableView<Row> table;
    @FXML private TableColumn<Row, Row> severity;
    @FXML private TableColumn<Row, Row> what;
    @FXML private TableColumn<Row, Row> first;
    @FXML private TableColumn<Row, Row> device;
    @FXML private TableColumn<Row, Row> since;
    @FXML private Region secondPerson;
    @FXML private TextField second;
    @FXML private PasswordField password;
    @FXML private Region acts;
    @FXML private TextField reason;
    @FXML private ComboBox<Duration> shelfTime;
    @FXML private Button acknowledge;
    @FXML private Button shelve;
    @FXML private Button unshelve;
    @FXML private Button openUnit;
    @FXML private Button close;
    @FXML private Button falseAlarm;

    /// @param units opens the page of the unit that an alarm is about
    public AlarmsPanelController(AlarmsViewModel model, UnitPages units) {
        this.model = model;
        this.units = units;
    }

    @FXML
    void initialize() {
        sound.textProperty().bind(model.sounds().told());
        sound.managedProperty().bind(sound.textProperty().isNotEmpty());
        second.textProperty().bindBidirectional(model.second().nameProperty());
        password.textProperty().bindBidirectional(model.second().passwordProperty());
        secondPerson.visibleProperty().bind(model.asksSecond());
        secondPerson.managedProperty().bind(secondPerson.visibleProperty());
        silence.textProperty()
                .bind(
                        model.sounds()
                                .silent()
                                .map(silent ->
                                        messages.get(
                                                silent
                                                        ? "alarms.act.sound"
                                                        : "alarms.act.silence")));
        List.of(silence, testSound, all, openUnit, acknowledge, shelve, unshelve, close, falseAlarm)
                .forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        column(severity, 0.13, SeverityCell::new);
        column(what, 0.32, () -> new WordsCell(Row::what, Row::reason));
        column(first, 0.24, () -> new WordsCell(_ -> "", Row::firstAction));
        column(device, 0.15, () -> new WordsCell(Row::device, Row::more));
        column(since, 0.16, () -> new WordsCell(Row::age, Row::state));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(model.rows());
        table.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<Row>)
                                _ ->
                                        model.select(
                                                table
                                                        .getSelectionModel()
                                                        .getSelectedItems()
                                                        .stream()
                                                        .map(Row::id)
                                                        .toList()));
        model.rows().addListener((ListChangeListener<Row>) _ -> arrange());
        // Enter acknowledges, before it could open anything.
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        UnitRows.open(table, units, _ -> model.unit().getValue().map(EntrySubject.OfUnit::new));
        reason.textProperty().bindBidirectional(model.reasonProperty());
        shelfTime.getItems().setAll(AlarmsViewModel.TIMES);
        shelfTime.valueProperty().bindBidirectional(model.shelfTimeProperty());
        shelfTime.setConverter(new TimeText());
        unshelve.visibleProperty().bind(model.canUnshelve());
        openUnit.visibleProperty().bind(model.unit().map(Optional::isPresent));
        acknowledge.disableProperty().bind(model.canAcknowledge().not());
        List.of(shelve, close, falseAlarm)
                .forEach(button -> button.disableProperty().bind(model.canEnd().not()));
        model.onFailure(why -> Notices.problem(table, messages.get("alarms.failed.happened"), why));
        arrange();
    }

    private void column(
            TableColumn<Row, Row> column, double share, Supplier<TableCell<Row, Row>> cells) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cells.get());
        column.prefWidthProperty().bind(table.widthProperty().subtract(SCROLL_BAR).multiply(share));
        column.setSortable(false);
    }

    private void arrange() {
        List<AlarmId> selected = model.selected();
        for (int i = 0; i < model.rows().size(); i++) {
            if (selected.contains(model.rows().get(i).id())) {
                table.getSelectionModel().select(i);
            }
        }
        boolean none = model.rows().isEmpty();
        long unseen = model.rows().stream().filter(row -> !row.seen()).count();
        count.setText(messages.get("alarms.count", model.rows().size(), unseen));
        empty.setVisible(none);
        table.setVisible(!none);
        acts.setVisible(!none);
        all.setVisible(!none);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (!acknowledge.isDisabled()) {
                model.acknowledge();
            }
            event.consume();
        }
    }

    @Override
    public void arrive() {
        OnShown.focus(table);
    }

    @FXML
    void selectAll() {
        table.getSelectionModel().selectAll();
        table.requestFocus();
    }

    @FXML
    void silence() {
        model.sounds().toggle();
    }

    @FXML
    void testSound() {
        model.sounds().test();
    }

    @FXML
    void openUnit() {
        model.unit().getValue().ifPresent(units::open);
    }

    @FXML
    void acknowledge() {
        model.acknowledge();
    }

    @FXML
    void shelve() {
        model.shelve();
    }

    @FXML
    void unshelve() {
        model.unshelve();
    }

    @FXML
    void close() {
        model.close(Closing.RESOLVED);
    }

    @FXML
    void closeFalseAlarm() {
        model.close(Closing.FALSE_ALARM);
    }

    /// Times on the shelf in words.
    private final class TimeText extends StringConverter<Duration> {
        @Override
        public String toString(@Nullable Duration time) {
            return time == null
                    ? ""
                    : time.toHours() > 0
                            ? messages.get("alarms.time.hours", time.toHours())
                            : messages.get("alarms.time.minutes", time.toMinutes());
        }

        @Override
        public Duration fromString(String text) {
            throw new UnsupportedOperationException("times are chosen");
        }
    }

    /// Severity by shape, colour and word.
    private final class SeverityCell extends TableCell<Row, Row> {
        private final VerdictMark mark = new VerdictMark();
        private final Label word = new Label();
        private final HBox content = new HBox(mark, word);

        SeverityCell() {
            word.getStyleClass().add("alarm-word");
            content.getStyleClass().add("alarm-severity");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            if (row != null) {
                mark.setMark(VerdictMark.shape(row.severity()));
                word.setText(messages.name("alarms.severity", row.severity()));
                word.pseudoClassStateChanged(SEEN, row.seen());
            }
            setGraphic(row == null || none ? null : content);
        }
    }

    /// A word and a sentence under it.
    private static final class WordsCell extends TableCell<Row, Row> {
        private final Label word = new Label();
        private final Label sentence = new Label();
        private final VBox content = new VBox(word, sentence);
        private final Function<Row, String> head;
        private final Function<Row, String> rest;

        WordsCell(Function<Row, String> head, Function<Row, String> rest) {
            this.head = head;
            this.rest = rest;
            word.getStyleClass().add("alarm-word");
            word.managedProperty().bind(word.textProperty().isNotEmpty());
            sentence.setWrapText(true);
            sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
            content.getStyleClass().add("alarm-words");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            if (row != null) {
                word.setText(head.apply(row));
                word.pseudoClassStateChanged(SEEN, row.seen());
                sentence.setText(rest.apply(row));
            }
            setGraphic(row == null || none ? null : content);
        }
    }
}
