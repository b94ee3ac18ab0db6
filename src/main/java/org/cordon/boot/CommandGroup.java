package org.cordon.boot;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// A word before commands that belong together, such as `journal` before `verify`. By itself it lists
/// them and ends as bad usage.
final class CommandGroup {
    private CommandGroup() {}

    /// @param commands each has its own name
    static CommandLine of(String name, Object... commands) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        CommandLine group = new CommandLine(spec);
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }
}
