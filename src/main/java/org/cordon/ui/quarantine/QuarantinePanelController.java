package org.cordon.ui.quarantine;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Callback;

import org.controlsfx.control.textfield.CustomTextField;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.HoldTape;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.cordon.ui.quarantine.QuarantineViewModel.Row;
import org.cordon.ui.quarantine.QuarantineViewModel.Standing;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Binds the list of held units and the field that holds more.
public final class QuarantinePanelController implements OnShown {
    private static final double SCROLL_BAR = 14;

    private final QuarantineViewModel model;
    private final UnitPages units;
    private final Messages messages;
    private final HoldFormController holdForm;
    private final ReleaseFormController releaseForm;
    @FXML private Button total;
    @FXML private CustomTextField search;
    @FXML private TextField scan;
    @FXML private TextField reason;
    @FXML private Button hold;
    @FXML private HBox entry;
    @FXML private Button more;
    @FXML private VBox form;
    @FXML private VBox releasing;
    @FXML private HBox feedback;
    @FXML private HoldTape tape;
    @FXML private VerdictMark mark;
    @FXML private Label said;
    @FXML private EmptyState empty;
    @FXML private TableView<Row> table;
    @FXML private TableColumn<Row, Row> unit;
    @FXML private TableColumn<Row, Row> why;
    @FXML private TableColumn<Row, Row> when;
    @FXML private TableColumn<Row, Row> ends;

    /// @param units opens the page of what a row is about
    public QuarantinePanelController(
            QuarantineViewModel model, UnitPages units, Messages messages) {
        this.model = model;
        this.units = units;
        this.messages = messages;
        holdForm = new HoldFormController(model.form(), messages, this::holdForm, this::cancelForm);
        releaseForm =
                new ReleaseFormController(model.releaseForm(), this::release, this::cancelForm);
    }

    @FXML
    void initialize() {
        Wedge.keepSeparators(scan);
        scan.textProperty().bindBidirectional(model.scanProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        search.textProperty().bindBidirectional(model.queryProperty());
        tape.managedProperty().bind(tape.visibleProperty());
        mark.managedProperty().bind(mark.visibleProperty());
        model.standingProperty().subscribe(this::showStanding);
        model.saidProperty().subscribe(text -> said.setText(text));
        hold.setMinWidth(Region.USE_PREF_SIZE);
        more.setMinWidth(Region.USE_PREF_SIZE);
        form.getChildren().setAll(Views.load(holdForm).root());
        releasing.getChildren().setAll(Views.load(releaseForm).root());
        show(entry);
        model.releaseForm().openProperty().subscribe(this::showRelease);
        column(unit, 0.38, _ -> new HeldCell());
        column(why, 0.3, _ -> new WhyCell());
        column(when, 0.18, _ -> new WhenCell());
        column(ends, 0.14, _ -> new ReleaseCell());
        table.setItems(model.rows());
        UnitRows.open(table, units, Row::subject);
        model.rows().addListener((ListChangeListener<Row>) _ -> arrange());
        model.heldProperty().subscribe(_ -> arrange());
    }

    private void showStanding(Standing standing) {
        tape.setVisible(standing == Standing.HELD);
        mark.setVisible(standing != Standing.IDLE && standing != Standing.HELD);
        mark.setMark(
                switch (standing) {
                    case REFUSED -> VerdictCode.Shape.SUSPECT;
                    case RELEASED -> VerdictCode.Shape.RIGHT;
                    case IDLE, HOLDING, HELD -> VerdictCode.Shape.NO_READ;
                });
        for (Standing each : Standing.values()) {
            feedback.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == standing);
        }
    }

