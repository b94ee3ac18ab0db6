package org.cordon.core.scanner;

import org.cordon.core.config.RuleTable;
import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.util.List;

/// The layouts that can be told by name. Data, since sites may have others.
///
/// @param version of the table, for people
/// @param all the US layout, which changes nothing, first
public record KeyboardLayouts(String version, List<KeyboardLayout> all) {
    private static final Messages TEXT = Messages.of(KeyboardLayouts.class);

    /// Keeps its own copy.
    ///
    /// @throws IllegalArgumentException if the first one changes something
    public KeyboardLayouts {
        all = List.copyOf(all);
        if (all.isEmpty() || !all.getFirst().plain()) {
            throw new IllegalArgumentException(TEXT.get("scanner.layouts.first"));
        }
    }

    /// The one that changes nothing.
    public KeyboardLayout us() {
        return all.getFirst();
    }

    /// Reads the table from properties in UTF-8, see `data/keyboard-layouts.properties`.
    ///
    /// @throws java.io.UncheckedIOException if the stream breaks
    /// @throws IllegalArgumentException naming what is missing or does not fit
    public static KeyboardLayouts read(InputStream in) {
        RuleTable table = RuleTable.read(TEXT.get("scanner.layouts.name"), in);
        String us = table.need("us.plain") + table.need("us.shift");
        return new KeyboardLayouts(
                table.text("version"),
                table.list("layouts").stream()
                        .map(id ->
                                KeyboardLayout.of(
                                        id,
                                        table.need(id + ".name"),
                                        us,
                                        table.need(id + ".plain") + table.need(id + ".shift"),
                                        table.text(id + ".dead")))
                        .toList());
    }
}
