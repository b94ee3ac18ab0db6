package org.cordon.ui.common;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.cordon.core.scanner.wedge.KeyStroke;
import org.cordon.core.scanner.wedge.KeyStroke.Use;

import java.util.EnumSet;
import java.util.Set;

/// Keys as the window gets them, in the terms of [org.cordon.core.scanner.wedge].
final class KeyEvents {
    private static final Set<KeyCode> LOCKS =
            EnumSet.of(
                    KeyCode.CAPS,
                    KeyCode.NUM_LOCK,
                    KeyCode.SCROLL_LOCK,
                    KeyCode.ALT_GRAPH,
                    KeyCode.UNDEFINED);
    private static final Set<KeyCode> EDITING =
            EnumSet.of(
                    KeyCode.ESCAPE,
                    KeyCode.BACK_SPACE,
                    KeyCode.DELETE,
                    KeyCode.INSERT,
                    KeyCode.PAUSE,
                    KeyCode.PRINTSCREEN,
                    KeyCode.CONTEXT_MENU,
                    KeyCode.CANCEL,
                    KeyCode.CLEAR);

    private KeyEvents() {}

    /// What a key event says.
    static KeyStroke of(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return new KeyStroke.Typed(event.getCharacter());
        }
        String key = event.getCode().name();
        return event.getEventType() == KeyEvent.KEY_PRESSED
                ? new KeyStroke.Down(key, use(event))
                : new KeyStroke.Up(key);
    }

    private static Use use(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || LOCKS.contains(code)) {
            return Use.MODIFIER;
        }
        // AltGr comes as Control and Alt, and gives text.
        boolean control = event.isControlDown() && !event.isAltDown();
        if (code == KeyCode.ENTER || code == KeyCode.TAB) {
            boolean alone = !event.isControlDown() && !event.isAltDown() && !event.isShiftDown();
            return alone && !event.isMetaDown() ? Use.END : Use.COMMAND;
        }
        if (event.isMetaDown()
                || EDITING.contains(code)
                || code.isFunctionKey()
                || code.isMediaKey()
                || code.isNavigationKey()) {
            return Use.COMMAND;
        }
        if (control) {
            return code == KeyCode.CLOSE_BRACKET ? Use.SEPARATOR : Use.CONTROL;
        }
        return Use.TEXT;
    }
}
