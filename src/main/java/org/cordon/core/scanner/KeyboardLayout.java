package org.cordon.core.scanner;

import org.cordon.core.text.Messages;

import java.util.HashMap;
import java.util.Map;

/// What a computer makes of the keys that a scanner presses as if it were a US keyboard.
///
/// @param id such as `german`
/// @param name for people, in English
/// @param made by the character a US keyboard would make; what is absent stays as it is
/// @param dead characters that wait for the next key and may be swallowed
public record KeyboardLayout(String id, String name, Map<Character, Character> made, String dead) {
    private static final Messages TEXT = Messages.of(KeyboardLayout.class);

    public KeyboardLayout {
        made = Map.copyOf(made);
    }

    /// From the rows of keys.
    ///
    /// @throws IllegalArgumentException if the rows are not as long as a US keyboard's
    static KeyboardLayout of(String id, String name, String us, String rows, String dead) {
        if (us.length() != rows.length()) {
            throw new IllegalArgumentException(
                    TEXT.get("scanner.layouts.keys", id, rows.length(), us.length()));
        }
        Map<Character, Character> made = new HashMap<>();
        for (int i = 0; i < us.length(); i++) {
            if (us.charAt(i) != rows.charAt(i)) {
                made.put(us.charAt(i), rows.charAt(i));
            }
        }
        return new KeyboardLayout(id, name, made, dead);
    }

    /// What one character becomes.
    public char of(char us) {
        return made.getOrDefault(us, us);
    }

    /// What a text becomes, nothing swallowed.
    public String of(String us) {
        StringBuilder out = new StringBuilder(us.length());
        us.chars().forEach(c -> out.append(of((char) c)));
        return out.toString();
    }

    /// Whether nothing changes.
    public boolean plain() {
        return made.isEmpty();
    }

    /// What the scanner meant by what arrived: each character by the key that makes it here. Some scanners
    /// press the digit pad for digits, and then these arrive as they are on any layout.
    ///
    /// @param digitPad whether digits stand for themselves
    public String undone(String arrived, boolean digitPad) {
        Map<Character, Character> key = new HashMap<>();
        made.forEach((us, here) -> key.put(here, us));
        StringBuilder meant = new StringBuilder(arrived.length());
        for (int i = 0; i < arrived.length(); i++) {
            char c = arrived.charAt(i);
            boolean kept = digitPad && c >= '0' && c <= '9';
            meant.append(kept ? c : key.getOrDefault(c, c));
        }
        return meant.toString();
    }
}
