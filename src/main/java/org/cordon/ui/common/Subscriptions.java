package org.cordon.ui.common;

import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;

/// What a controller must end when its view is put away. FX thread.
public final class Subscriptions implements Disposable {
    private final List<Subscription> open = new ArrayList<>();

    /// Keeps one.
    public void add(Subscription subscription) {
        open.add(subscription);
    }

    @Override
    public void close() {
        open.forEach(Subscription::unsubscribe);
        open.clear();
    }
}
