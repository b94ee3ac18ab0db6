package org.cordon.ui.line;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.line.Filling;
import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The scans of the order at each station and lane, in belt order: how many were accepted, could not be
/// read, and were anything else; a pack that is read again does not count. A station with an open alarm stands out.
final class StationCounts {
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    private static final Messages TEXTS = Messages.of(StationCounts.class);

    private static final int MOST_ROWS = 8;
    private static final int EACH_LANE = 0;

    private StationCounts() {}

    /// @param isInFlow whether packs or containers are read there on their way
    /// @param filling containers that are being filled there
    private record Row(
            String name,
            boolean isInFlow,
            Map<Shape, Long> counts,
            boolean alarm,
            List<Filling> filling,
            List<String> said) {
        boolean hasCounts() {
            return !counts.isEmpty();
        }
    }

    static void show(VBox into, Line line, LineStatus now) {
        List<Row> rows =
                rows(line, now).stream().filter(row -> row.isInFlow() || row.hasCounts()).toList();
        into.getChildren()
                .setAll(
                        rows.stream()
                                .flatMap(row ->
                                        Stream.concat(
                                                Stream.concat(
                                                        Stream.of(drawn(row)),
                                                        row.said().stream()
                                                                .map(StationCounts::beneath)),
                                                row.filling().stream()
                                                        .map(each -> filling(each, row))))
                                .toList());
    }

    /// A row for each lane; where that is too many, one for each station.
    private static List<Row> rows(Line line, LineStatus now) {
        boolean byLane = line.stations().stream().mapToInt(Station::lanes).sum() <= MOST_ROWS;
        return line.stations().stream()
                .flatMap(station ->
                        IntStream.rangeClosed(1, byLane ? station.lanes() : 1)
                                .mapToObj(
                                        lane -> row(line, now, station, byLane ? lane : EACH_LANE)))
                .toList();
    }

    private static Row row(Line line, LineStatus now, Station station, int lane) {
        Map<Shape, Long> counts = new EnumMap<>(Shape.class);
        Optional<LineStatus.Changeover> before =
                now.changeover().filter(each -> isBefore(line, station, each));
        before.map(LineStatus.Changeover::byPlace)
                .orElse(now.byPlace())
                .forEach((place, verdicts) -> {
                    boolean here =
                            isAt(station, line, place.station(), place.role())
                                    && (lane == EACH_LANE
                                            || lane == Math.min(place.lane(), station.lanes()));
                    verdicts.forEach((verdict, scans) -> {
                        if (here && verdict != VerdictCode.REPEAT_READ) {
                            counts.merge(shown(verdict), scans, Long::sum);
                        }
                    });
                });
        String name =
                station.lanes() == 1 || lane == EACH_LANE
                        ? station.id().value()
                        : TEXTS.get("line.stations.lane", station.id(), lane);
        boolean alarm =
                now.alarms().stream()
                        .map(LineAlarm::alarm)
                        .anyMatch(each -> each.station().equals(Optional.of(station.id())));
        List<Filling> filling =
                now.filling().stream()
                        .filter(each -> each.station().equals(station.id()))
                        .filter(each ->
                                lane == EACH_LANE || station.lanes() == 1 || each.slot() == lane)
                        .toList();
        List<String> said = new ArrayList<>();
        if (now.changeover().isPresent() && station.type().level().isPresent()) {
            before.map(LineStatus.Changeover::before)
                    .or(now::order)
                    .ifPresent(order -> said.add(TEXTS.get("line.stations.order", order.id())));
        }
        if (now.challenged().contains(station.id())) {
            said.add(TEXTS.get("line.stations.challenge"));
        }
        return new Row(name, station.type().level().isPresent(), counts, alarm, filling, said);
    }

    private static boolean isBefore(Line line, Station station, LineStatus.Changeover changeover) {
        return !line.isChangedOver(station.id(), changeover.changed());
    }

    /// What an in-line scanner reads that belongs to no station is read at the first.
    private static boolean isAt(
            Station station, Line line, Optional<StationId> read, DeviceRole role) {
        return read.isEmpty()
                ? role == DeviceRole.INLINE && station.equals(line.first())
                : read.get().equals(station.id());
    }

    private static Node drawn(Row shown) {
        Label label = new Label(shown.name());
        label.getStyleClass().add("station-name");
        label.pseudoClassStateChanged(ALARM, shown.alarm());
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(label);
        List.of(Shape.RIGHT, Shape.NO_READ, Shape.SUSPECT)
                .forEach(shape -> row.getChildren().add(count(shape, shown.counts())));
        row.getStyleClass().addAll("count-row", "station-row");
        row.setAccessibleText(
                TEXTS.get(
                        "line.stations.row",
                        shown.name(),
                        shown.counts().getOrDefault(Shape.RIGHT, 0L),
                        shown.counts().getOrDefault(Shape.NO_READ, 0L),
                        shown.counts().getOrDefault(Shape.SUSPECT, 0L),
                        shown.alarm() ? 1 : 0));
        return row;
    }

    private static Node filling(Filling container, Row row) {
        String content =
                container
                        .label()
                        .map(label ->
                                TEXTS.get(
                                        "line.stations.filling", label.label(), container.units()))
                        .orElseGet(() ->
                                TEXTS.get("line.stations.filling.unlabelled", container.units()));
        Label label =
                new Label(
                        row.filling().size() == 1
                                ? content
                                : TEXTS.get(
                                        "line.stations.filling.slot", container.slot(), content));
        return beneath(label);
    }

    private static Node beneath(String text) {
        return beneath(new Label(text));
    }

    private static Node beneath(Label label) {
        label.getStyleClass().addAll("station-filling", "t-quiet");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Verdicts other than accepted and no read share one column.
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
