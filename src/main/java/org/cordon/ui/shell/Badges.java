package org.cordon.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.projection.Incident;
import org.cordon.ui.common.FxDispatcher;

import java.time.Duration;

/// What the rail's badges say. FX thread.
public final class Badges {
    private Badges() {}

    /// Time left of the open incident as `mm:ss`, `+mm:ss` once overdue; empty when none is open or
    /// all its steps are completed.
    public static ReadOnlyStringProperty timeLeft(FxDispatcher pulse, ContainmentQueries queries) {
        ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
        Runnable refresh =
                () ->
                        text.set(
                                queries.status()
                                        .active()
                                        .filter(i -> i.current().isPresent())
                                        .map(i -> left(queries.elapsed(i)))
                                        .orElse(""));
        var _ = pulse.follow(queries::onChange, queries::status).subscribe(_ -> refresh.run());
        pulse.everySecond(refresh);
        return text.getReadOnlyProperty();
    }

    /// Number of held units; empty when there is none.
    public static ObservableValue<String> held(ObservableValue<LineStatus> line) {
        return Bindings.createStringBinding(
                () -> line.getValue().held() == 0 ? "" : "%,d".formatted(line.getValue().held()),
                line);
    }

    static String left(Duration elapsed) {
        Duration left = Incident.LIMIT.minus(elapsed);
        Duration shown = left.abs();
        return (left.isNegative() ? "+" : "")
                + "%02d:%02d".formatted(shown.toMinutes(), shown.toSecondsPart());
    }
}
