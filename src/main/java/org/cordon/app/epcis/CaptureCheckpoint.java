package org.cordon.app.epcis;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;

import java.io.IOException;
import java.util.List;

/// Where the sender of events notes how far it has come, so that a start does not send everything again.
/// A hint: without it all is sent again, which does no harm.
public interface CaptureCheckpoint {
    /// What is noted.
    ///
    /// @param done the last entry of ACTS that is done with; its hash shows whether the note belongs to
    ///     the journal at hand
    /// @param deadLetters events of entries before it that the repository has refused
    record Note(ChainHead done, List<EpcisDeadLetter> deadLetters) {
        /// Nothing done.
        public static final Note NONE = new Note(new ChainHead(0, 0, Entry.NO_HASH), List.of());

        public Note {
            deadLetters = List.copyOf(deadLetters);
        }
    }

    /// What was noted last; [Note#NONE] if nothing, or if it cannot be made out.
    Note load();

    /// Notes, durably, in place of what was noted before.
    ///
    /// @throws IOException if it could not; what was noted before is still there
    void save(Note note) throws IOException;
}
