package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// How all commands read their options.
final class CommandOptionsTest {
    @TempDir private Path folder;

    /// What a command answered.
    private record Answer(int code, String out, String err) {}

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return new Answer(commands.execute(arguments), out.toString(), err.toString());
    }

    /// The commands that do something by themselves, by the words that call them; the program itself has
    /// none.
    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> found = new TreeMap<>();
        CommandLine program = Main.commands();
        found.put("", program);
        add("", program, found);
        return found;
    }

    private static void add(String words, CommandLine group, Map<String, CommandLine> found) {
        group.getSubcommands()
                .forEach((name, command) -> {
                    if (command.getSubcommands().isEmpty()) {
                        found.put(words + name, command);
                    } else {
                        add(words + name + " ", command, found);
                    }
                });
    }

    // [utest->req~commands.at-sign~1]
    @Test
    void aValueThatBeginsWithAnAtSignIsAValue() throws Exception {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        assertEquals(0, run("parse", "--help").code());
        assertEquals(2, run("parse", "@" + file).code(), "a file of scans that is not there");
        assertEquals(2, run("journal", "verify", "--data", "@" + file).code());
    }

    // [utest->req~commands.values~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "journal export --since yesterday | 'yesterday' is not a date and time with a time"
                        + " zone, such as 2026-11-24T06:00:00Z",
                "journal export --until 2026-11-24 | '2026-11-24' is not a date and time",
                "journal export --epoch two | 'two' is not a whole number from 0 on, such as 100",
                "journal export --to=-1 | '-1' is not a whole number from 0 on",
                "journal tail -n 99999999999 | is not a whole number from 0 on",
                "journal tail --stream FACTS | 'FACTS' is not a stream; there are ACTS and SCANS",
                "store export --stream FACTS | 'FACTS' is not a stream; there are ACTS and SCANS",
                "parse --format xml | expected one of [TEXT, JSON] (case-insensitive) but was"
                        + " 'xml'",
                "parse --level half | 'half' is neither syntax nor full",
                "replay --role roof | 'roof' is neither inline nor handheld",
                "site init --terminal L3 | NAME=ROLE",
                "replay --today tomorrow | 'tomorrow' is not a day, such as 2026-11-24",
            })
    void aWrongValueIsRefusedBySayingWhatIsAllowed(String arguments, String sentence) {
        Answer answer = run(arguments.split(" "));
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains(sentence), answer.err());
    }

    // [utest->req~commands.values~1]
    @Test
    void noWrongValueOfAnyOptionIsAnsweredWithAnException() {
        commands()
                .forEach((words, command) -> {
                    for (OptionSpec option : command.getCommandSpec().options()) {
                        if (!Set.of(boolean.class, Boolean.class, String.class)
                                .contains(option.type())) {
                            String[] arguments = {option.longestName(), "\0?"};
                            ParameterException refused =
                                    assertThrows(
                                            ParameterException.class,
                                            () -> command.parseArgs(arguments),
                                            words + " " + arguments[0]);
                            String why = String.valueOf(refused.getMessage());
                            assertFalse(why.contains("Exception"), words + ": " + why);
                        }
                    }
                });
    }

    // [utest->req~commands.data~1]
    @Test
    void noCommandNeedsADataFolderNamedAndTheStandardOneIsTheWindows() {
        Map<String, CommandLine> commands = commands();
        commands.keySet().removeAll(Set.of("help", "calibration-sheet", "replay", "site init"));
        commands.forEach((words, command) -> {
            OptionSpec data = command.getCommandSpec().findOption("--data");
            assertFalse(data.required(), words);
            assertEquals(DataFolder.standard().root().toString(), data.defaultValueString(), words);
        });
    }

    // [utest->req~commands.names~1]
    @Test
    void oneThingHasOneNameInAllCommands() {
        Map<String, List<String>> server =
                Map.of(
                        "restore",
                                List.of(
                                        "--site-url",
                                        "--site-user",
                                        "--site-password-file",
                                        "--site-root-ca"),
                        "epcis dead-letters", List.of("--export"));
        server.forEach((words, earlier) -> {
            CommandLine command = Objects.requireNonNull(commands().get(words));
            var options = command.getCommandSpec().optionsMap();
            for (String name : earlier) {
                String now = name.equals("--export") ? "--out" : name.replace("--site-", "--");
                assertTrue(options.containsKey(now), now);
                assertEquals(options.get(now), options.get(name), "still read: " + name);
            }
        });
    }

    // [utest->req~commands.help~1]
    @Test
    void helpExplainsTheProgramAndEachCommand() {
        assertEquals(run("--help"), run("help"));
        assertEquals(run("parse", "--help"), run("help", "parse"));
        assertEquals(run("journal", "verify", "--help"), run("help", "journal", "verify"));
        Answer unknown = run("help", "journal", "paint");
        assertEquals(2, unknown.code());
        assertTrue(
                unknown.err().startsWith("There is no command 'paint' in cordon journal."),
                unknown.err());
    }

    // [utest->req~commands.help~1]
    @Test
    void everyHelpHasExamplesThatTheCommandReads() {
        commands()
                .forEach((words, command) -> {
                    assertTrue(command.getUsageMessage().contains("\nExamples:\n"), words);
                    List<String> lines = List.of(command.getCommandSpec().usageMessage().footer());
                    lines.stream()
                            .filter(line -> line.startsWith(" "))
                            .forEach(line -> assertTrue(line.length() < 80, "is broken: " + line));
                    List<String> examples = examples(String.join("\n", lines));
                    assertTrue(!examples.isEmpty() && examples.size() <= 3, words);
                    for (String example : examples) {
                        assertTrue(example.startsWith(words), words + ": " + example);
                        Main.commands()
                                .parseArgs(example.isEmpty() ? new String[0] : example.split(" "));
                    }
                });
    }

    /// What follows `cordon` in each line that a person may type.
    private static List<String> examples(String footer) {
        return footer.replaceAll("\\\\\n *", "")
                .lines()
                .filter(line -> line.matches("  (.*\\| )?cordon.*"))
                .map(line -> line.replaceFirst("  (.*\\| )?cordon ?", ""))
                .map(arguments -> arguments.replaceFirst(" [<>].*", ""))
                .toList();
    }

    // [utest->req~commands.version~1]
    @Test
    void everyCommandTellsAllVersionsWithoutReadingRules() {
        for (String words : new String[] {"--version", "parse --version", "site init --version"}) {
            StringWriter out = new StringWriter();
            CommandLine commands =
                    Main.commands(() -> {
                        throw new AssertionError("reads rules");
                    });
            commands.setOut(new PrintWriter(out));
            assertEquals(0, commands.execute(words.split(" ")));
            List<String> lines = out.toString().lines().toList();
            assertEquals(
                    List.of(
                            "Cordon " + Version.ofThisProgram(),
                            "commit " + Version.commit(),
                            "Java %s, %s"
                                    .formatted(
                                            Runtime.version(), System.getProperty("java.vendor"))),
                    lines.subList(0, 3));
            assertTrue(lines.get(3).matches("JavaFX [0-9.]+"), lines.get(3));
            assertTrue(lines.get(4).startsWith(System.getProperty("os.name")), lines.get(4));
        }
    }

    // [utest->req~commands.format~1]
    @Test
    void everyCommandThatPrintsResultsLetsTheirFormBeChosen() {
        Map<String, CommandLine> commands = commands();
        commands.keySet().removeAll(Set.of("", "help", "calibration-sheet"));
        commands.forEach((words, command) -> {
            var options = command.getCommandSpec().optionsMap().keySet();
            assertTrue(options.contains("--format"), words);
            assertFalse(options.contains("--json") || options.contains("--text"), words);
        });
    }

    // [utest->req~commands.values~1]
    @ParameterizedTest
    @CsvSource({"acts", "Acts", "ACTS"})
    void wordsAreReadInAnyCase(String stream) {
        for (String command : new String[] {"journal export", "journal tail", "store export"}) {
            String words = command + " --data none --stream " + stream;
            Main.commands().parseArgs(words.split(" "));
        }
    }
}
