package org.cordon.app.qualify;

import org.cordon.app.people.Session;
import org.cordon.app.port.Journal;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.people.Person;
import org.cordon.core.qualify.Canary;
import org.cordon.core.qualify.CanaryResult;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.function.Function;

/// Takes canaries off the line and records what they show. Any thread; never waits.
final class CanaryPost {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryPost.class);

    private final Canary canary;
    private final Journal journal;
    private final Session session;
    private final Function<DeviceId, Standing> standing;

    /// @param standing what is known of a scanner now
    CanaryPost(
            Canary canary,
            Journal journal,
            Session session,
            Function<DeviceId, Standing> standing) {
        this.canary = canary;
        this.journal = journal;
        this.session = session;
        this.standing = standing;
    }

    /// Takes a message if it is the canary.
    boolean takes(Frame frame) {
        Optional<CanaryResult> result = canary.in(frame.bytes());
        result.ifPresent(told -> record(frame, told));
        return result.isPresent();
    }

    private void record(Frame frame, CanaryResult told) {
        var _ =
                journal.append(
                                session.person().map(Person::id),
                                new JournalEvent.CanaryScanned(
                                        frame.device(),
                                        frame.at(),
                                        frame.bytes(),
                                        told.trusted(standing.apply(frame.device()).baseline()),
                                        told.findings()))
                        .exceptionally(failed -> {
                            LOG.warn("a canary is not recorded; scan it again", failed);
                            return null;
                        });
    }
}
