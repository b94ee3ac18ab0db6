package org.cordon.core.scanner.wedge;

/// One thing that a keyboard says.
public sealed interface KeyStroke {
    /// What a key does.
    enum Use {
        /// Gives a character.
        TEXT,
        /// Shift, Control, Caps Lock and the like: nothing by itself.
        MODIFIER,
        /// Control and `]`: a wedge's group separator, byte 29. Some systems give its character
        /// afterwards, others do not.
        SEPARATOR,
        /// Control and another key: another control character, or a shortcut.
        CONTROL,
        /// Enter or Tab, the end of a scan.
        END,
        /// An arrow, a function key, anything else that gives no character.
        COMMAND
    }

    /// A key goes down, or repeats because it is held.
    ///
    /// @param key any name of it, the same as when it goes up
    record Down(String key, Use use) implements KeyStroke {}

    /// The keyboard gives text.
    ///
    /// @param text one character of a scan or a person; several, or none, from other ways of entering
    record Typed(String text) implements KeyStroke {}

    /// A key goes up.
    record Up(String key) implements KeyStroke {}
}
