package org.cordon.core.scanner;

import org.cordon.core.config.RuleTable;
import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// What readers send when they could not read: data, since every maker has words of his own and a
/// site may set others.
///
/// @param version of the table, for people
/// @param whole texts that mean it when they are the whole message, compared without case
/// @param beginnings texts that mean it when a message begins with them, compared without case
public record NoReadPatterns(String version, List<String> whole, List<String> beginnings) {
    private static final Messages TEXT = Messages.of(NoReadPatterns.class);

    /// Keeps its own copies, in lower case.
    public NoReadPatterns {
        whole = whole.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
        beginnings = beginnings.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
    }

    /// Whether a message means that nothing could be read.
    public boolean matches(String message) {
        String text = message.strip().toLowerCase(Locale.ROOT);
        return whole.contains(text) || beginnings.stream().anyMatch(text::startsWith);
    }

    /// Reads the table from properties in UTF-8, see `data/no-read-patterns.properties`.
    ///
    /// @throws java.io.UncheckedIOException if the stream breaks
    public static NoReadPatterns read(InputStream in) {
        RuleTable table = RuleTable.read(TEXT.get("scanner.no-reads.name"), in);
        return new NoReadPatterns(
                table.text("version"), table.list("whole"), table.list("beginnings"));
    }
}
