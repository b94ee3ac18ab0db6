package org.cordon.ui.line;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.scanning.EvaluatedScan;

import java.util.List;

/// The latest scans, latest first. While someone reads them nothing moves: newer rows wait and are
/// counted. FX thread.
public final class RecentScans {
    private final ObservableList<EvaluatedScan> rows = FXCollections.observableArrayList();
    private final BooleanProperty reading = new SimpleBooleanProperty(this, "reading");
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(this, "waiting");
    private List<EvaluatedScan> latest = List.of();

    RecentScans() {
        reading.subscribe(now -> {
            if (!now) {
                show();
            }
        });
    }

    /// What the list shows.
    public ObservableList<EvaluatedScan> rows() {
        return rows;
    }

    /// Whether someone reads the list, so that it must stand still.
    public BooleanProperty readingProperty() {
        return reading;
    }

    /// How many newer scans wait.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Shows what waits, though someone reads.
    public void show() {
        if (!rows.equals(latest)) {
            rows.setAll(latest);
        }
        waiting.set(0);
    }

    void update(List<EvaluatedScan> now) {
        latest = now;
        if (!reading.get() || rows.isEmpty()) {
            show();
        } else {
            int known = now.indexOf(rows.getFirst());
            waiting.set(known < 0 ? now.size() : known);
        }
    }
}
