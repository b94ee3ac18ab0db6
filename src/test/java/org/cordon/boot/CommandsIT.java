package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.port.OrderReader;
import org.cordon.boot.demo.DemoLine;
import org.cordon.boot.demo.DemoTerminal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.core.containment.IncidentId;
import org.cordon.support.Program;
import org.cordon.support.Project;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The commands of the packaged program, as a site engineer's shell runs them; each in its own words is
/// tested beside its class.
final class CommandsIT {
    @TempDir private static Path folder;

    private static Path data;
    private static IncidentId incident;

    /// A terminal that has loaded an order and opened an incident.
    @BeforeAll
    static void record() throws IOException {
        DataFolder at = new DataFolder(folder.resolve("data"));
        at.create();
        data = at.root();
        try (DemoTerminal demo = new DemoTerminal(at, new SystemTime(Optional.empty()), 1)) {
            demo.terminal().start().join();
            demo.signIn().join();
            demo.order(OrderReader.Progress.NONE).join();
            incident = demo.terminal().parts().containment().start("A case is torn open").join();
        }
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(folder, arguments)) {
            int code = program.await();
            return new Answer(code, program.out(), program.err());
        }
    }

    // [itest->req~cli.commands~1]
    @Test
    void parseSaysWhatScansSay() throws Exception {
        Path scans = folder.resolve("scans.txt");
        Files.writeString(scans, "]d2010401234500000921ABC{GS}1728113010K2411A\n");
        Answer answer = run("parse", scans.toString());
        assertEquals(0, answer.code(), answer.err());
        assertTrue(
                answer.out().contains("\"bracketed\":\"(01)04012345000009(21)ABC(17)"),
                answer.out());
    }

    // [itest->req~cli.commands~1]
    @Test
    void replayJudgesARecordedShift() throws Exception {
        Path demo = Project.dir().resolve("src/main/resources/demo");
        Answer answer =
                run(
                        "replay",
                        "--order",
                        demo.resolve("order.json").toString(),
                        "--line",
                        demo.resolve("line.properties").toString(),
                        "--scans",
                        demo.resolve("shift.txt").toString());
        assertEquals(1, answer.code(), "not every scan of the shift is accepted: " + answer.err());
        long scans = DemoLine.shift().stream().mapToLong(line -> line.codes().size()).sum();
        assertEquals(scans + 1, answer.out().lines().count(), "and a summary");
    }

    // [itest->req~cli.commands~1]
    @Test
    void journalVerifyFindsTheRecordWhole() throws Exception {
        Answer answer = run("journal", "verify", "--data", data.toString());
        assertEquals(0, answer.code(), answer.err());
        assertTrue(answer.out().contains("\"stream\":\"ACTS\""), answer.out());
        assertTrue(
                answer.out().lines().allMatch(line -> line.contains("\"result\":\"whole\"")),
                answer.out());
    }

    // [itest->req~cli.commands~1]
    @Test
    void journalExportAndTailGiveTheRecord() throws Exception {
        Answer all = run("journal", "export", "--data", data.toString(), "--stream", "ACTS");
        assertEquals(0, all.code(), all.err());
        assertTrue(all.out().startsWith("{\"form\":1,"), all.out());
        Answer last = run("journal", "tail", "-n", "1", "--data", data.toString());
        assertEquals(0, last.code(), last.err());
        assertTrue(all.out().endsWith(last.out()), last.out());
    }

    // [itest->req~cli.commands~1]
    @Test
    void storeCheckFindsTheStoreAsTheRecordTellsIt() throws Exception {
        Answer answer = run("store", "check", "--data", data.toString());
        assertEquals(0, answer.code(), answer.out() + answer.err());
        assertTrue(answer.out().contains("\"table\":\"UNITS\""), answer.out());
    }

    // [itest->req~cli.commands~1]
    @Test
    void reportDrawsAnIncidentFromTheRecord() throws Exception {
        Path pdf = folder.resolve("report.pdf");
        Answer answer =
                run(
                        "report",
                        "--data",
                        data.toString(),
                        "--incident",
                        incident.value(),
                        "--out",
                        pdf.toString());
        assertEquals(0, answer.code(), answer.err());
        assertEquals("%PDF", new String(Files.readAllBytes(pdf), 0, 4, StandardCharsets.US_ASCII));
    }

    // [itest->req~cli.doctor~1]
    @Test
    void doctorLooksAtEveryPart() throws Exception {
        Answer answer = run("doctor", "--format", "json", "--data", data.toString());
        assertEquals(0, answer.code(), answer.out() + answer.err());
        for (String part : List.of("disk", "journal", "store", "site store", "clock")) {
            assertTrue(answer.out().contains("\"part\":\"" + part + "\""), part);
        }
    }

    // [itest->req~cli.commands~1]
    @Test
    void badUsageIsTwoAndSaysWhatThereIs() throws Exception {
        Answer answer = run("paint");
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("'paint'"), answer.err());
        assertEquals("", answer.out());
    }
}
