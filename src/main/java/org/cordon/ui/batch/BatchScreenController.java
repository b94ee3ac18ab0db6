package org.cordon.ui.batch;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.cordon.app.batch.BatchStatus.OrderBatch;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.ui.batch.BatchText.MomentText;
import org.cordon.ui.batch.BatchText.Standing;
import org.cordon.ui.batch.BatchText.StepText;
import org.cordon.ui.batch.BatchViewModel.Shown;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.FormOutcome;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Binds the batch: its five steps, what happened to it, and what may be done. FX thread.
public final class BatchScreenController implements OnShown, Disposable {
    private static final double SHARE = 0.2;
    private static final double ROOM = 90;
    private static final double WIDE = 1_300;

    private final Messages messages = Messages.of(BatchScreenController.class);
    private final BatchViewModel model;
    private final Region reconciliation;
    private final Navigator navigator;
    private final View<BatchFormController> form;
    private Optional<Shown> drawn = Optional.empty();
    private boolean choosing;
    @FXML private VBox content;
    @FXML private Label title;
    @FXML private Label subtitle;
    @FXML private ComboBox<OrderId> choice;
    @FXML private HBox steps;
    @FXML private HBox notice;
    @FXML private Label noticeWords;
    @FXML private HBox facts;
    @FXML private VBox left;
    @FXML private ScrollPane scroll;
    @FXML private VBox moments;
    @FXML private StackPane filling;
    @FXML private VBox acting;
    @FXML private FormOutcome outcome;
    @FXML private FlowPane others;
    @FXML private Label hint;
    @FXML private Button next;
    @FXML private EmptyState empty;

    /// @param reconciliation stands on the left
    public BatchScreenController(BatchViewModel model, Region reconciliation, Navigator navigator) {
        this.model = model;
        this.reconciliation = reconciliation;
        this.navigator = navigator;
        form = Views.load(new BatchFormController(model));
    }

    @FXML
    void initialize() {
        VBox.setVgrow(reconciliation, Priority.ALWAYS);
        left.getChildren().setAll(reconciliation);
        filling.getChildren().setAll(form.root());
        next.setMinWidth(Region.USE_PREF_SIZE);
        // As many in a row as there is room beside what goes on with the batch.
        others.prefWrapLengthProperty()
                .bind(
                        acting.widthProperty()
                                .subtract(next.widthProperty())
                                .subtract(
                                        Bindings.when(hint.visibleProperty())
                                                .then(hint.widthProperty())
                                                .otherwise(0))
                                .subtract(ROOM));
        hint.visibleProperty()
                .bind(
                        hint.textProperty()
                                .isNotEmpty()
                                .and(acting.widthProperty().greaterThan(WIDE)));
        hint.managedProperty().bind(hint.visibleProperty());
        choice.setConverter(new ChoiceText());
        choice.valueProperty()
                .subscribe(id -> {
                    if (id != null && !choosing) {
                        model.choose(id);
                    }
                });
        model.form().actProperty().subscribe(act -> showForm(act.isPresent()));
        model.troubleProperty().subscribe(said -> outcome.show(said, "", ""));
        model.shownProperty().subscribe(this::show);
    }

    private void showForm(boolean open) {
        Views.show(filling, open);
        Views.show(facts, !open);
        Views.show(acting, !open);
        if (open) {
            form.controller().begin();
        }
    }

    private void show(Optional<Shown> now) {
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        Views.show(content, now.isPresent());
        Views.show(empty, now.isEmpty());
        now.ifPresent(this::draw);
    }

