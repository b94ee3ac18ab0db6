package org.cordon.ui.container;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.container.ContainerStatus;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.CountedByHand;
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
import org.cordon.ui.container.CheckView.Difference;
import org.cordon.ui.container.CheckView.Mark;
import org.cordon.ui.container.CheckView.Panel;
import org.cordon.ui.container.CheckView.Tile;
import org.cordon.ui.container.CheckView.Tone;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Binds the screen where a container is checked. FX thread.
public final class CheckContainerController implements OnShown, Disposable {
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

    private final Messages messages = Messages.of(CheckContainerController.class);
    private final CheckContainerViewModel model;
    private final UnitPages units;
    private final Subscriptions open = new Subscriptions();

    @FXML private Region place;
    @FXML private Label title;
    @FXML private Label number;
    @FXML private Label facts;
    @FXML private Label inside;
    @FXML private Label of;
    @FXML private Label unexpected;
    @FXML private Label left;
    @FXML private Label what;
    @FXML private FlowPane tiles;
    @FXML private Label more;
    @FXML private VBox panel;
    @FXML private Label word;
    @FXML private Label sentence;
    @FXML private Label first;
    @FXML private Button hold;
    @FXML private ListView<Difference> differences;
    @FXML private HBox acts;
    @FXML private HBox byHand;
    @FXML private HBox why;
    @FXML private HBox other;
    @FXML private Label otherWhat;
    @FXML private Button cancel;
    @FXML private Button damaged;
    @FXML private Button again;
    @FXML private Button differ;
    @FXML private Button finish;
    @FXML private TextField scan;
    @FXML private TextField reason;

    /// @param units opens the page of a unit that was found or is missing
    public CheckContainerController(CheckContainerViewModel model, UnitPages units) {
        this.model = model;
        this.units = units;
    }

    @FXML
    void initialize() {
        ResponsiveStyle.below(place, 1340);
        Wedge.keepSeparators(scan);
        hold.setMinWidth(Region.USE_PREF_SIZE);
        List.of(acts, byHand, why, other).stream()
                .flatMap(bar -> bar.getChildren().stream())
                .filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setMinWidth(Region.USE_PREF_SIZE));
        scan.textProperty().bindBidirectional(model.scanProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        facts.managedProperty().bind(facts.textProperty().isNotEmpty());
        first.managedProperty().bind(first.textProperty().isNotEmpty());
        more.managedProperty().bind(more.textProperty().isNotEmpty());
        differences.setCellFactory(_ -> new DifferenceCell());
        UnitRows.open(differences, units, each -> each.id().map(EntrySubject.OfUnit::new));
        UnitRows.openLast(place, units, model::lastScanned);
        differences.setPlaceholder(new Label(messages.get("container.differences.none")));
        show(acts);
        open.add(model.statusProperty().subscribe(this::show));
        open.add(model.panelProperty().subscribe(this::show));
    }

    private void show(ContainerStatus now) {
        Optional<CheckState> state = model.shown();
        boolean under = now.check().isPresent();
        CheckView view = state.map(CheckView::of).orElseGet(this::nothing);
        title.setText(view.title());
        number.setText(view.number());
        facts.setText(view.facts());
        inside.setText(view.inside());
        of.setText(view.of());
        unexpected.setText(view.unexpected());
        unexpected.pseudoClassStateChanged(
                SOME, state.filter(each -> !each.unexpected().isEmpty()).isPresent());
        left.setText(view.left());
        what.setText(
                state.map(each -> messages.get("container.what", CheckView.kind(each)))
                        .orElse(messages.get("container.what.none")));
        tiles.getChildren()
                .setAll(view.tiles().stream().map(CheckContainerController::tile).toList());
        more.setText(view.more());
        differences.getItems().setAll(view.differences());
        boolean complete = now.check().filter(CheckState::isComplete).isPresent();
        Views.show(again, now.unfinished().isPresent());
        Views.show(differ, under && !complete);
        Views.show(finish, complete);
        cancel.setDisable(!under && now.unfinished().isEmpty());
        damaged.setDisable(!under);
        otherWhat.setText(
                now.other()
                        .map(label -> messages.get("container.other", CheckView.grouped(label)))
                        .orElse(""));
        if (now.other().isPresent()) {
            show(other);
        } else if (other.isVisible() || !under) {
            show(acts);
        }
    }

