package org.cordon.core.event;

import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;

import java.util.Optional;

/// One durable event.
///
/// @param seq from 1, gapless within (terminal, stream, epoch)
/// @param person who was signed in when it was made; empty for the program's own
/// @param configuration version of the rules and settings it was made under
/// @param previous hash of the entry before; [#NO_HASH] for the first of an epoch
/// @param hash SHA-256 over the bytes of `line` before the hash field, lower-case hexadecimal
/// @param line the entry as it stands in the journal, one JSON object, without line end
public record Entry(
        TerminalId terminal,
        StreamId stream,
        int epoch,
        long seq,
        EventTime stamp,
        Optional<PersonId> person,
        String configuration,
        JournalEvent event,
        String previous,
        String hash,
        String line) {
    /// What stands for a hash before the first entry: 64 zeros.
    public static final String NO_HASH = "0".repeat(64);

    /// Its place in its stream.
    public LogPosition position() {
        return new LogPosition(epoch, seq);
    }

    /// How far the stream has come with this entry.
    public ChainHead head() {
        return new ChainHead(epoch, seq, hash);
    }
}
