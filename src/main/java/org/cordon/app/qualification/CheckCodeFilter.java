package org.cordon.app.qualification;

import org.cordon.app.auth.Session;
import org.cordon.app.port.Journal;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.qualification.CheckCode;
import org.cordon.core.scanner.qualification.CheckCodeResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Takes check codes off the line and records what they show. Any thread; never waits.
public final class CheckCodeFilter {
    private static final Logger LOG = LoggerFactory.getLogger(CheckCodeFilter.class);

    private final CheckCode checkCode;
    private final Journal journal;
    private final Session session;
    private final QualificationStandings standings;

    /// @param standings what is known of scanners now
    public CheckCodeFilter(
            KeyboardLayouts layouts,
            Journal journal,
            Session session,
            QualificationStandings standings) {
        checkCode = new CheckCode(layouts);
        this.journal = journal;
        this.session = session;
        this.standings = standings;
    }

    /// Takes a message if it is the check code.
    ///
    /// @return whether it was, and so nothing to judge
    public boolean takes(Frame frame) {
        Optional<CheckCodeResult> result = checkCode.in(frame.bytes());
        result.ifPresent(told -> record(frame, told));
        return result.isPresent();
    }

    private void record(Frame frame, CheckCodeResult told) {
        var _ =
                journal.append(
                                session.person().map(Person::id),
                                new ScannerEvent.CanaryScanned(
                                        frame.device(),
                                        frame.at(),
                                        frame.bytes(),
                                        told.trusted(standings.of(frame.device()).baseline()),
                                        told.findings()))
                        .exceptionally(failed -> {
                            LOG.warn("a canary is not recorded; scan it again", failed);
                            return null;
                        });
    }
}
