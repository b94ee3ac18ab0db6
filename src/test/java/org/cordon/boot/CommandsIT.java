package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// The commands of the packaged program.
final class CommandsIT {
    @TempDir private Path dir;
    private PackagedProgram program = new PackagedProgram(Path.of(""));

    @BeforeEach
    void ownHome() {
        program = new PackagedProgram(dir);
    }

    // [itest->req~cli.commands~1]
    @Test
    void parseGivesOneObjectALine() throws Exception {
        PackagedProgram.Result result =
                program.run(
                        dir,
                        "]d201040123450000092100007A1K9Q4{GS}1728113010K2411A\nNOREAD\n010401\n",
                        "parse");
        assertEquals(0, result.exit(), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals(3, lines.size(), result.out());
        assertTrue(lines.get(0).contains("\"accepted\":true"), lines.get(0));
        assertTrue(
                lines.get(0).contains("(01)04012345000009(21)00007A1K9Q4(17)281130(10)K2411A"),
                lines.get(0));
        assertTrue(lines.get(1).contains("\"kind\":\"no-read\""), lines.get(1));
        assertTrue(lines.get(2).contains("\"accepted\":false"), lines.get(2));
    }

    @Test
    void unreadableInputAndBadUsageExitWithTwo() throws Exception {
        assertEquals(2, program.run(dir, "", "parse", "absent.txt").exit());
        assertEquals(2, program.run(dir, "", "dance").exit());
        assertEquals(2, program.run(dir, "", "replay").exit());
    }

    @Test
    void replayJudgesScansAgainstAnOrder() throws Exception {
        Path order = PackagedProgram.sample("src/main/resources/demo/order.json");
        PackagedProgram.Result result =
                program.run(
                        dir,
                        "",
                        "replay",
                        "--order",
                        order.toString(),
                        "--scans",
                        PackagedProgram.sample("src/test/resources/replay/scans.txt").toString());
        assertEquals(0, result.exit(), result.err());
        List<String> lines = result.out().lines().toList();
        assertTrue(lines.getFirst().contains("\"verdict\":\"UNKNOWN_SERIAL\""), result.out());
        assertTrue(lines.get(1).contains("\"verdict\":\"NO_READ\""), result.out());
    }

    @Test
    void verifyOfAFolderWithoutJournalIsUnreadable() throws Exception {
        assertEquals(2, program.run(dir, "", "journal", "verify", "--data", dir + "/none").exit());
    }

    @Test
    void reportOfAnUnknownIncidentIsRefused() throws Exception {
        PackagedProgram.Result result =
                program.run(
                        dir,
                        "",
                        "report",
                        "--data",
                        dir + "/none",
                        "--incident",
                        "L3-2026-0001",
                        "--out",
                        dir + "/r.pdf");
        assertTrue(result.exit() == 1 || result.exit() == 2, result.toString());
        assertTrue(!result.err().isBlank() && !result.err().contains("\tat "), result.err());
    }

    // [itest->req~cli.doctor~1]
    @Test
    void doctorLooksAtEveryPart() throws Exception {
        PackagedProgram.Result result = program.run(dir, "", "doctor", "--json");
        for (String part : List.of("disk", "clock", "journal", "store", "site", "scanner")) {
            assertTrue(result.out().contains("\"part\":\"" + part), part + "\n" + result.out());
        }
        assertEquals(0, result.exit(), result.out() + result.err());
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (String command : List.of("parse", "replay", "journal", "report", "doctor")) {
            PackagedProgram.Result result = program.run(dir, "", command, "--help");
            assertEquals(0, result.exit(), command);
            assertTrue(result.out().contains("Usage"), result.out());
        }
    }
}
