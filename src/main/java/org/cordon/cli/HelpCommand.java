package org.cordon.cli;

import org.cordon.core.text.Messages;
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
@Command(name = "help", helpCommand = true, mixinStandardHelpOptions = true)
public final class HelpCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(HelpCommand.class);

    @Spec private @Nullable CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", descriptionKey = "words")
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
                        TEXT.get(
                                "cli.help.unknown",
                                word,
                                command.getCommandSpec().qualifiedName()));
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return 0;
    }
}
