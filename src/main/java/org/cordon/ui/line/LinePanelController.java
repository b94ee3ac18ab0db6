package org.cordon.ui.line;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;

import org.cordon.app.scanning.AlarmGroup;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
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
import org.cordon.ui.common.UnitRows;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
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

    private static final int ALARMS = 4;
    private static final int FEW_ALARMS = 3;

    /// How long acts rest after another alarm has come under them.
    private static final Duration SETTLES = Duration.millis(700);

    private final Messages messages = Messages.of(LinePanelController.class);
    private final LinePanelViewModel model;
    private final Navigator navigator;
    private final UnitPages units;
    private final ZoneId zone;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Subscriptions open = new Subscriptions();
    private final PauseTransition changed = new PauseTransition(SETTLES);
    private Optional<AlarmGroup.Cause> shownCause = Optional.empty();

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
    @FXML private Region figures;
    @FXML private Label alarmCount;
    @FXML private Label alarmSince;
    @FXML private Label alarmStation;
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
    @FXML private Region alarmsCard;
    @FXML private VBox alarms;
    @FXML private Region countsCard;
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
        start.textProperty()
                .bind(
                        Bindings.when(model.incidentOpen())
                                .then(messages.get("line.act.join"))
                                .otherwise(messages.get("line.act.start")));
        BooleanBinding settling = changed.statusProperty().isEqualTo(Animation.Status.RUNNING);
        start.disableProperty().bind(model.canContain().not().or(settling));
        hold.disableProperty().bind(model.canHold().not().or(settling));
        confirm.disableProperty().bind(model.canConfirm().not().or(settling));
        judge.disableProperty().bind(entry.textProperty().isEmpty());
        Wedge.keepSeparators(entry);
        scans.setItems(model.recent().rows());
        scans.setCellFactory(_ -> new ScanCell(zone));
        UnitRows.open(scans, units, scan -> scan.unit().map(EntrySubject.OfUnit::new));
        UnitRows.openLast(place, units, () -> model.shown().flatMap(EvaluatedScan::unit));
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

    private void show(LineStatus now) {
        boolean none = now.order().isEmpty() && now.last().isEmpty();
        noOrder.setVisible(none);
        panel.setVisible(!none);
        KpiTiles.show(now, readRate, packs, packsCaption, held, messages);
        packsTile.setAccessibleText(messages.get("line.packs.open", now.distinctPacks()));
        heldTile.setAccessibleText(messages.get("line.held.open", now.held()));
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
        List<AlarmGroup> groups = now.groups();
        Views.show(alarmsCard, !groups.isEmpty());
        Views.show(countsCard, groups.isEmpty());
        AlarmRows.show(
                alarms,
                groups,
                many ? FEW_ALARMS : ALARMS,
                moments,
                () -> navigator.show(NavigationItem.ALARMS));
        showDetail(model.shown());
        showHead(now);
    }

    private LineHead head() {
        return new LineHead(
                verdictCard,
                mark,
                word,
                reason,
                firstAction,
                figures,
                alarmCount,
                alarmSince,
                alarmStation,
                reasons,
                moments);
    }

    private void showHead(LineStatus now) {
        Optional<AlarmGroup> worst = model.worstProperty().get();
        Optional<AlarmGroup.Cause> cause = worst.map(AlarmGroup::cause);
        if (!cause.equals(shownCause)) {
            shownCause = cause;
            // Presses that were meant for what stood there before are passed over.
            changed.playFromStart();
        }
        detail.setAccessibleText(head().show(worst, now.last()));
        int units = model.units().size();
        hold.setText(
                units > 1
                        ? messages.get("line.act.hold.many", units)
                        : messages.get("line.act.hold"));
        start.getStyleClass().setAll("button", worst.isPresent() ? "primary" : "secondary");
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

    private void showDetail(Optional<EvaluatedScan> shown) {
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

    @FXML
    void openUnit() {
        model.shown().flatMap(EvaluatedScan::unit).ifPresent(units::open);
    }

    @FXML
    void startContainment() {
        model.startContainment(() -> navigator.show(NavigationItem.CONTAINMENT));
    }

    @FXML
    void holdPack() {
        model.holdUnits();
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
