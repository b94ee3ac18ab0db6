package org.cordon.sim;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.KeyboardLayout;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.qualification.CalibrationCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What a scanner with certain settings sends for a calibration code.
///
/// @param identifier whether it sends the AIM identifier
/// @param separator what it sends for FNC1 between elements
/// @param change done to the whole text
/// @param before sent before it, unchanged
/// @param after sent after it, unchanged
public record SetScanner(
        boolean identifier,
        String separator,
        UnaryOperator<String> change,
        String before,
        String after) {
    /// Set right, ending in CR.
    public static final SetScanner GOOD = new SetScanner(true, "\u001D", t -> t, "", "\r");

    /// Without identifier.
    public SetScanner withoutIdentifier() {
        return new SetScanner(false, separator, change, before, after);
    }

    /// Another separator.
    public SetScanner separator(String sent) {
        return new SetScanner(identifier, sent, change, before, after);
    }

    /// Changes all it sends, after other changes.
    public SetScanner change(UnaryOperator<String> more) {
        return new SetScanner(
                identifier, separator, t -> more.apply(change.apply(t)), before, after);
    }

    /// Sends more around.
    public SetScanner around(String first, String last) {
        return new SetScanner(identifier, separator, change, first, last);
    }

    /// Types on a computer with another layout.
    public SetScanner layout(String id) {
        KeyboardLayout layout =
                layouts().all().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
        return change(layout::of);
    }

    /// Swaps capitals and small letters.
    public static String swapped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String one = String.valueOf(c);
            out.append(
                    Character.isUpperCase(c)
                            ? one.toLowerCase(Locale.ROOT)
                            : one.toUpperCase(Locale.ROOT));
        }
        return out.toString();
    }

    /// What it sends.
    public Bytes sends(CalibrationCode code) {
        String text =
                (identifier ? code.symbology().identifier() : "")
                        + code.content().replace("\u001D", separator);
        String all = before + change.apply(text) + after;
        boolean latin = all.chars().allMatch(c -> c < 0x100);
        return Bytes.of(all.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }

    /// The shipped layouts.
    public static KeyboardLayouts layouts() {
        try (InputStream in =
                Objects.requireNonNull(
                        SetScanner.class.getResourceAsStream(
                                "/data/keyboard-layouts.properties"))) {
            return KeyboardLayouts.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
