package org.cordon.ui.line;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.LineStatus;
import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The scans of the order at each station and lane, in belt order: how many were accepted, could not be
/// read, and were anything else; a pack that is read again does not count. A station with an open alarm stands out.
final class StationCounts {
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    private static final Messages TEXTS = Messages.of(StationCounts.class);

    private StationCounts() {}

    static void show(VBox into, Line line, LineStatus now) {
        into.getChildren()
                .setAll(
                        line.stations().stream()
                                .flatMap(station ->
                                        IntStream.rangeClosed(1, station.lanes())
                                                .mapToObj(lane -> row(station, lane, now)))
                                .toList());
    }

    private static Node row(Station station, int lane, LineStatus now) {
        Map<Shape, Long> counts = new EnumMap<>(Shape.class);
        now.byPlace()
                .forEach((place, verdicts) -> {
                    if (place.station().equals(Optional.of(station.id())) && place.lane() == lane) {
                        verdicts.forEach((verdict, scans) -> {
                            if (verdict != VerdictCode.REPEAT_READ) {
                                counts.merge(shown(verdict), scans, Long::sum);
                            }
                        });
                    }
                });
        String name =
                station.lanes() == 1
                        ? station.id().value()
                        : TEXTS.get("line.stations.lane", station.id(), lane);
        boolean alarm =
                now.alarms().stream()
                        .anyMatch(each -> each.alarm().station().equals(Optional.of(station.id())));
        Label label = new Label(name);
        label.getStyleClass().add("station-name");
        label.pseudoClassStateChanged(ALARM, alarm);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(label);
        List.of(Shape.RIGHT, Shape.NO_READ, Shape.SUSPECT)
                .forEach(shape -> row.getChildren().add(count(shape, counts)));
        row.getStyleClass().addAll("count-row", "station-row");
        row.setAccessibleText(
                TEXTS.get(
                        "line.stations.row",
                        name,
                        counts.getOrDefault(Shape.RIGHT, 0L),
                        counts.getOrDefault(Shape.NO_READ, 0L),
                        counts.getOrDefault(Shape.SUSPECT, 0L),
                        alarm ? 1 : 0));
        return row;
    }

    /// Whatever is neither accepted nor unread is one column.
    private static Shape shown(VerdictCode verdict) {
        return switch (verdict.shape()) {
            case RIGHT -> Shape.RIGHT;
            case NO_READ -> Shape.NO_READ;
            case SUSPECT, AFFECTED, WATCH -> Shape.SUSPECT;
        };
    }

    private static Region count(Shape shape, Map<Shape, Long> counts) {
        long scans = counts.getOrDefault(shape, 0L);
        VerdictMark mark = new VerdictMark(shape);
        mark.getStyleClass().add("mark-small");
        Label label = new Label(TEXTS.get("line.number", scans), mark);
        label.getStyleClass().addAll("station-count", "t-strong");
        label.setVisible(scans > 0 || shape == Shape.RIGHT);
        return label;
    }
}