    private void column(
            TableColumn<Row, Row> column,
            double share,
            Callback<TableColumn<Row, Row>, TableCell<Row, Row>> cells) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells);
        column.prefWidthProperty().bind(table.widthProperty().subtract(SCROLL_BAR).multiply(share));
        column.setSortable(false);
    }

    private void arrange() {
        int held = model.heldProperty().get();
        boolean nothing = model.rows().isEmpty();
        total.setText(
                nothing || model.rows().size() == held
                        ? messages.get("quarantine.count.all", held)
                        : messages.get("quarantine.count.of", model.rows().size(), held));
        total.setAccessibleText(messages.get("quarantine.count.open", held));
        empty.setVisible(nothing);
        empty.setSentence(
                messages.get(held == 0 ? "quarantine.empty" : "quarantine.nothing-found"));
        table.setVisible(!nothing);
    }

    @Override
    public void arrive() {
        if (model.releaseForm().openProperty().get()) {
            // A second person's password does not wait for whoever comes next.
            cancelForm();
        }
        UnwatchedFuture.logFailure(model.load(), "showing the quarantine");
        OnShown.focus(scan);
    }

    @Override
    public boolean accept(Bytes bytes) {
        UnwatchedFuture.logFailure(model.submit(bytes), "showing the quarantine");
        return true;
    }

    @Override
    public Optional<TextField> scanField() {
        return Optional.of(scan).filter(_ -> entry.isVisible());
    }

    @FXML
    void showAll() {
        search.clear();
        scan.requestFocus();
    }

    @FXML
    void hold() {
        UnwatchedFuture.logFailure(model.submit(), "showing the quarantine");
        scan.requestFocus();
    }

    /// The form takes the place of the field for scans.
    @FXML
    void openForm() {
        show(form);
        model.sayWhatToDo(QuarantineViewModel.Task.HOLD);
        holdForm.open();
    }

    private void showRelease(boolean open) {
        if (open) {
            show(releasing);
            model.sayWhatToDo(QuarantineViewModel.Task.RELEASE);
            releaseForm.begin();
        }
    }

    private void cancelForm() {
        model.sayWhatToDo(QuarantineViewModel.Task.SCAN);
        closeForm();
    }

    private void closeForm() {
        model.releaseForm().close();
        show(entry);
        scan.requestFocus();
    }

    /// One of the field for scans and the forms.
    private void show(Node shown) {
        for (Node each : List.of(entry, form, releasing)) {
            Views.show(each, each.equals(shown));
        }
        Views.show(more, shown.equals(entry));
    }

    private void release() {
        UnwatchedFuture.logFailure(
                model.release()
                        .thenAccept(released -> {
                            if (released) {
                                closeForm();
                            }
                        }),
                "showing the quarantine");
    }

    private void holdForm() {
        UnwatchedFuture.logFailure(
                model.holdForm()
                        .thenAccept(held -> {
                            if (held) {
                                closeForm();
                            }
                        }),
                "showing the quarantine");
    }

    /// A unit under the tape, and its incident.
    private static final class HeldCell extends TableCell<Row, Row> {
        private final Label name = new Label();
        private final Label incident = new Label();
        private final HBox content;

        HeldCell() {
            HoldTape tape = new HoldTape();
            tape.getStyleClass().add("tape-unit");
            name.getStyleClass().addAll("t-body", "t-strong");
            name.setWrapText(true);
            incident.getStyleClass().add("t-caption");
            VBox words = new VBox(name, incident);
            words.getStyleClass().add("held-words");
            content = new HBox(tape, words);
            content.getStyleClass().add("held-cell");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            if (row != null) {
                name.setText(row.unit());
                incident.setText(row.incident());
            }
            setGraphic(row == null || none ? null : content);
        }
    }

    /// Why it is here, in full on as many lines as fit.
    private static final class WhyCell extends TableCell<Row, Row> {
        WhyCell() {
            setWrapText(true);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            setText(row == null || none ? null : row.reason());
        }
    }

    /// Since when, and who held it.
    private static final class WhenCell extends TableCell<Row, Row> {
        private final Label when = new Label();
        private final Label who = new Label();
        private final VBox content = new VBox(when, who);

        WhenCell() {
            when.getStyleClass().add("t-body");
            who.getStyleClass().add("t-caption");
            content.getStyleClass().add("held-words");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            if (row != null) {
                when.setText(row.when());
                who.setText(row.who());
            }
            setGraphic(row == null || none ? null : content);
        }
    }

    /// Opens the form that releases what was held as one.
    private final class ReleaseCell extends TableCell<Row, Row> {
        private final Button release = new Button(messages.get("quarantine.release.open"));

        ReleaseCell() {
            release.getStyleClass().addAll("secondary", "low", "release");
            release.setMinWidth(Region.USE_PREF_SIZE);
            release.setOnAction(_ ->
                    Optional.ofNullable(getItem())
                            .flatMap(Row::target)
                            .ifPresent(model.releaseForm()::open));
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            if (row != null && !none && row.target().isPresent()) {
                release.setAccessibleText(messages.get("quarantine.release.one", row.unit()));
                setGraphic(release);
            } else {
                setGraphic(null);
            }
        }
    }
}
