package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.cordon.support.Postgres;
import org.cordon.support.Program;
import org.cordon.support.Project;
import org.cordon.support.RecordedDemo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every command of the packaged program on the record of a whole shift, in the order below: what it
/// answers, by its exit code and the beginning of its answer, without a stack trace or a warning. A new
/// command without a case fails.
final class EveryCommandIT {
    @TempDir private static Path folder;

    /// By the command's words.
    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    /// @param code that it must end with
    /// @param says what its standard output must contain
    private record Case(int code, String says, List<String> arguments) {}

    private static void runs(String command, int code, String says, Object... arguments) {
        CASES.put(
                command,
                new Case(
                        code,
                        says,
                        java.util.Arrays.stream(arguments).map(String::valueOf).toList()));
    }

    @BeforeAll
    static void cases() throws IOException {
        Path data = RecordedDemo.dataForCommands();
        Path shift = Project.dir().resolve("src/main/resources/demo");
        Path scans = folder.resolve("scans.txt");
        Files.writeString(scans, "]d2010401234500000921ABC{GS}1728113010K2411A\n");
        Files.writeString(folder.resolve("postgres.password"), "\n");
        Path backups = Files.createDirectories(folder.resolve("backups"));

        runs("help", 0, "Examples:", "journal", "verify");
        runs("parse", 0, "\"accepted\":true", scans);
        runs(
                "replay",
                1,
                "\"verdict\":\"WRONG_LOT\"",
                "--order",
                shift.resolve("order.json"),
                "--line",
                shift.resolve("line.properties"),
                "--scans",
                shift.resolve("shift.txt"));
        runs("journal verify", 0, "\"result\":\"whole\"", "--data", data);
        runs("journal export", 0, "{\"form\":1,", "--data", data, "--stream", "ACTS");
        runs("journal tail", 0, "\"seq\"", "--data", data, "-n", "3");
        runs("store check", 0, "\"table\":\"UNITS\"", "--data", data);
        runs("store export", 0, "{\"form\":1,", "--data", data);
        runs("store rebuild", 0, "{", "--data", data);
        runs("sync status", 0, "\"stream\":\"ACTS\"", "--data", data);
        runs("epcis dead-letters", 0, "", "--data", data);
        runs("alarms", 0, "", "--data", data);
        runs("unit", 1, "", "--data", data, "NOT-THERE");
        runs("reuse", 0, "", "--data", data);
        // One serial of the demo came twice.
        runs(
                "reconcile",
                1,
                "\"line\":\"COMMISSIONED\"",
                "--format",
                "json",
                "--serials",
                "--data",
                data);
        runs(
                "report",
                0,
                "",
                "--data",
                data,
                "--incident",
                "L3-2026-0001",
                "--out",
                folder.resolve("report.pdf"));
        runs("calibration-sheet", 0, "", "--out", folder.resolve("sheet.pdf"));
        runs("doctor", 0, "\"part\":\"screens\"", "--format", "json", "--data", data);
        runs("backup", 0, "", "--data", data, "--to", backups);
        runs(
                "restore",
                0,
                "",
                "--from",
                "BACKUP",
                "--data",
                folder.resolve("restored"),
                "--without-site");
        runs(
                "site init",
                0,
                "\"thing\":\"role\"",
                "--url",
                Postgres.database(),
                "--user",
                "postgres",
                "--password-file",
                folder.resolve("postgres.password"),
                "--terminal",
                "L3=every_command_l3",
                "--passwords",
                folder);
        runs("site status", 0, "\"terminal\":\"L3\"", "--data", data);
        runs("site verify", 0, "\"result\":\"sound\"", "--data", data);
        runs("site board", 0, "L3-2026-0001", "--data", data);
        runs("journal continue", 0, "owner file", "--data", copyWithoutOwner(data));
    }

    private static Path copyWithoutOwner(Path data) throws IOException {
        Path copy = folder.resolve("without-owner");
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file) && !file.endsWith("owner")) {
                    Path to = copy.resolve(data.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        return copy;
    }

    /// The commands that do something by themselves, by the words that call them.
    private static Set<String> commands(String prefix, CommandLine of) {
        Set<String> commands = new TreeSet<>();
        of.getSubcommands()
                .forEach((name, command) -> {
                    if (command.getSubcommands().isEmpty()) {
                        commands.add(prefix + name);
                    } else {
                        commands.addAll(commands(prefix + name + " ", command));
                    }
                });
        return commands;
    }

    // [itest->req~cli.every-command-packaged~1]
    @Test
    void everyCommandThatThereIsHasACase() {
        assertEquals(commands("", Main.commands()), new TreeSet<>(CASES.keySet()));
    }

    // [itest->req~cli.every-command-packaged~1]
    @TestFactory
    List<DynamicTest> everyCommandAnswersWithoutATraceOrAWarning() {
        List<DynamicTest> tests = new ArrayList<>();
        CASES.forEach(
                (command, how) -> tests.add(dynamicTest(command, () -> answers(command, how))));
        for (String words : List.of("--help", "--version", "journal", "site --help")) {
            int code = words.equals("journal") ? 2 : 0;
            tests.add(dynamicTest(words, () -> answers(words, new Case(code, "", List.of()))));
        }
        return tests;
    }

    private static void answers(String command, Case how) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        for (String argument : how.arguments()) {
            words.add(argument.equals("BACKUP") ? backup() : argument);
        }
        try (Program program = Program.start(folder, words.toArray(String[]::new))) {
            int code = program.await();
            String said = program.out() + program.err();
            assertEquals(how.code(), code, said);
            assertTrue(program.out().contains(how.says()), said);
            for (String bad : List.of("\tat ", "Exception", "WARN", "ERROR")) {
                assertTrue(!program.err().contains(bad), program.err());
            }
        }
    }

    private static String backup() throws IOException {
        try (var made = Files.list(folder.resolve("backups"))) {
            return made.filter(Files::isDirectory).sorted().toList().getLast().toString();
        }
    }
}
