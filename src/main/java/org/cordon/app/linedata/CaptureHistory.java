package org.cordon.app.linedata;

import org.cordon.app.linedata.EndpointStatus.Came;
import org.cordon.app.port.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What came to the capture endpoint since the start, and how it stands. Safe from any thread.
final class CaptureHistory {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureHistory.class);

    private final TimeSource time;
    private final AtomicReference<EndpointStatus> status;

    /// @param address where it listens, for people
    CaptureHistory(String address, TimeSource time) {
        this.time = time;
        status =
                new AtomicReference<>(
                        new EndpointStatus(
                                EndpointStatus.State.STARTING,
                                address,
                                new EndpointStatus.Events(0, 0, 0),
                                0,
                                "",
                                List.of()));
    }

    EndpointStatus status() {
        return status.get();
    }

    void become(EndpointStatus.State state, String detail) {
        var _ = status.updateAndGet(now -> now.become(state, detail));
    }

    /// Something is durable.
    ///
    /// @param events in it
    /// @param fresh of those, that were not known
    void took(String sender, int events, int fresh, String what) {
        Came came = new Came(time.now(), sender, true, what);
        var _ = status.updateAndGet(now -> now.took(came, events, fresh));
    }

    /// Something was turned away. The log has one line for what one sender is refused in a row: who sends and is refused
    /// tries again and again.
    void refused(String sender, String why) {
        Came came = new Came(time.now(), sender, false, why);
        Optional<Came> last =
                status.getAndUpdate(now -> now.refused(came)).history().stream().findFirst();
        if (last.filter(each -> !each.taken() && each.sender().equals(sender)).isEmpty()) {
            LOG.warn("line data of {} were refused; see Site, Connections", sender);
        }
    }
}
