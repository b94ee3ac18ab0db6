package org.cordon.boot;

import org.cordon.boot.demo.DemoRun;
import org.cordon.boot.diagnostics.Display;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Version;
import org.cordon.cli.TerminalData;
import org.cordon.core.text.Messages;
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
        mixinStandardHelpOptions = true,
        versionProvider = StartCommand.OwnVersion.class)
final class StartCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(StartCommand.class);

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

    @Option(names = "--demo")
    private boolean demo;

    @Option(names = "--demo-out", paramLabel = "FOLDER")
    private Path demoOut = Path.of("target", "demo");

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = new DataFolder(data.folder());
        return switch (Display.ofThisMachine().choose()) {
            case Display.Choice.Refused(String sentence) -> {
                print(sentence);
                yield 2;
            }
            case Display.Choice.Headless() -> headless(folder);
            case Display.Choice.Window() ->
                    new WindowApplication(folder, demo, commandLine().getErr()).run();
        };
    }

    private int headless(DataFolder folder) {
        if (!demo && Files.exists(folder.settings())) {
            print(TEXT.get("boot.start.no-display", folder.settings()));
            return 2;
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        return new DemoRun(demoOut, commandLine().getOut()).run();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void print(String sentence) {
        commandLine().getErr().println(sentence);
        commandLine().getErr().flush();
    }
}
