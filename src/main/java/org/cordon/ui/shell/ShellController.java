package org.cordon.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.ErrorCode;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.common.ResponsiveStyle;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The strip on top, the rail and the place in front. FX thread.
public final class ShellController implements OnShown, Disposable, Navigator {
    private static final List<KeyCode> FUNCTIONS =
            List.of(
                    KeyCode.F1,
                    KeyCode.F2,
                    KeyCode.F3,
                    KeyCode.F4,
                    KeyCode.F5,
                    KeyCode.F6,
                    KeyCode.F7,
                    KeyCode.F8,
                    KeyCode.F9,
                    KeyCode.F10,
                    KeyCode.F11);
    private static final List<KeyCode> DIGITS =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT8);

    private static final Logger LOG = LoggerFactory.getLogger(ShellController.class);
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
    private static final int LONG_NAME = 30;

    private final Messages messages = Messages.of(ShellController.class);
    private final ShellViewModel model;
    private final Map<String, NavigationItem> places = new LinkedHashMap<>();
    private final Map<String, View<?>> loaded = new LinkedHashMap<>();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final Subscriptions open = new Subscriptions();
    private final Map<String, ErrorCode> failures = new LinkedHashMap<>();
    private final Set<String> logged = new HashSet<>();
    private Optional<OnShown> inFront = Optional.empty();
    private Optional<NavigationItem> shown = Optional.empty();
    private Optional<NavigationItem> before = Optional.empty();

    @FXML private BorderPane shell;
    @FXML private VBox rail;
    @FXML private StackPane middle;
    @FXML private StackPane front;
    @FXML private Label line;
    @FXML private Button batch;
    @FXML private Label order;
    @FXML private Label lot;
    @FXML private Label expiry;
    @FXML private HBox journal;
    @FXML private Label journalWord;
    @FXML private Label journalWhy;
    @FXML private Button journalContinue;
    @FXML private Chip alarms;
    @FXML private Chip scanners;
    @FXML private Chip site;
    @FXML private Button findUnit;
    @FXML private Label who;
    @FXML private Label since;

    /// Takes the places that exist, in the order of the rail, those of the header last.
    ///
    /// @param places makes them, given this shell as their navigator
    public ShellController(ShellViewModel model, Function<Navigator, List<NavigationItem>> places) {
        this.model = model;
        places.apply(this).forEach(place -> this.places.put(place.id(), place));
    }

    @FXML
    void initialize() {
        ResponsiveStyle.below(shell, 1440);
        List.of(line, lot, expiry, who, since, journalWord)
                .forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        places.values().stream().filter(NavigationItem::onRail).forEach(this::addToRail);
        site.setMark(new FontIcon(Feather.UPLOAD_CLOUD));
        line.setText(model.lineName());
        opens(alarms, NavigationItem.LINE);
        opens(scanners, NavigationItem.SETTINGS);
        opens(site, NavigationItem.SITE);
        Views.show(findUnit, places.containsKey(NavigationItem.UNIT));
        open.add(model.order().subscribe(this::showOrder));
        follow(model.lot(), lot);
        follow(model.expiry(), expiry);
        follow(model.person(), who);
        follow(model.since(), since);
        open.add(model.journal().subscribe(this::showJournal));
        open.add(
                model.continuable()
                        .subscribe(now -> {
                            Views.show(journalContinue, now);
                        }));
        paint(alarms, model.alarms());
        open.add(model.worst().subscribe(now -> alarms.setMark(new VerdictMark(now))));
        paint(scanners, model.scanners());
        open.add(model.distrusted().subscribe(this::markScanners));
        open.add(model.distrust().subscribe(scanners::setAccessibleHelp));
        paint(site, model.site());
        shell.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        Wedge.gather(shell, this::scanField);
        show(places.keySet().iterator().next());
    }

    /// A chip opens the screen that has its id, if there is one.
    private void opens(Chip chip, String otherwise) {
        chip.setOnAction(_ -> show(places.containsKey(chip.getId()) ? chip.getId() : otherwise));
    }

    private void showOrder(String text) {
        order.setText(text);
        batch.setAccessibleText(messages.get("shell.order.open", text));
        order.pseudoClassStateChanged(LONG, text.length() > LONG_NAME);
    }

    private void showJournal(ShellViewModel.ChipState now) {
        journalWord.setText(now.value());
        journalWhy.setText(now.caption());
        journal.pseudoClassStateChanged(WARN, now.tone() == Chip.Tone.WARN);
        Views.show(journal, !now.value().isEmpty());
    }

    private void follow(ObservableValue<String> value, Label label) {
        open.add(value.subscribe(label::setText));
    }

    private void paint(Chip chip, ObservableValue<ShellViewModel.ChipState> state) {
        open.add(
                state.subscribe(now -> {
                    Views.show(chip, !now.value().isEmpty());
                    chip.setValue(now.value());
                    chip.setCaption(now.caption());
                    chip.setTone(now.tone());
                }));
    }

    private void markScanners(boolean distrusted) {
        scanners.setMark(
                distrusted
                        ? new VerdictMark(VerdictCode.Shape.SUSPECT)
                        : new FontIcon(Feather.DISC));
    }

    private void addToRail(NavigationItem place) {
        FontIcon icon = new FontIcon(place.icon());
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        open.add(
                place.badge()
                        .subscribe(text -> {
                            badge.setText(text);
                            badge.pseudoClassStateChanged(OVER, text.startsWith("+"));
                        }));
        StackPane graphic = new StackPane(icon, badge);
        graphic.getStyleClass().add("rail-graphic");
        ToggleButton button = new ToggleButton(place.title(), graphic);
        button.setId("rail-" + place.id());
        button.getStyleClass().setAll("rail-button");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.accessibleTextProperty()
                .bind(badge.textProperty().map(text -> (place.title() + " " + text).strip()));
        button.setToggleGroup(group);
        button.setOnAction(_ -> show(place.id()));
        buttons.put(place.id(), button);
        rail.getChildren().add(button);
    }

    /// F1 and on, or Ctrl+1 and on, in the order of the rail; then the screens of the header.
    private void shortcut(KeyEvent event) {
        int index =
                event.isShortcutDown()
                        ? DIGITS.indexOf(event.getCode())
                        : FUNCTIONS.indexOf(event.getCode());
        if (index >= 0 && index < places.size()) {
            show(List.copyOf(places.keySet()).get(index));
            event.consume();
        }
    }

    /// {@inheritDoc}
    ///
    /// If it cannot be shown, that is said in its stead with an [ErrorCode] and logged once, and the
    /// rail stays where it was.
    @Override
    public void show(String id) {
        NavigationItem place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException("no place " + id);
        }
        try {
            View<?> view = loaded.get(id);
            if (view == null) {
                view = place.view().get();
                loaded.put(id, view);
            }
            inFront.ifPresent(OnShown::leave);
            front.getChildren().setAll(view.root());
            inFront = view.arriving();
            inFront.ifPresent(OnShown::arrive);
        } catch (RuntimeException | LinkageError e) {
            showFailed(place, e);
            return;
        }
        failures.remove(id);
        if (shown.filter(now -> !now.equals(place)).isPresent()) {
            before = shown;
        }
        shown = Optional.of(place);
        select();
    }

    @Override
    public void back() {
        show(before.map(NavigationItem::id).orElse(NavigationItem.LINE));
    }

    private void showFailed(NavigationItem place, Throwable failure) {
        ErrorCode code = ErrorCode.of(failure);
        failures.put(place.id(), code);
        if (logged.add(place.id() + " " + code)) {
            LOG.error("screen {} cannot be shown, error code {}", place.id(), code, failure);
        }
        inFront = Optional.empty();
        front.getChildren()
                .setAll(
                        FailedScreen.of(
                                place,
                                code,
                                // Where it began there is no way back.
                                shown.filter(before -> !before.id().equals(place.id())),
                                messages,
                                () -> shown.map(NavigationItem::id).ifPresent(this::show)));
        select();
    }

    /// Marks what was shown last, whichever button was pressed since.
    private void select() {
        group.selectToggle(shown.map(place -> buttons.get(place.id())).orElse(null));
    }

    /// Ids of the places there are, in the order of the rail, those of the header last.
    public List<String> places() {
        return List.copyOf(places.keySet());
    }

    /// Places that could not be shown when they were last asked for, and why.
    public Map<String, ErrorCode> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public void arrive() {
        try {
            inFront.ifPresent(OnShown::arrive);
        } catch (RuntimeException | LinkageError e) {
            showFailed(shown.orElseThrow(), e);
        }
    }

    @Override
    public boolean accept(Bytes scan) {
        return inFront.filter(place -> place.accept(scan)).isPresent();
    }

    @Override
    public Optional<TextField> scanField() {
        return inFront.flatMap(OnShown::scanField);
    }

    /// Lays a sheet over the right side of whatever place is in front; it shows itself.
    public void lay(Node sheet) {
        StackPane.setAlignment(sheet, Pos.CENTER_RIGHT);
        middle.getChildren().add(sheet);
    }

    @FXML
    void showBatch() {
        show(NavigationItem.BATCH);
    }

    @FXML
    void findUnit() {
        show(NavigationItem.UNIT);
    }

    @FXML
    void signOut() {
        model.signOut(_ ->
                Notices.problem(
                        shell,
                        messages.get("shell.signout.happened"),
                        messages.get("shell.signout.todo")));
    }

    @FXML
    void continueRecording() {
        model.continueRecording(why ->
                Notices.problem(
                        shell, messages.get("shell.continue.happened"), RefusalText.of(why)));
    }

    @Override
    public void close() {
        open.close();
        loaded.values().forEach(View::close);
    }
}
