package org.cordon.app.capture;

import java.util.List;

/// Knows how the EPCIS repository stands. Safe from any thread; never waits.
public interface CaptureWatch {
    /// How it stands now.
    CaptureStatus status();

    /// The last deliveries, newest first; a few hundred at most.
    List<Attempt> history();

    /// Events that it has refused, oldest first.
    List<ParkedEvent> parked();

    /// Hears that something of it has changed, on whichever thread changed it: be quick.
    void onChange(Runnable listener);
}
