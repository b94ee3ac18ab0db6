package org.cordon.boot;

import org.cordon.boot.demo.DemoRun;
import org.cordon.boot.diagnostics.Display;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Version;
import org.cordon.cli.TerminalData;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Without a command: opens the workplace, or plays the demo line where there is no display.
@Command(
        name = "cordon",
        description = "The first hour of a serialization incident, at the packaging line.",
        mixinStandardHelpOptions = true,
        versionProvider = StartCommand.OwnVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon",
            "  cordon --data /srv/cordon",
            "  cordon help journal verify",
            "",
            "Without a command, Cordon opens its window on the data folder. Where there are no"
                + " settings, it runs its demo line; where there is no display, it plays the demo"
                + " line without a window and writes pictures and the report to target/demo."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended in order",
            "1:a stage of the demo did not do what it should",
            "2:cannot start; the message says what to do"
        })
final class StartCommand implements Callable<Integer> {
    /// Tells picocli the versions of the program and of what it runs on, a line each.
    static final class OwnVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Cordon " + Version.ofThisProgram(),
                "commit " + Version.commit(),
                "Java %s, %s"
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vendor")),
                "JavaFX " + Version.ofJavaFx().orElse("unknown"),
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
            };
        }
    }

    @Spec private @Nullable CommandSpec spec;

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--demo", description = "Run the demo line, whatever the settings say.")
    private boolean demo;

    @Option(
            names = "--demo-out",
            paramLabel = "FOLDER",
            description = "Where the demo without a window writes; ${DEFAULT-VALUE} if not given.")
    private Path demoOut = Path.of("target", "demo");

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = new DataFolder(data.folder());
        return switch (Display.ofThisMachine().choose()) {
            case Display.Choice.Refused(String sentence) -> {
                say(sentence);
                yield 2;
            }
            case Display.Choice.Headless() -> headless(folder);
            case Display.Choice.Window() ->
                    new WindowApplication(folder, demo, commandLine().getErr()).run();
        };
    }

    private int headless(DataFolder folder) {
        if (!demo && Files.exists(folder.settings())) {
            say(
                    ("There is no display, and %s sets up a real line, which must be watched on a"
                                    + " screen. Start Cordon in a desktop session, use a command"
                                    + " (--help), or add --demo to play the demo line.")
                            .formatted(folder.settings()));
            return 2;
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        return new DemoRun(demoOut, commandLine().getOut()).run();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void say(String sentence) {
        commandLine().getErr().println(sentence);
        commandLine().getErr().flush();
    }
}
