package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.cli.TerminalData;
import org.cordon.core.text.Messages;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/// The words of all helps: every text is shown in one, and nothing is without a text.
final class UsageTextsTest {
    /// Knows which texts were looked up.
    private static final class Asked extends ResourceBundle {
        private final ResourceBundle words = Messages.of(TerminalData.class, "usage").bundle();
        private final Set<String> keys = new TreeSet<>();

        @Override
        protected Object handleGetObject(String key) {
            keys.add(key);
            return words.getObject(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return words.getKeys();
        }
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(each -> all.addAll(all(each)));
        return all;
    }

    // [utest->req~commands.help~1]
    @Test
    void everyTextIsOfACommandsHelp() {
        Asked asked = new Asked();
        CommandLine program = Main.commands();
        program.setResourceBundle(asked);
        all(program).forEach(CommandLine::getUsageMessage);
        Set<String> unused = new TreeSet<>(asked.words.keySet());
        unused.removeAll(asked.keys);
        assertEquals(Set.of(), unused);
    }

    // [utest->req~commands.help~1]
    @Test
    void everyCommandWithItsOptionsParametersAndExitCodesIsExplained() {
        List<String> bare = new ArrayList<>();
        for (CommandLine command : all(Main.commands())) {
            command.getUsageMessage();
            var spec = command.getCommandSpec();
            boolean group = spec.userObject() == null;
            if (spec.usageMessage().description().length == 0
                    || spec.usageMessage().exitCodeList().isEmpty() != group) {
                bare.add(spec.qualifiedName());
            }
            List<ArgSpec> values = new ArrayList<>(spec.options());
            values.addAll(spec.positionalParameters());
            values.stream()
                    .filter(value -> value.description().length == 0)
                    .forEach(value -> bare.add(spec.qualifiedName() + " " + value));
        }
        assertEquals(List.of(), bare);
    }
}
