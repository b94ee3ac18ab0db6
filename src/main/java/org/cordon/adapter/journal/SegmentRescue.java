package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Saves what an open file still holds of a segment that somebody altered. For the journal's thread.
record SegmentRescue(TerminalId terminal, StreamId stream, Path folder, Disk disk) {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentRescue.class);
    private static final int COPY_BYTES = 1 << 20;

    /// Ends the name of a copy of confirmed entries.
    static final String RESCUED = "rescued";

    /// A copy of the confirmed entries of a segment.
    record Copy(Path file, ChainHead end, long bytes) {}

    /// What became of a segment whose file somebody altered.
    ///
    /// @param aside the file that its name led to, under the name it has now; empty where it led to none
    /// @param firstLost number of the first confirmed entry that can no longer be read; 0 for none
    /// @param lastLost number of the last; 0 for none
    record Restored(AlteredException what, Optional<Path> aside, long firstLost, long lastLost) {
        boolean complete() {
            return lastLost == 0;
        }
    }

    /// The last entry of a segment up to which its open file verifies.
    ///
    /// @param end takes the offset behind it
    ChainHead sound(Segment segment, Disk.Handle open, long[] end) throws IOException {
        List<HashChain> chain = new ArrayList<>();
        end[0] =
                SegmentScanner.walk(
                        open::read,
                        0,
                        Math.min(segment.durable(), open.size()),
                        (buffer, from, length, offset) -> {
                            if (chain.isEmpty()) {
                                chain.add(
                                        chain(
                                                segment,
                                                SegmentReader.previous(buffer, from, length)));
                            }
                            return chain.getFirst().add(buffer, from, length)
                                    instanceof Check.Sound;
                        });
        return chain.isEmpty() ? before(segment, Entry.NO_HASH) : chain.getFirst().head();
    }

    private HashChain chain(Segment segment, String previous) {
        return new HashChain(Optional.of(terminal), stream, before(segment, previous));
    }

    /// What comes before a segment.
    ///
    /// @param previous hash of the entry before its first
    static ChainHead before(Segment segment, String previous) {
        return new ChainHead(segment.name().epoch(), segment.name().firstSeq() - 1, previous);
    }

    /// Copies what the open file still holds of the confirmed entries into `<segment>.rescued-<n>`, so
    /// that it outlives the program. Durable on return.
    Copy copy(Segment segment, Disk.Handle open) throws IOException {
        disk.createFoldersDurably(folder);
        long[] end = {0};
        ChainHead sound = sound(segment, open, end);
        Path fresh = SpareName.of(segment.file(), "rescuing");
        try (Disk.Handle copy = disk.create(fresh)) {
            ByteBuffer bytes = ByteBuffer.allocate(COPY_BYTES);
            for (long at = 0; at < end[0]; at += bytes.limit()) {
                bytes.clear().limit((int) Math.min(COPY_BYTES, end[0] - at));
                while (bytes.hasRemaining() && open.read(bytes, at + bytes.position()) >= 0) {
                    // until the stretch is read
                }
                copy.write(bytes.flip(), at);
            }
            copy.force();
        }
        Path done = SpareName.of(segment.file(), RESCUED);
        disk.move(fresh, done);
        disk.syncFolder(folder);
        LOG.warn("{} entries up to {} are rescued into {}", stream, sound.seq(), done);
        return new Copy(done, sound, end[0]);
    }

    /// Makes room for a new file. An empty one was left by a try that failed half-way; anything else was put
    /// there by somebody, and stays under another name.
    void clear(Path file) throws IOException {
        if (Files.exists(file) && SegmentScanner.end(file) > 0) {
            Path spare = SpareName.of(file, "altered");
            LOG.warn("{} was not written by this program; it is now {}", file, spare);
            disk.move(file, spare);
        }
        disk.deleteDurably(file);
    }
}
