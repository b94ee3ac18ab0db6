package org.cordon.ui.common;

import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.event.EventDispatcher;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.wedge.KeyStroke;
import org.cordon.core.scanner.wedge.KeyTime;
import org.cordon.core.scanner.wedge.WedgeBurst;
import org.cordon.core.scanner.wedge.WedgeBurst.Step;
import org.cordon.core.scanner.wedge.WedgeTiming;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes the scans that a keyboard wedge types out of the keys of a window, wherever the focus is, and
/// leaves the rest as it came ([WedgeBurst] says which is which). FX thread.
///
/// It stands before the window's own dispatcher, and so before its open lists and shortcuts too. Keys
/// that are held back are sent on to the node they were meant for, unchanged and in order.
public final class WedgeInput implements Disposable {
    private final KeyClock clock;
    private final Consumer<Bytes> scans;
    private final WedgeBurst burst;
    private final List<KeyEvent> held = new ArrayList<>();
    private final PauseTransition pause;
    private final Subscriptions open = new Subscriptions();
    private Subscription attached = Subscription.EMPTY;
    private Optional<Window> window = Optional.empty();
    private boolean releasing;

    /// Hears nothing yet.
    ///
    /// @param scans takes each scan, every byte as it was typed
    public WedgeInput(KeyClock clock, WedgeTiming timing, Consumer<Bytes> scans) {
        this.clock = clock;
        this.scans = scans;
        burst = new WedgeBurst(timing);
        pause = new PauseTransition(Duration.millis(timing.gap().toNanos() / 1e6));
        pause.setOnFinished(_ -> paused());
    }

    /// Hears the window that a node is shown in, now or later.
    public void listen(Parent root) {
        open.add(root.sceneProperty().flatMap(Scene::windowProperty).subscribe(this::attach));
    }

    private void attach(@Nullable Window shown) {
        attached.unsubscribe();
        window = Optional.ofNullable(shown);
        attached = shown == null ? Subscription.EMPTY : listen(shown);
    }

    private Subscription listen(Window window) {
        EventDispatcher own = window.getEventDispatcher();
        EventDispatcher before =
                (event, tail) -> heard(event) ? null : own.dispatchEvent(event, tail);
        window.setEventDispatcher(before);
        return window.focusedProperty()
                .subscribe(focused -> {
                    clock.watch(focused);
                    interrupt();
                })
                .and(() -> {
                    if (window.getEventDispatcher().equals(before)) {
                        window.setEventDispatcher(own);
                    }
                });
    }

    /// Whether an event goes no further for now.
    private boolean heard(Event event) {
        if (releasing) {
            return false;
        }
        if (event instanceof KeyEvent key) {
            return key(key);
        }
        EventType<?> type = event.getEventType();
        if (type == MouseEvent.MOUSE_PRESSED
                || type == TouchEvent.TOUCH_PRESSED
                || type == InputMethodEvent.INPUT_METHOD_TEXT_CHANGED) {
            interrupt();
        }
        return false;
    }

    private boolean key(KeyEvent event) {
        KeyStroke stroke = KeyEvents.of(event);
        return switch (burst.accept(stroke, moment(event.getTarget()))) {
            case PASS -> false;
            case RELEASE_AND_PASS -> {
                release();
                yield false;
            }
            case HOLD -> hold(event);
            case RELEASE_AND_HOLD -> {
                release();
                yield hold(event);
            }
            case SCAN -> {
                pause.stop();
                held.clear();
                scans.accept(bytes(burst.scan()));
                yield true;
            }
            case DROP -> true;
        };
    }

    private KeyTime moment(EventTarget target) {
        return new KeyTime(clock.nanos(), clock.lateNanos(), target instanceof PasswordField);
    }

    private boolean hold(KeyEvent event) {
        held.add(event);
        if (event.getEventType() != KeyEvent.KEY_RELEASED) {
            pause.playFromStart();
        }
        return true;
    }

    private void paused() {
        Step step = burst.pause(new KeyTime(clock.nanos(), clock.lateNanos(), false));
        if (step == Step.HOLD) {
            pause.playFromStart();
        } else if (step == Step.RELEASE_AND_PASS) {
            release();
        }
    }

    private void interrupt() {
        if (burst.interrupt() == Step.RELEASE_AND_PASS) {
            release();
        }
    }

    private void release() {
        pause.stop();
        List<KeyEvent> strokes = List.copyOf(held);
        held.clear();
        releasing = true;
        try {
            strokes.forEach(event -> Event.fireEvent(target(event), event));
        } finally {
            releasing = false;
        }
    }

    /// The node a key was meant for, or the one in its place if it is gone.
    private EventTarget target(KeyEvent event) {
        EventTarget meant = event.getTarget();
        boolean gone = meant instanceof Node node && node.getScene() == null;
        return gone
                ? window.map(Window::getScene)
                        .<EventTarget>map(scene ->
                                Optional.<EventTarget>ofNullable(scene.getFocusOwner())
                                        .orElse(scene))
                        .orElse(meant)
                : meant;
    }

    /// Bytes as they were typed; what is no byte came from a wrong keyboard layout, and is kept as UTF-8.
    private static Bytes bytes(String scan) {
        boolean latin = scan.chars().allMatch(c -> c <= 0xFF);
        return Bytes.of(
                scan.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        interrupt();
        attached.unsubscribe();
        open.close();
        clock.close();
    }
}
