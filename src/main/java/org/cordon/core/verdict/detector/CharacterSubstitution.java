package org.cordon.core.verdict.detector;

import org.cordon.core.scanner.ScanFault;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What readers do to the letters of a lot or a serial that leaves it a valid one.
enum CharacterSubstitution {
    /// All letters in the other case, or in one case: Caps Lock, or a setting.
    CASE(ScanFault.CASE_FOLDED) {
        @Override
        List<String> undone(String arrived) {
            return Stream.of(
                            swapped(arrived),
                            arrived.toLowerCase(Locale.ROOT),
                            arrived.toUpperCase(Locale.ROOT))
                    .filter(meant -> !meant.equals(arrived))
                    .distinct()
                    .toList();
        }

        @Override
        boolean makes(String arrived, String meant) {
            return arrived.equalsIgnoreCase(meant);
        }

        @Override
        boolean mayLeave() {
            return true;
        }
    },
    /// Y and Z: a US reader on a German computer.
    QWERTZ(ScanFault.KEYBOARD_LAYOUT) {
        @Override
        List<String> undone(String arrived) {
            return exchanged(arrived, "yzYZ", "zyZY");
        }
    },
    /// A and Q, Z and W: a US reader on a French computer.
    AZERTY(ScanFault.KEYBOARD_LAYOUT) {
        @Override
        List<String> undone(String arrived) {
            return exchanged(arrived, "aqzwAQZW", "qawzQAWZ");
        }
    };

    private final ScanFault fault;

    CharacterSubstitution(ScanFault fault) {
        this.fault = fault;
    }

    ScanFault fault() {
        return fault;
    }

    /// What may have been meant by what arrived, other than that.
    abstract List<String> undone(String arrived);

    /// Whether it makes one text of another.
    boolean makes(String arrived, String meant) {
        return undone(arrived).contains(meant);
    }

    /// Whether a text with letters that it changes may come through as it was: a serial in capitals
    /// comes through a reader that makes all letters capitals.
    boolean mayLeave() {
        return false;
    }

    private static String swapped(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            swapped.append(
                    Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return swapped.toString();
    }

    private static List<String> exchanged(String text, String from, String to) {
        StringBuilder meant = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int key = from.indexOf(text.charAt(i));
            meant.append(key < 0 ? text.charAt(i) : to.charAt(key));
        }
        return meant.toString().equals(text) ? List.of() : List.of(meant.toString());
    }
}
