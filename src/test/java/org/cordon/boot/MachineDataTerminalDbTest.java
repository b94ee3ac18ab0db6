package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.machine.MachineStatus;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineState;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.verdict.LineFinding;
import org.cordon.support.LiveSocket;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A whole terminal with a machine that sends JSON objects over TCP, and one that appends them to a file.
final class MachineDataTerminalDbTest {
    private static final StationId CHECK = new StationId("Carton check");

    @TempDir private Path dir;

    private Terminal terminal(ServerSocket labeller) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                station.1.name=Carton check
                station.1.level=unit
                machine.1.name=Labeller
                machine.1.type=tcp
                machine.1.address=127.0.0.1:%d
                machine.1.station=Carton check
                machine.1.heartbeat=2s
                machine.2.name=Cartoner
                machine.2.type=file
                machine.2.address=cartoner.jsonl
                """
                        .formatted(labeller.getLocalPort()));
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        return terminal;
    }

    private static void send(Socket machine, String line) throws IOException {
        machine.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void append(String line) throws IOException {
        Files.writeString(
                dir.resolve("cartoner.jsonl"),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// What is known of each machine, by name and subject.
    private static Map<String, Map<String, MachineReport>> known(Terminal terminal) {
        MachineStatus now = terminal.parts().line().machines();
        return now.machines().stream()
                .map(MachineStatus.Machine::state)
                .filter(state -> !state.latest().isEmpty())
                .collect(
                        Collectors.toMap(
                                state -> state.id().name(),
                                MachineDataTerminalDbTest::latest,
                                (one, _) -> one,
                                TreeMap::new));
    }

    private static Map<String, MachineReport> latest(MachineState state) {
        Map<String, MachineReport> latest = new TreeMap<>();
        state.latest().forEach((subject, message) -> latest.put(subject, message.report()));
        return latest;
    }

    private static void await(Terminal terminal, String machine, String subject, MachineReport is) {
        Until.holds(
                () -> is.equals(known(terminal).getOrDefault(machine, Map.of()).get(subject)),
                () -> known(terminal).toString());
    }

    private static List<Alarm> silent(Terminal terminal) {
        return terminal.parts().line().status().alarms().stream()
                .map(each -> each.alarm())
                .filter(each ->
                        each.kind().equals(LineFinding.MACHINE_SILENT)
                                && !each.cleared()
                                && each.device().orElseThrow().value().equals("Labeller"))
                .toList();
    }

    private static List<String> recorded(Terminal terminal) {
        ChainHead head = terminal.journal().head(StreamId.SCANS);
        return terminal.journal()
                .entries(StreamId.SCANS, head.epoch(), 0, head.seq())
                .map(Entry::event)
                .filter(LineEvent.MachineReported.class::isInstance)
                .map(LineEvent.MachineReported.class::cast)
                .map(event -> event.machine().name() + " " + event.report().subject())
                .toList();
    }

    // [utest->req~machine.tcp~1]
    // [utest->req~machine.recorded~1]
    // [utest->req~machine.after-restart~1]
    // [utest->req~machine.heartbeat~1]
    @Test
    void whatMachinesSayIsShownRecordedAndKnownAfterARestart() throws IOException {
        append("");
        Map<String, Map<String, MachineReport>> before;
        try (ServerSocket labellers = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Terminal terminal = terminal(labellers);
                    Socket labeller = LiveSocket.accept(labellers)) {
                send(labeller, "{\"report\":\"state\",\"state\":6}");
                send(labeller, "{\"report\":\"speed\",\"per-minute\":250}");
                send(labeller, "{\"report\":\"speed\",\"per-minute\":251}");
                send(labeller, "{\"report\":\"counters\",\"in\":100,\"out\":98}");
                send(labeller, "{\"report\":\"roll\",\"roll\":\"R-17\",\"material\":\"labels\"}");
                send(labeller, "{\"report\":\"heartbeat\"}");
                await(terminal, "Labeller", "heartbeat", new MachineReport.Heartbeat());
                append(
                        "{\"report\":\"challenge\",\"test\":\"Gate\",\"passed\":false,\"machine\":\"Cartoner"
                            + " 1\",\"time\":\"2026-11-30T10:00:00+01:00\"}");
                await(
                        terminal,
                        "Cartoner 1",
                        "challenge",
                        new MachineReport.ChallengeResult("Gate", false));
                assertEquals(
                        Map.of(
                                CHECK,
                                Map.of(
                                        "Labeller",
                                        new MachineReport.Counters(
                                                Optional.of(100L),
                                                Optional.of(98L),
                                                Optional.empty()))),
                        terminal.parts().line().machines().counters());
                Until.holds(
                        () -> silent(terminal).size() == 1,
                        () -> terminal.parts().line().status().alarms().toString());
                send(labeller, "{\"report\":\"heartbeat\"}");
                Until.holds(
                        () -> silent(terminal).isEmpty(),
                        () -> terminal.parts().line().status().alarms().toString());
                send(labeller, "{\"report\":\"state\",\"state\":\"held\"}");
                Until.holds(() -> recorded(terminal).size() == 7, recorded(terminal)::toString);
                assertEquals(
                        List.of(
                                "Labeller state",
                                "Labeller speed",
                                "Labeller counters",
                                "Labeller roll labels",
                                "Cartoner 1 challenge",
                                "Labeller speed",
                                "Labeller state"),
                        recorded(terminal));
                before = known(terminal);
            }
            before.values().forEach(latest -> latest.remove("heartbeat"));
            assertEquals(
                    new MachineReport.StateChanged(PackMlState.HELD),
                    before.getOrDefault("Labeller", Map.of()).get("state"));
            try (Terminal again = terminal(labellers)) {
                Until.holds(() -> known(again).equals(before), () -> known(again).toString());
            }
            deleteStore();
            try (Terminal rebuilt = terminal(labellers)) {
                Until.holds(() -> known(rebuilt).equals(before), () -> known(rebuilt).toString());
            }
        }
    }

    private void deleteStore() throws IOException {
        Path store = new DataFolder(dir).store();
        try (var files = Files.list(store.toAbsolutePath().getParent())) {
            for (Path file :
                    files.filter(each ->
                                    each.getFileName()
                                            .toString()
                                            .startsWith(store.getFileName().toString()))
                            .filter(Files::isRegularFile)
                            .toList()) {
                Files.delete(file);
            }
        }
    }
}
