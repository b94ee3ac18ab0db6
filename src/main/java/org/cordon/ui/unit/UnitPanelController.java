package org.cordon.ui.unit;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.textfield.CustomTextField;
import org.cordon.app.unit.UnitMatch;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.HoldTape;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.ResponsiveStyle;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.cordon.ui.quarantine.ReleaseFormController;
import org.cordon.ui.unit.UnitLists.Tab;
import org.cordon.ui.unit.UnitViewModel.View;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binds the page of a unit or lot: its head, the lists, the cards beside them and what may be done. Escape goes back.
/// FX thread.
public final class UnitPanelController implements OnShown {
    private final UnitViewModel model;
    private final UnitActs acts;
    private final UnitPages units;
    private final Navigator navigator;
    private final Messages messages = Messages.of(UnitPanelController.class);
    private final ReleaseFormController releaseForm;
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);

    @FXML private VBox place;
    @FXML private Button back;
    @FXML private CustomTextField search;
    @FXML private Button findUnit;
    @FXML private Region head;
    @FXML private HoldTape tape;
    @FXML private Label above;
    @FXML private Label name;
    @FXML private VerdictMark mark;
    @FXML private Label standing;
    @FXML private Label next;
    @FXML private EmptyState empty;
    @FXML private Region found;
    @FXML private Label foundWords;
    @FXML private ListView<UnitMatch> matches;
    @FXML private Region body;
    @FXML private ToggleGroup lists;
    @FXML private ToggleButton life;
    @FXML private ToggleButton scans;
    @FXML private ToggleButton events;
    @FXML private ToggleButton documents;
    @FXML private Label missing;
    @FXML private ListView<UnitRow> rows;
    @FXML private Button earlier;
    @FXML private VBox cards;
    @FXML private VBox foot;
    @FXML private HBox buttons;
    @FXML private Button copy;
    @FXML private Button check;
    @FXML private Button hold;
    @FXML private Button release;
    @FXML private HBox holding;
    @FXML private TextField reason;
    @FXML private Button confirmHold;
    @FXML private Button cancelHold;
    @FXML private VBox releasing;
    @FXML private Label said;

    /// @param units begins to check a container
    /// @param navigator leads back to where one came from
    public UnitPanelController(UnitViewModel model, UnitPages units, Navigator navigator) {
        this.model = model;
        this.units = units;
        this.navigator = navigator;
        acts = model.acts();
        releaseForm = new ReleaseFormController(acts.releaseForm(), acts::release, acts::cancel);
    }

    @FXML
    void initialize() {
        ResponsiveStyle.below(place, 1340);
        Wedge.keepSeparators(search);
        search.textProperty().bindBidirectional(model.searchProperty());
        tabs.put(Tab.LIFE, life);
        tabs.put(Tab.SCANS, scans);
        tabs.put(Tab.EVENTS, events);
        tabs.put(Tab.DOCUMENTS, documents);
        tabs.forEach(
                (tab, button) -> button.setOnAction(_ -> model.lists().tabProperty().set(tab)));
        model.lists().tabProperty().subscribe(tab -> lists.selectToggle(tabs.get(tab)));
        matches.setItems(model.matches());
        matches.setCellFactory(_ -> new MatchCell(messages));
        UnitRows.open(
                matches,
                new UnitPages(model::open, units::check),
                match -> Optional.of(match.subject()));
        rows.setItems(model.lists().rows());
        rows.setCellFactory(_ -> new UnitRowCell());
        UnitRows.open(rows, new UnitPages(model::open, units::check), this::other);
        releasing.getChildren().setAll(Views.load(releaseForm).root());
        reason.textProperty().bindBidirectional(acts.reasonProperty());
        said.textProperty().bind(acts.saidProperty());
        List.of(copy, check, hold, release, confirmHold, cancelHold, back, findUnit, earlier)
                .forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        copy.disableProperty().bind(model.viewProperty().isNotEqualTo(View.PAGE));
        hold.visibleProperty().bind(acts.canHoldProperty());
        hold.managedProperty().bind(hold.visibleProperty());
        release.visibleProperty().bind(acts.canReleaseProperty());
        release.managedProperty().bind(release.visibleProperty());
        place.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        back();
                        key.consume();
                    }
                });
        model.viewProperty().subscribe(_ -> show());
        model.sentenceProperty().subscribe(_ -> show());
        model.pageProperty().subscribe(_ -> showPage());
        model.lists().rows().addListener((ListChangeListener<UnitRow>) _ -> showList());
        model.lists().tabProperty().subscribe(_ -> showList());
        acts.taskProperty().subscribe(this::showTask);
        acts.saidProperty().subscribe(text -> Views.show(said, !text.isEmpty()));
    }

    private void show() {
        View now = model.viewProperty().get();
        boolean page = now == View.PAGE;
        List.<Node>of(head, body, foot).forEach(each -> Views.show(each, page));
        Views.show(found, now == View.MATCHES);
        foundWords.setText(model.sentenceProperty().get());
        Views.show(empty, !page && now != View.MATCHES);
        empty.setSentence(model.sentenceProperty().get());
        empty.setIconLiteral(
                switch (now) {
                    case LOADING -> "fth-loader";
                    case FAILED -> "fth-alert-octagon";
                    case NONE, MATCHES, PAGE, UNKNOWN -> "fth-search";
                });
        empty.setActText(now == View.FAILED ? messages.get("unit.again") : "");
        showList();
    }

    private void showPage() {
        Views.show(check, model.container().isPresent());
        model.head()
                .ifPresent(shown -> {
                    Views.show(tape, shown.held());
                    above.setText(shown.above());
                    name.setText(shown.name());
                    mark.setMark(shown.shape());
                    standing.setText(shown.standing());
                    next.setText(shown.next());
                    head.setAccessibleText(
                            String.join(" ", shown.above(), shown.name(), shown.standing()));
                });
        cards.getChildren()
                .setAll(
                        model.cards().stream()
                                .map(card -> new CardNode(card, model::open))
                                .toList());
        showList();
    }

    private void showList() {
        tabs.forEach((tab, button) -> {
            String title = messages.name("unit.tab", tab);
            button.setText(
                    tab == Tab.LIFE
                            ? title
                            : messages.get("unit.tab.count", title, model.lists().count(tab)));
        });
        missing.setText(model.missing());
        Views.show(missing, !model.missing().isEmpty());
        Views.show(earlier, model.lists().hasEarlier());
        rows.setPlaceholder(
                new Label(messages.name("unit.nothing", model.lists().tabProperty().get())));
    }

    private void showTask(UnitActs.Task task) {
        Views.show(buttons, task == UnitActs.Task.NONE);
        Views.show(holding, task == UnitActs.Task.HOLD);
        Views.show(releasing, task == UnitActs.Task.RELEASE);
        switch (task) {
            case HOLD -> reason.requestFocus();
            case RELEASE -> releaseForm.begin();
            case NONE -> {
                // The list keeps the focus.
            }
        }
    }

    @Override
    public void arrive() {
        // A second person's password does not wait for whoever comes next.
        acts.cancel();
        model.listen(true);
        OnShown.focus(search);
    }

    @Override
    public void leave() {
        model.listen(false);
    }

    @Override
    public boolean accept(Bytes scan) {
        model.find(scan.toString());
        return true;
    }

    @Override
    public Optional<TextField> scanField() {
        return Optional.<TextField>of(search)
                .filter(_ -> acts.taskProperty().get() == UnitActs.Task.NONE);
    }

    /// What a row leads to, but this page.
    private Optional<EntrySubject> other(UnitRow row) {
        return row.link()
                .filter(link ->
                        model.pageProperty()
                                .get()
                                .filter(page -> page.subject().equals(link))
                                .isEmpty());
    }

    @FXML
    void find() {
        model.find();
    }

    @FXML
    void again() {
        model.again();
    }

    @FXML
    void back() {
        if (!model.back()) {
            navigator.back();
        }
    }

    @FXML
    void showEarlier() {
        model.showEarlier();
    }

    @FXML
    void copyPage() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    void checkContainer() {
        model.container().ifPresent(units::check);
    }

    @FXML
    void askWhyHeld() {
        acts.askWhyHeld();
    }

    @FXML
    void askWhyReleased() {
        acts.askWhyReleased();
    }

    @FXML
    void confirmHold() {
        acts.hold();
    }

    @FXML
    void cancelHold() {
        acts.cancel();
    }
}
