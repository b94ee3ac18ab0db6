package org.cordon.app.journal;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.people.Permission;
import org.cordon.core.text.Messages;

import java.util.concurrent.CompletableFuture;

/// What a signed-in person may order for the journal. Safe from any thread; never waits.
///
/// @param session tells who is signed in
public record JournalCommands(Journal journal, Session session) {
    private static final Messages TEXT = Messages.of(JournalCommands.class);

    /// Goes on recording after somebody else altered files of the journal, see
    /// [Journal#continueRecording]; recorded under the name of the person who is signed in.
    ///
    /// @return completes once entries are confirmed again; fails with [JournalUnavailable] if nobody is
    ///     signed in or they cannot be, with [Refused] without the permission
    public CompletableFuture<Void> continueRecording() {
        try {
            return journal.continueRecording(session.require(Permission.CONTINUE_RECORDING).id());
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(
                    refused.reason() instanceof NotSignedIn
                            ? new JournalUnavailable(
                                    TEXT.get("journal.continue.signed-out"), refused)
                            : refused);
        }
    }
}
