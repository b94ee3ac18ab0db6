package org.cordon.ui.line;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.PicturesWanted;
import org.cordon.ui.common.ResponsiveStyle;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Binds the line panel to its view model. FX thread.
public final class LinePanelController implements OnShown, Disposable {
    private static final PseudoClass DISTRUST = PseudoClass.getPseudoClass("distrust");
    private static final PseudoClass NOTICE = PseudoClass.getPseudoClass("notice");
    private static final PseudoClass STATIONS = PseudoClass.getPseudoClass("stations");
    private static final int VERDICTS = 4;

    // Beside the stations there is less room.
    private static final int FEW_VERDICTS = 2;

    private final Messages messages = Messages.of(LinePanelController.class);
    private final LinePanelViewModel model;
    private final Navigator navigator;
    private final UnitPages units;
    private final ZoneId zone;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Subscriptions open = new Subscriptions();

    @FXML private Region place;
    @FXML private ScannerTrustBar distrust;
    @FXML private Region verdictCard;
    @FXML private VerdictMark mark;
    @FXML private Label word;
    @FXML private TextFlow reason;
    @FXML private Label firstAction;
    @FXML private Button start;
    @FXML private Button hold;
    @FXML private Button confirm;
    @FXML private Chip unsolved;
    @FXML private Region detail;
    @FXML private VBox fields;
    @FXML private Button openUnit;
    @FXML private Label rawCaption;
    @FXML private Label raw;
    @FXML private TextField entry;
    @FXML private Button judge;
    @FXML private Label readRate;
    @FXML private Button packsTile;
    @FXML private Label packsCaption;
    @FXML private Label packs;
    @FXML private Label held;
    @FXML private Button heldTile;
    @FXML private VBox counts;
    @FXML private Region stationsCard;
    @FXML private Label learning;
    @FXML private Label lineData;
    @FXML private VBox stations;
    @FXML private ListView<EvaluatedScan> scans;
    @FXML private Button newer;
    @FXML private Button container;
    @FXML private Button rework;
    @FXML private EmptyState noOrder;
    @FXML private Region panel;

    /// Shows times in a zone.
    /// @param units opens the page of a unit that was read
    public LinePanelController(
            LinePanelViewModel model, Navigator navigator, UnitPages units, ZoneId zone) {
        this.model = model;
        this.navigator = navigator;
        this.units = units;
        this.zone = zone;
        moments = new TimeFormats(zone);
        reasons = new ReasonMessages(zone);
    }

