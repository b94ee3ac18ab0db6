package org.cordon.ui.rework;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.container.CheckState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.ResponsiveStyle;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.cordon.ui.container.CheckView;
import org.cordon.ui.container.CheckView.Panel;
import org.cordon.ui.container.CheckView.Tone;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Binds the screen of the rework station. FX thread.
public final class ReworkController implements OnShown, Disposable {
    private final Messages messages = Messages.of(ReworkController.class);
    private final ReworkViewModel model;
    private final UnitPages units;
    private final Subscriptions open = new Subscriptions();
    private final Map<ReworkTask, ToggleButton> buttons = new LinkedHashMap<>();

    @FXML private Region place;
    @FXML private ToggleGroup tasks;
    @FXML private ToggleGroup reasons;
    @FXML private ToggleButton byScan;
    @FXML private ToggleButton putBack;
    @FXML private ToggleButton openContainer;
    @FXML private ToggleButton replace;
    @FXML private ToggleButton packAnew;
    @FXML private ToggleButton inspected;
    @FXML private ToggleButton misread;
    @FXML private ToggleButton handled;
    @FXML private TextField reason;
    @FXML private VBox panel;
    @FXML private Label word;
    @FXML private Label sentence;
    @FXML private Label first;
    @FXML private VBox packing;
    @FXML private Label packingTitle;
    @FXML private Label packingNumber;
    @FXML private Label packingCount;
    @FXML private ListView<ReworkDone> done;
    @FXML private Button cancel;
    @FXML private TextField scan;
    @FXML private Button confirm;

    /// @param units opens the page of a unit with which something was done
    public ReworkController(ReworkViewModel model, UnitPages units) {
        this.model = model;
        this.units = units;
    }

    @FXML
    void initialize() {
        ResponsiveStyle.below(place, 1340);
        Wedge.keepSeparators(scan);
        List.of(inspected, misread, handled)
                .forEach(button -> {
                    button.setMinWidth(Region.USE_PREF_SIZE);
                    button.setOnAction(_ -> choose(button));
                });
        List.of(cancel, confirm).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        buttons.put(ReworkTask.BY_SCAN, byScan);
        buttons.put(ReworkTask.PUT_BACK, putBack);
        buttons.put(ReworkTask.OPEN, openContainer);
        buttons.put(ReworkTask.REPLACE, replace);
        buttons.put(ReworkTask.PACK_ANEW, packAnew);
        buttons.forEach((task, button) -> button.setOnAction(_ -> choose(task)));
        scan.textProperty().bindBidirectional(model.scanProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        open.add(reason.textProperty().subscribe(this::showReason));
        first.managedProperty().bind(first.textProperty().isNotEmpty());
        done.setItems(model.done());
        done.setCellFactory(_ -> new LineCell());
        UnitRows.open(done, units, each -> Optional.of(new EntrySubject.OfUnit(each.unit())));
        UnitRows.openLast(place, units, model::lastScanned);
        done.setPlaceholder(new Label(messages.get("rework.done.none")));
        open.add(model.taskProperty().subscribe(task -> tasks.selectToggle(buttons.get(task))));
        open.add(model.panelProperty().subscribe(this::show));
        open.add(model.confirmProperty().subscribe(this::showConfirm));
        open.add(model.statusProperty().subscribe(_ -> showPacking(model.packing())));
    }

    private void choose(ReworkTask task) {
        model.taskProperty().set(task);
        tasks.selectToggle(buttons.get(task));
        scan.requestFocus();
    }

    private void choose(ToggleButton why) {
        reason.setText(why.isSelected() ? why.getText() : "");
        scan.requestFocus();
    }

    /// The button that says what is written is pressed.
    private void showReason(String text) {
        reasons.selectToggle(
                List.of(inspected, misread, handled).stream()
                        .filter(button -> button.getText().equals(text))
                        .findFirst()
                        .orElse(null));
    }

    private void show(Panel now) {
        word.setText(now.word());
        sentence.setText(now.sentence());
        first.setText(now.first());
        for (Tone each : Tone.values()) {
            panel.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == now.tone());
        }
        panel.setAccessibleText(now.word() + ". " + now.sentence());
    }

    private void showConfirm(Optional<String> what) {
        confirm.setText(what.orElse(messages.get("rework.confirm.none")));
        confirm.setDisable(what.isEmpty());
    }

    private void showPacking(Optional<CheckState> now) {
        Views.show(packing, now.isPresent());
        now.map(CheckView::of)
                .ifPresent(view -> {
                    packingTitle.setText(view.title());
                    packingNumber.setText(view.number());
                    packingCount.setText(view.inside());
                });
    }

    @Override
    public void arrive() {
        model.take(true);
        OnShown.focus(scan);
    }

    @Override
    public void leave() {
        model.take(false);
    }

    @Override
    public boolean accept(Bytes scanned) {
        model.submit(scanned);
        return true;
    }

    @Override
    public Optional<TextField> scanField() {
        return Optional.of(scan);
    }

    @FXML
    void submit() {
        model.submit();
        scan.requestFocus();
    }

    @FXML
    void confirm() {
        model.confirm();
        scan.requestFocus();
    }

    @FXML
    void cancel() {
        model.cancel();
        scan.requestFocus();
    }

    @Override
    public void close() {
        model.take(false);
        open.close();
    }

    /// A line on as many rows as it needs.
    private static final class LineCell extends ListCell<ReworkDone> {
        LineCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ReworkDone line, boolean none) {
            super.updateItem(line, none);
            setText(line == null || none ? null : line.text());
        }
    }
}
