package org.cordon.support;

import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Locale;

/// Keys as a keyboard wedge sends them to a window: pressed, typed and released for each character, a
/// separator as Control and `]`, Enter at the end. FX thread.
public final class Scanning {
    private static final char SEPARATOR = 0x1D;

    private Scanning() {}

    /// Types a scan and its Enter.
    public static void scan(Scene scene, String text) {
        type(scene, text);
        press(scene, KeyCode.ENTER, "\r", false);
    }

    /// Types without an end.
    public static void type(Scene scene, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == SEPARATOR) {
                fire(scene, KeyEvent.KEY_PRESSED, KeyCode.CONTROL, "", true);
                press(scene, KeyCode.CLOSE_BRACKET, "\u001D", true);
                fire(scene, KeyEvent.KEY_RELEASED, KeyCode.CONTROL, "", false);
            } else {
                press(scene, code(c), String.valueOf(c), false);
            }
        }
    }

    /// Presses and releases one key.
    ///
    /// @param typed the character it gives
    public static void press(Scene scene, KeyCode code, String typed, boolean control) {
        fire(scene, KeyEvent.KEY_PRESSED, code, "", control);
        fire(scene, KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, typed, control);
        fire(scene, KeyEvent.KEY_RELEASED, code, "", control);
    }

    private static KeyCode code(char c) {
        if (c == ' ') {
            return KeyCode.SPACE;
        }
        KeyCode named = KeyCode.getKeyCode(String.valueOf(c).toUpperCase(Locale.ROOT));
        return named == null ? KeyCode.SLASH : named;
    }

    private static void fire(
            Scene scene,
            javafx.event.EventType<KeyEvent> type,
            KeyCode code,
            String typed,
            boolean control) {
        EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(type, typed, "", code, false, control, false, false));
    }
}