    private CheckView nothing() {
        return new CheckView(
                messages.get("container.title"),
                messages.get("container.number.none"),
                "",
                messages.get("container.figure.none"),
                "",
                messages.get("container.figure.none"),
                messages.get("container.figure.none"),
                List.of(),
                "",
                List.of());
    }

    private void show(Panel now) {
        word.setText(now.word());
        sentence.setText(now.sentence());
        first.setText(now.first().isEmpty() ? "" : messages.get("container.first", now.first()));
        for (Tone each : Tone.values()) {
            panel.pseudoClassStateChanged(pseudo(each), each == now.tone());
        }
        panel.setAccessibleText(now.word() + ". " + now.sentence());
        int units = model.toHold().map(target -> target.units().size()).orElse(0);
        hold.setText(
                messages.get(units > 1 ? "container.act.hold-both" : "container.act.hold-one"));
        Views.show(hold, units > 0 && now.tone() == Tone.BAD);
    }

    private static PseudoClass pseudo(Enum<?> constant) {
        return PseudoClass.getPseudoClass(
                constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Node tile(Tile tile) {
        Label label = new Label();
        label.getStyleClass().add("check-tile");
        label.pseudoClassStateChanged(pseudo(tile.mark()), true);
        switch (tile.mark()) {
            case INSIDE -> label.setGraphic(new FontIcon(Feather.CHECK));
            case UNEXPECTED -> label.setGraphic(new FontIcon(Feather.X));
            case BY_HAND -> label.setGraphic(new FontIcon(Feather.EDIT_2));
            case LEFT -> label.setText(String.valueOf(tile.number()));
        }
        return label;
    }

    /// One of the bars with buttons.
    private void show(HBox bar) {
        for (HBox each : List.of(acts, byHand, why, other)) {
            Views.show(each, each.equals(bar));
        }
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
        return Optional.of(scan).filter(_ -> acts.isVisible());
    }

    @FXML
    void submit() {
        model.submit();
        scan.requestFocus();
    }

    @FXML
    void cancel() {
        model.cancel();
        back();
    }

    @FXML
    void chooseByHand() {
        show(byHand);
    }

    @FXML
    void countDamaged() {
        count(CountedByHand.DAMAGED);
    }

    @FXML
    void countNoCode() {
        count(CountedByHand.NO_CODE);
    }

    @FXML
    void countSameCode() {
        count(CountedByHand.SAME_CODE);
    }

    private void count(CountedByHand how) {
        model.count(how);
        back();
    }

    @FXML
    void chooseReason() {
        show(why);
        reason.requestFocus();
    }

    @FXML
    void finish() {
        model.finish(this::back);
    }

    @FXML
    void back() {
        show(acts);
        scan.requestFocus();
    }

    @FXML
    void beginAgain() {
        model.beginAgain();
        scan.requestFocus();
    }

    @FXML
    void startOver() {
        model.startOver();
        back();
    }

    @FXML
    void goOn() {
        model.goOn();
        back();
    }

    @FXML
    void hold() {
        model.hold();
        scan.requestFocus();
    }

    @Override
    public void close() {
        model.take(false);
        open.close();
    }

    /// What a unit is, which one, and where it is recorded.
    private static final class DifferenceCell extends ListCell<Difference> {
        private final Label word = new Label();
        private final Label unit = new Label();
        private final Label where = new Label();
        private final VBox words = new VBox(unit, where);
        private final HBox row = new HBox(word, words);

        DifferenceCell() {
            word.getStyleClass().add("difference-word");
            unit.getStyleClass().addAll("difference-unit", "t-strong");
            where.getStyleClass().add("t-caption");
            where.setWrapText(true);
            where.managedProperty().bind(where.textProperty().isNotEmpty());
            words.getStyleClass().add("difference-words");
            row.getStyleClass().add("difference");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Difference item, boolean none) {
            super.updateItem(item, none);
            if (item != null && !none) {
                word.setText(item.word());
                word.setGraphic(
                        new FontIcon(
                                switch (item.mark()) {
                                    case UNEXPECTED -> Feather.X;
                                    case BY_HAND -> Feather.EDIT_2;
                                    case INSIDE, LEFT -> Feather.CIRCLE;
                                }));
                for (Mark each : Mark.values()) {
                    word.pseudoClassStateChanged(pseudo(each), each == item.mark());
                }
                unit.setText(item.unit());
                where.setText(item.where());
                setGraphic(row);
            } else {
                setGraphic(null);
            }
        }
    }
}
