package org.cordon.app.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.LogLines;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import java.util.ArrayList;
import java.util.List;

final class ListenersTest {
    private final Listeners<String> listeners = new Listeners<>("a test");
    private final List<String> heard = new ArrayList<>();

    @Test
    void everyListenerHearsInTheOrderOfRegistration() {
        Subscription first = listeners.add(value -> heard.add("1 " + value));
        Subscription second = listeners.addRunnable(() -> heard.add("2"));
        listeners.publish("a");
        assertEquals(List.of("1 a", "2"), heard);
        first.close();
        second.close();
        assertTrue(listeners.isEmpty());
    }

    @Test
    void aClosedSubscriptionHearsNothing() {
        Subscription one = listeners.add(heard::add);
        Subscription same = listeners.add(heard::add);
        one.close();
        one.close();
        listeners.publish("a");
        assertEquals(List.of("a"), heard);
        same.close();
    }

    @Test
    void aFailingListenerFailsNeitherTheSourceNorTheOthersAndIsLoggedOnce() {
        try (LogLines log = LogLines.of(Listeners.class)) {
            Subscription failing =
                    listeners.add(value -> {
                        heard.add("failing " + value);
                        throw new IllegalStateException("a defect");
                    });
            Subscription error =
                    listeners.add(_ -> {
                        throw new StackOverflowError();
                    });
            Subscription good = listeners.add(heard::add);
            listeners.publish("a");
            listeners.publish("b");
            assertEquals(List.of("failing a", "a", "failing b", "b"), heard);
            assertEquals(List.of(Level.ERROR, Level.ERROR), log.levels());
            failing.close();
            error.close();
            good.close();
        }
    }

    @Test
    void runningOutOfMemoryIsPassedOn() {
        Subscription failing =
                listeners.add(_ -> {
                    throw new OutOfMemoryError("of a test");
                });
        assertThrows(OutOfMemoryError.class, () -> listeners.publish("a"));
        failing.close();
    }
}
