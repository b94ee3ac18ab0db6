package org.cordon.ui.stations;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.app.device.StationSetup.Placed;
import org.cordon.core.line.Association;
import org.cordon.core.line.Station;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.WrappingButton;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One station of the line as it is drawn; a press chooses it.
final class StationCard extends WrappingButton {
    /// @param number its place on the belt, from 1
    StationCard(int number, Placed placed, Messages messages) {
        Station station = placed.station();
        String scanners =
                placed.scanners().isEmpty()
                        ? messages.get("stations.card.no-scanner")
                        : messages.get(
                                "stations.card.scanners",
                                placed.scanners().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", ")));
        String what = what(station, messages);
        VBox text =
                new VBox(
                        label(station.id().value(), "t-lead", "t-strong"),
                        label(what, "t-small", "t-quiet", "station-line"),
                        label(scanners, "t-small", "station-line"));
        text.getStyleClass().add("station-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        Label place = new Label(String.valueOf(number));
        place.getStyleClass().addAll("station-number", "t-strong");
        HBox content = new HBox(place, text);
        content.getStyleClass().add("station-content");
        show(content);
        setId("station-" + number);
        getStyleClass().addAll("secondary", "low", "station");
        setAccessibleText(
                messages.get(
                        "stations.card.accessible", number, station.id().value(), what, scanners));
    }

    /// What it is for, and how it is set up where that is not usual for all stations.
    private static String what(Station station, Messages messages) {
        List<String> what = new ArrayList<>();
        what.add(messages.name("stations.choice.type", station.type()));
        if (station.association() != Association.NONE) {
            what.add(messages.name("stations.choice.association", station.association()));
        }
        if (station.lag() > 0) {
            what.add(messages.get("stations.card.lag", station.lag()));
        }
        station.requires()
                .ifPresent(id -> what.add(messages.get("stations.card.requires", id.value())));
        if (station.lanes() > 1) {
            what.add(messages.get("stations.card.lanes", station.lanes()));
        }
        if (station.learn()) {
            what.add(messages.get("stations.card.learn"));
        }
        if (station.rerun()) {
            what.add(messages.get("stations.card.rerun"));
        }
        return String.join(" · ", what);
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// Whether it is the one that is filled in.
    void mark(boolean chosen) {
        getStyleClass().removeAll("chosen");
        if (chosen) {
            getStyleClass().add("chosen");
        }
    }
}
