package org.cordon.app.epcis;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.replication.DeliveryHistory;

import java.util.List;

/// Knows how the EPCIS repository stands. Safe from any thread; never waits.
public interface CaptureQueries {
    /// How it stands now.
    CaptureStatus status();

    /// What happened with it lately.
    DeliveryHistory deliveries();

    /// Events that it has refused, oldest first.
    List<EpcisDeadLetter> deadLetters();

    /// Hears that something of it has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
