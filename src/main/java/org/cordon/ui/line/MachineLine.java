package org.cordon.ui.line;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

import org.cordon.app.machine.MachineStatus;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineState;
import org.cordon.core.text.Messages;

import java.util.Optional;
import java.util.stream.Stream;

/// The machines at a station, one a line: state, speed, and what is used up.
final class MachineLine {
    private static final PseudoClass NOTICE = PseudoClass.getPseudoClass("notice");
    private static final Messages TEXTS = Messages.of(MachineLine.class);

    private MachineLine() {}

    static Stream<Node> of(MachineStatus machines, Optional<StationId> station) {
        return station.stream().flatMap(id -> machines.at(id).stream()).map(MachineLine::drawn);
    }

    private static Node drawn(MachineStatus.Machine machine) {
        Label label = new Label(said(machine));
        label.setWrapText(true);
        label.getStyleClass().addAll("station-filling", "machine-line", "t-quiet");
        label.pseudoClassStateChanged(NOTICE, machine.silent() || machine.difference().isPresent());
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static String said(MachineStatus.Machine machine) {
        MachineState state = machine.state();
        if (machine.silent()) {
            return TEXTS.get("line.machine.silent", state.id().name());
        }
        Optional<String> said =
                Stream.of(
                                state.report(MachineReport.StateChanged.class)
                                        .map(each ->
                                                TEXTS.get(
                                                        "line.machine.state", each.state().word())),
                                state.report(MachineReport.Speed.class)
                                        .map(each ->
                                                TEXTS.get("line.machine.speed", each.perMinute())),
                                state.report(MachineReport.RollChanged.class)
                                        .map(each -> TEXTS.get("line.machine.roll", each.roll())),
                                state.report(MachineReport.PrintJob.class)
                                        .filter(MachineReport.PrintJob::started)
                                        .map(each -> TEXTS.get("line.machine.job", each.job())))
                        .flatMap(Optional::stream)
                        .reduce((all, next) -> TEXTS.get("line.machine.and", all, next));
        return said.map(all -> TEXTS.get("line.machine", state.id().name(), all))
                .orElseGet(() -> TEXTS.get("line.machine.there", state.id().name()));
    }
}
