package org.cordon.ui.line;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.AlarmGroup;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Open alarms beside the head of the line screen: a row for each cause, the worst first. What somebody has
/// acknowledged is set lighter. Each row opens the alarms.
final class AlarmRows {
    private static final Messages TEXTS = Messages.of(AlarmRows.class);

    private AlarmRows() {}

    /// @param most rows that there is room for; what is left is told by number
    static void show(
            VBox into, List<AlarmGroup> groups, int most, TimeFormats moments, Runnable open) {
        int shown = groups.size() <= most ? groups.size() : most - 1;
        List<Button> rows = new ArrayList<>();
        for (AlarmGroup group : groups.subList(0, shown)) {
            rows.add(row(group, moments, open));
        }
        if (shown < groups.size()) {
            Button more = button(open);
            more.setText(TEXTS.get("line.alarms.more", groups.size() - shown));
            rows.add(more);
        }
        into.getChildren().setAll(rows);
    }

    private static Button row(AlarmGroup group, TimeFormats moments, Runnable open) {
        boolean seen = !group.state().isUnacknowledged();
        String what = VerdictLabels.alarm(group.cause().kind());
        String since = moments.time(group.since());
        VerdictMark mark = new VerdictMark(VerdictMark.shape(group.weight().severity()));
        mark.getStyleClass().add("mark-small");
        Label word = label(what, seen ? "alarm-seen" : "t-strong");
        Label where =
                label(
                        Stream.of(
                                        group.cause().station().map(StationId::value).orElse(""),
                                        seen ? TEXTS.get("line.alarms.acknowledged") : "")
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · ")),
                        "t-caption");
        where.managedProperty().bind(where.textProperty().isNotEmpty());
        VBox words = new VBox(word, where);
        words.getStyleClass().add("alarm-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox count =
                new VBox(
                        label(
                                TEXTS.get("line.number", group.count()),
                                seen ? "alarm-seen" : "t-strong"),
                        label(since, "t-caption"));
        count.getStyleClass().add("alarm-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(mark, words, count);
        content.getStyleClass().add("alarm-row-content");
        Button row = button(open);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.setGraphic(content);
        content.prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.setAccessibleText(
                TEXTS.get("line.alarms.row", what, group.count(), since, seen ? 1 : 0));
        return row;
    }

    private static Button button(Runnable open) {
        Button row = new Button();
        row.getStyleClass().add("alarm-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(_ -> open.run());
        return row;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
