package org.cordon.ui.kit;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// Fields that a keyboard wedge types into.
public final class Wedge {
    private static final String GROUP_SEPARATOR = String.valueOf((char) 0x1D);

    private Wedge() {}

    /// Keeps the group separators of a scan, which a field would drop without a word, by writing
    /// them in the text form of [org.cordon.core.scan.Bytes].
    public static void keepSeparators(TextField field) {
        field.addEventFilter(
                KeyEvent.KEY_TYPED,
                typed -> {
                    if (typed.getCharacter().equals(GROUP_SEPARATOR)) {
                        field.replaceSelection("{GS}");
                        typed.consume();
                    }
                });
    }
}
