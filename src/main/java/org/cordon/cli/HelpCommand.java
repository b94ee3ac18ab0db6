package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `help`: explains the program or one of its commands, which may be of two words.
@Command(
        name = "help",
        helpCommand = true,
        mixinStandardHelpOptions = true,
        description = "Explain a command.",
        footerHeading = "%nExamples:%n",
        footer = {"  cordon help", "  cordon help journal verify"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:there is no such command"})
public final class HelpCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "Words of the command, such as journal verify; the program if not given.")
    private List<String> words = List.of();

    /// To be filled by picocli.
    public HelpCommand() {}

    @Override
    public Integer call() {
        CommandLine command = Objects.requireNonNull(spec).commandLine().getParent();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(
                        command,
                        "There is no command '%s' in %s."
                                .formatted(word, command.getCommandSpec().qualifiedName()));
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return 0;
    }
}
