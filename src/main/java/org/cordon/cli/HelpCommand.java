package org.cordon.cli;

import org.cordon.core.text.Messages;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `help`: explains the program or one of its commands, which may be of two words.
@Command(name = "help", helpCommand = true, mixinStandardHelpOptions = true)
public final class HelpCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(HelpCommand.class);

    @Parameters(arity = "0..*", paramLabel = "COMMAND", descriptionKey = "words")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        CommandLine command = line().getParent();
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
        command.usage(line().getOut());
        return 0;
    }
}