    @FXML
    void initialize() {
        ResponsiveStyle.below(place, 1340);
        List.of(start, hold, confirm, judge, newer, container, rework)
                .forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        start.setGraphic(new FontIcon(Feather.CLOCK));
        unsolved.setMark(new FontIcon(Feather.ALERT_TRIANGLE));
        start.textProperty()
                .bind(
                        Bindings.when(model.incidentOpen())
                                .then(messages.get("line.act.join"))
                                .otherwise(messages.get("line.act.start")));
        start.disableProperty().bind(model.canContain().not());
        hold.disableProperty().bind(model.canHold().not());
        confirm.disableProperty().bind(model.canConfirm().not());
        judge.disableProperty().bind(entry.textProperty().isEmpty());
        Wedge.keepSeparators(entry);
        scans.setItems(model.recent().rows());
        scans.setCellFactory(_ -> new ScanCell(zone));
        scans.setOnMouseClicked(_ -> openSelected());
        scans.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
        scans.setPlaceholder(new Label(messages.get("line.scans.none")));
        newer.visibleProperty().bind(model.recent().waitingProperty().greaterThan(0));
        // What is not there takes no room from the title beside it.
        newer.managedProperty().bind(newer.visibleProperty());
        newer.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.get(
                                                "line.scans.newer",
                                                model.recent().waitingProperty().get()),
                                model.recent().waitingProperty()));
        scans.skinProperty().subscribe(skin -> watchReading(skin != null));
        model.onProblem(p -> Notices.problem(verdictCard, p.happened(), p.todo()));
        distrust.onOpen(() -> navigator.show(NavigationItem.SETTINGS));
        open.add(model.suspects().subscribe(this::showDistrust));
        open.add(model.statusProperty().subscribe(this::show));
        open.add(model.lineDataProperty().subscribe(this::showLineData));
        open.add(model.machinesProperty().subscribe(_ -> show(model.statusProperty().get())));
    }

    @Override
    public void arrive() {
        OnShown.focus(noOrder.isVisible() ? noOrder.actButton() : entry);
    }

    @Override
    public boolean accept(Bytes scan) {
        if (noOrder.isVisible()) {
            return false;
        }
        model.scan(scan);
        return true;
    }

    @Override
    public Optional<TextField> scanField() {
        return noOrder.isVisible() ? Optional.empty() : Optional.of(entry);
    }

    /// Someone reads while the pointer is on the list or it is scrolled away from the top.
    private void watchReading(boolean skinned) {
        Node bar = skinned ? scans.lookup(".scroll-bar:vertical") : null;
        if (bar instanceof ScrollBar vertical) {
            model.recent()
                    .readingProperty()
                    .bind(scans.hoverProperty().or(vertical.valueProperty().greaterThan(0.001)));
        }
    }

    private void openSelected() {
        Optional.ofNullable(scans.getSelectionModel().getSelectedItem())
                .flatMap(EvaluatedScan::unit)
                .ifPresent(units::open);
    }

    private void show(LineStatus now) {
        boolean none = now.order().isEmpty() && now.last().isEmpty();
        noOrder.setVisible(none);
        panel.setVisible(!none);
        KpiTiles.show(now, readRate, packs, packsCaption, held, messages);
        packsTile.setAccessibleText(messages.get("line.packs.open", now.distinctPacks()));
        heldTile.setAccessibleText(messages.get("line.held.open", now.held()));
        unsolved.setVisible(!now.unacknowledged().isEmpty());
        unsolved.setTone(Chip.Tone.WARN);
        unsolved.setValue(messages.get("line.unsolved", now.unacknowledged().size()));
        boolean learns = model.line().learning(now.order()).isPresent();
        Views.show(learning, learns);
        boolean many =
                learns
                        || model.line().stations().size() > 1
                        || !model.machinesProperty().get().machines().isEmpty();
        Views.show(stationsCard, many);
        place.pseudoClassStateChanged(STATIONS, many);
        VerdictCounts.show(counts, now, many ? FEW_VERDICTS : VERDICTS);
        StationCounts.show(stations, model.line(), now, model.machinesProperty().get());
        showVerdict(now.shown());
        boolean wrong = now.shown().filter(s -> s.code().latching()).isPresent();
        start.getStyleClass().removeAll("primary", "secondary");
        start.getStyleClass().add(wrong ? "primary" : "secondary");
    }

    private void showLineData(Optional<LineDataStatus> now) {
        Views.show(lineData, now.isPresent());
        now.ifPresent(this::showLineData);
    }

    private void showLineData(LineDataStatus data) {
        String last =
                data.last()
                        .map(at -> messages.get("line.data.last", moments.time(at)))
                        .orElse(messages.get("line.data.none"));
        String stand =
                messages.get(
                        data.quiet() ? "line.data.quiet" : "line.data.stand",
                        last,
                        data.waiting(),
                        data.refused());
        lineData.setText(
                Stream.concat(
                                Stream.of(stand),
                                data.counted().entrySet().stream()
                                        .map(each -> counted(each.getKey(), each.getValue()))
                                        .sorted())
                        .collect(Collectors.joining("\n")));
        lineData.pseudoClassStateChanged(NOTICE, data.quiet() || data.refused() > 0);
    }

    private String counted(ClassQuantity.Kind kind, BigDecimal number) {
        return messages.get(
                "line.data.counted",
                kind.step().isEmpty() ? kind.disposition() : kind.step(),
                kind.unit()
                        .map(unit -> number.toPlainString() + " " + unit)
                        .orElseGet(number::toPlainString),
                kind.product());
    }

    private void showDistrust(List<ScannerTrust.Suspect> suspects) {
        distrust.show(suspects);
        place.pseudoClassStateChanged(DISTRUST, !suspects.isEmpty());
    }

    private void showVerdict(Optional<EvaluatedScan> shown) {
        VerdictCode.Shape shape = shown.map(s -> s.code().shape()).orElse(VerdictCode.Shape.WATCH);
        mark.setMark(shape);
        for (VerdictCode.Shape each : VerdictCode.Shape.values()) {
            PseudoClass state =
                    PseudoClass.getPseudoClass(
                            each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            verdictCard.pseudoClassStateChanged(state, shown.isPresent() && each == shape);
        }
        word.setText(
                shown.map(s -> VerdictLabels.verdict(s.code()))
                        .orElse(messages.get("line.waiting.word")));
        firstAction.setText(
                shown.map(EvaluatedScan::firstAction)
                        .filter(act -> !act.isBlank())
                        .map(act -> messages.get("line.first-action", act))
                        .orElse(""));
        String sentence =
                shown.map(EvaluatedScan::reason)
                        .map(reasons::of)
                        .orElse(messages.get("line.waiting.reason"));
        reason.getChildren()
                .setAll(
                        HighlightedText.of(
                                        sentence,
                                        shown.map(s -> s.judgement().fields()).orElse(List.of()))
                                .stream()
                                .map(LinePanelController::text)
                                .toList());
        reason.setAccessibleText(sentence);
        detail.setAccessibleText(word.getText() + ". " + sentence);
        FieldRows.show(fields, shown, messages);
        rawCaption.setText(
                shown.map(s ->
                                messages.get(
                                        s.station().isPresent()
                                                ? "line.raw.label.station"
                                                : "line.raw.label",
                                        s.device().value(),
                                        ScanCell.CLOCK.format(s.at().atZone(zone)),
                                        s.station().map(StationId::value).orElse("")))
                        .orElse(""));
        raw.setText(shown.map(s -> s.raw().toString()).orElse(""));
        Views.show(openUnit, shown.flatMap(EvaluatedScan::unit).isPresent());
    }

    private static Text text(HighlightedText.Run run) {
        Text text = new Text(run.text());
        text.getStyleClass().add(run.strong() ? "value" : "words");
        return text;
    }

    @FXML
    void openUnit() {
        model.statusProperty().get().shown().flatMap(EvaluatedScan::unit).ifPresent(units::open);
    }

    @FXML
    void startContainment() {
        model.startContainment(() -> navigator.show(NavigationItem.CONTAINMENT));
    }

    @FXML
    void holdPack() {
        model.holdPack();
        entry.requestFocus();
    }

    @FXML
    void confirmVerdict() {
        model.confirm();
        entry.requestFocus();
    }

    @FXML
    void judgeScan() {
        model.scan(entry.getText());
        entry.clear();
        entry.requestFocus();
    }

    @FXML
    void choosePictures() {
        place.fireEvent(new PicturesWanted());
    }

    @FXML
    void showNewer() {
        model.recent().show();
        scans.scrollTo(0);
    }

    @FXML
    void loadOrder() {
        navigator.show(NavigationItem.SETTINGS);
    }

    @FXML
    void openContainer() {
        navigator.show(NavigationItem.CONTAINER);
    }

    @FXML
    void openRework() {
        navigator.show(NavigationItem.REWORK);
    }

    @FXML
    void openBatch() {
        navigator.show(NavigationItem.BATCH);
    }

    @FXML
    void openQuarantine() {
        navigator.show(NavigationItem.QUARANTINE);
    }

    @Override
    public void close() {
        open.close();
    }
}