    private void draw(Shown now) {
        title.setText(now.title());
        subtitle.setText(now.subtitle());
        List<OrderId> ids = model.choices().stream().map(OrderBatch::id).toList();
        choosing = true;
        choice.getItems().setAll(ids);
        choice.setValue(now.batch().id());
        choosing = false;
        Views.show(choice, ids.size() > 1);
        steps.getChildren().setAll(now.steps().stream().map(this::step).toList());
        noticeWords.setText(now.notice());
        Views.show(notice, !now.notice().isEmpty());
        moments.getChildren()
                .setAll(now.moments().stream().map(BatchScreenController::row).toList());
        // The last is what matters; it is there once the list is laid out.
        scroll.layout();
        scroll.setVvalue(1);
        List<BatchAct> acts = now.acts();
        next.setText(name(acts.getFirst(), now));
        next.setOnAction(_ -> begin(acts.getFirst()));
        hint.setText(acts.getFirst() == BatchAct.CLOSE ? messages.get("batch.hint.close") : "");
        others.getChildren().setAll(acts.stream().skip(1).map(act -> button(act, now)).toList());
    }

    private Node step(StepText step) {
        FontIcon icon =
                new FontIcon(
                        switch (step.standing()) {
                            case DONE -> Feather.CHECK;
                            case NOW -> Feather.PLAY;
                            case OPEN -> Feather.CIRCLE;
                            case SKIPPED -> Feather.MINUS;
                        });
        StackPane mark = new StackPane(icon);
        mark.getStyleClass().add("batch-step-mark");
        mark.setAccessibleText(messages.name("batch.standing", step.standing()));
        Label name = new Label(step.name());
        name.getStyleClass().addAll("t-lead", "t-strong");
        Label detail = new Label(step.detail());
        detail.getStyleClass().addAll("t-small", "t-quiet", "batch-step-detail");
        detail.setWrapText(true);
        VBox box = new VBox(mark, name, detail);
        box.setId("batch-step-" + step.id());
        box.getStyleClass().add("batch-step");
        for (Standing each : Standing.values()) {
            box.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == step.standing());
        }
        box.prefWidthProperty().bind(steps.widthProperty().multiply(SHARE));
        return box;
    }

    private static Node row(MomentText moment) {
        Label time = cell(moment.time(), "batch-time");
        time.setWrapText(false);
        time.setMinWidth(Region.USE_PREF_SIZE);
        Label what = cell(moment.what(), "batch-what");
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox row = new HBox(time, what, cell(moment.who(), "batch-who"));
        row.getStyleClass().addAll("batch-moment", "hairline-below");
        return row;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("t-body", style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Button button(BatchAct act, Shown now) {
        Button button = new Button(name(act, now));
        button.getStyleClass().addAll(act == BatchAct.ABORT ? "quiet" : "secondary");
        button.setId("act-" + act.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> begin(act));
        return button;
    }

    private String name(BatchAct act, Shown now) {
        return act == BatchAct.CLEAR_NEXT
                ? model.choices().stream()
                        .filter(each -> each.state().isWaiting())
                        .filter(each -> !each.id().equals(now.batch().id()))
                        .findFirst()
                        .map(each -> messages.get("batch.act.clear-next", each.id().value()))
                        .orElse("")
                : messages.name("batch.act", act);
    }

    private void begin(BatchAct act) {
        if (act == BatchAct.LOAD_ORDER) {
            load();
        } else {
            model.begin(act);
        }
    }

    @FXML
    void load() {
        navigator.show(NavigationItem.SETTINGS);
    }

    @Override
    public void arrive() {
        model.arrive();
        model.take(true);
        OnShown.focus(next);
    }

    @Override
    public void leave() {
        model.take(false);
    }

    @Override
    public boolean accept(Bytes scan) {
        return model.accept(scan);
    }

    @Override
    public Optional<TextField> scanField() {
        return form.controller().scanField();
    }

    @Override
    public void close() {
        model.take(false);
    }

    /// Batches by number, lot and phase.
    private final class ChoiceText extends StringConverter<OrderId> {
        @Override
        public String toString(@Nullable OrderId id) {
            return model.choices().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .map(model::name)
                    .orElse("");
        }

        @Override
        public OrderId fromString(String text) {
            throw new UnsupportedOperationException("batches are chosen");
        }
    }
}
