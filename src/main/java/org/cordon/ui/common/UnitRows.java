package org.cordon.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The gesture that opens the page of what a row is about, the same in every list: two clicks, F12, Enter where it does
/// nothing else, or the row's menu. Shift+F12 or the menu begin to check it, if it is a container. FX thread.
public final class UnitRows {
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.F12);
    private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination CHECK =
            new KeyCodeCombination(KeyCode.F12, KeyCombination.SHIFT_DOWN);
    private static final Messages TEXTS = Messages.of(UnitRows.class);

    private final UnitPages units;
    private final Supplier<Optional<EntrySubject>> selected;

    private UnitRows(UnitPages units, Supplier<Optional<EntrySubject>> selected) {
        this.units = units;
        this.selected = selected;
    }

    /// Rows of a list.
    ///
    /// @param about what a row is about; empty if no page tells of it
    public static <T> void open(
            ListView<T> list, UnitPages units, Function<T, Optional<EntrySubject>> about) {
        new UnitRows(
                        units,
                        () ->
                                Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                                        .flatMap(about))
                .install(list);
    }

    /// Rows of a table; while several are selected, of the last one that was.
    ///
    /// @param about what a row is about; empty if no page tells of it
    public static <T> void open(
            TableView<T> table, UnitPages units, Function<T, Optional<EntrySubject>> about) {
        new UnitRows(
                        units,
                        () ->
                                Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                                        .flatMap(about))
                .install(table);
    }

    /// What was scanned last: its keys hold while the focus is in a screen, but in a list of it with a row selected.
    ///
    /// @param scanned empty if nothing was
    public static void openLast(Node screen, UnitPages units, Supplier<Optional<UnitId>> scanned) {
        UnitRows rows = new UnitRows(units, () -> scanned.get().map(EntrySubject.OfUnit::new));
        screen.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (!ENTER.match(key)) {
                        rows.key(key);
                    }
                });
    }

    private void install(Control list) {
        list.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                selected.get().ifPresent(units::open);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        MenuItem open = new MenuItem(TEXTS.get("common.unit.open"));
        open.setOnAction(_ -> selected.get().ifPresent(units::open));
        MenuItem check = new MenuItem(TEXTS.get("common.unit.check"));
        check.setOnAction(_ -> container().ifPresent(units::check));
        ContextMenu menu = new ContextMenu(open, check);
        menu.setOnShowing(_ -> {
            open.setDisable(selected.get().isEmpty());
            check.setDisable(container().isEmpty());
        });
        list.setContextMenu(menu);
    }

    private void key(KeyEvent key) {
        Optional<EntrySubject> about = selected.get();
        if (key.isConsumed()) {
            return;
        }
        if (about.isPresent() && (OPEN.match(key) || ENTER.match(key))) {
            units.open(about.get());
            key.consume();
        } else if (CHECK.match(key) && container().isPresent()) {
            units.check(container().get());
            key.consume();
        }
    }

    private Optional<UnitId> container() {
        return selected.get()
                .filter(EntrySubject.OfUnit.class::isInstance)
                .map(about -> ((EntrySubject.OfUnit) about).unit())
                .filter(UnitId.Container.class::isInstance);
    }
}
