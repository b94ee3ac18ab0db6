package org.cordon.ui.batch;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;

/// What is known of a batch: its order, and how far the line has come with it. FX thread.
public final class BatchFactsView extends VBox {
    private final VBox rows = new VBox();

    /// Follows what is shown.
    public BatchFactsView(BatchViewModel model) {
        Label title = new Label(Messages.of(BatchFactsView.class).get("batch.facts.title"));
        title.getStyleClass().addAll("t-strong", "t-quiet");
        getStyleClass().add("gap-1");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().setAll(title, scroll);
        model.shownProperty()
                .subscribe(shown ->
                        rows.getChildren()
                                .setAll(
                                        shown.stream()
                                                .flatMap(now -> now.facts().stream())
                                                .map(BatchFactsView::row)
                                                .toList()));
    }

    private static HBox row(BatchText.Fact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().addAll("t-body", "t-quiet");
        name.setWrapText(true);
        Label value = new Label(fact.value());
        value.getStyleClass().addAll("t-lead", "t-strong");
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(name, gap, value);
        row.getStyleClass().addAll("batch-fact", "hairline-below");
        return row;
    }
}
