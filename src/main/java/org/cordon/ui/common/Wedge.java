package org.cordon.ui.common;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

import java.util.Optional;
import java.util.function.Supplier;

/// Fields that take what is typed as a scan, by a person or by a keyboard wedge so slow that it cannot
/// be told from one; [WedgeInput] takes the scans of all others past them. FX thread.
public final class Wedge {
    private static final String GROUP_SEPARATOR = String.valueOf((char) 0x1D);
    private static final String WRITTEN_SEPARATOR = "{GS}";

    private Wedge() {}

    /// Keeps the group separators of a scan, which a field would drop without a word, by writing
    /// them in the text form of [org.cordon.core.scanner.Bytes].
    public static void keepSeparators(TextField field) {
        field.addEventFilter(
                KeyEvent.KEY_TYPED,
                typed -> {
                    if (typed.getCharacter().equals(GROUP_SEPARATOR)) {
                        field.replaceSelection(WRITTEN_SEPARATOR);
                        typed.consume();
                    }
                });
    }

    /// Leads a scan into its field when the focus stands on something that takes no text, such as a
    /// button pressed before: its first character moves the focus, and the rest follows by itself.
    /// Space and the control keys stay where they are, because they press buttons.
    ///
    /// @param root within which keys are heard
    /// @param field where scans go now, if anywhere
    public static void gather(Node root, Supplier<Optional<TextField>> field) {
        root.addEventFilter(
                KeyEvent.KEY_TYPED,
                typed -> {
                    boolean entering = typed.getTarget() instanceof TextInputControl;
                    if (!entering && !typed.isShortcutDown() && ofAScan(typed.getCharacter())) {
                        field.get()
                                .ifPresent(taking -> {
                                    taking.requestFocus();
                                    taking.appendText(written(typed.getCharacter()));
                                    typed.consume();
                                });
                    }
                });
    }

    private static boolean ofAScan(String typed) {
        return typed.equals(GROUP_SEPARATOR)
                || (typed.length() == 1 && typed.charAt(0) > ' ' && typed.charAt(0) != 0x7F);
    }

    private static String written(String typed) {
        return typed.equals(GROUP_SEPARATOR) ? WRITTEN_SEPARATOR : typed;
    }
}
