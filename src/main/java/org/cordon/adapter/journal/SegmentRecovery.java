package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.TornWrite;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings one stream's files to order at start: checks the last segment line by line and how the
/// ones before it join, and cuts off an unfinished write. What else does not verify is reported and
/// left alone.
///
/// Only the current epoch can end in an unfinished write: the start that began it had brought the
/// earlier ones to order. And a write that is known to have been confirmed is not cut, whatever it looks
/// like now.
record SegmentRecovery(
        TerminalId terminal,
        StreamId stream,
        Path folder,
        Disk disk,
        Known known,
        List<String> notices) {
    private static final Messages TEXT = Messages.of(SegmentRecovery.class);

    /// What is known of a stream from the files beside the segments.
    ///
    /// @param epoch the current epoch; empty if the folder does not say
    /// @param durable how far it was durable
    /// @param canTell whether `durable` was kept up to the last entry, but for a power cut
    /// @param clean whether the run before ended in order
    record Known(
            Optional<Integer> epoch, Optional<ChainHead> durable, boolean canTell, boolean clean) {}

    /// What was found.
    ///
    /// @param segments all, oldest first
    /// @param end of the latest epoch; empty when there is no segment
    /// @param epochs the end of each epoch, oldest first
    record Found(List<Segment> segments, Optional<ChainHead> end, List<ChainHead> epochs) {}

    Found run() throws IOException {
        // A run that was killed may have made a segment and not yet its place in the folder
        // durable.
        disk.syncFolder(folder);
        List<Path> rescued = ContinueJournal.rescued(folder);
        if (!rescued.isEmpty()) {
            throw new JournalUnavailable(TEXT.get("journal.start.rescued", rescued.getFirst()));
        }
        List<SegmentName> names = SegmentName.list(folder);
        List<Segment> segments = new ArrayList<>();
        List<ChainHead> epochs = new ArrayList<>();
        ChainHead end = new ChainHead(0, 0, Entry.NO_HASH);
        for (int i = 0; i < names.size(); i++) {
            SegmentName name = names.get(i);
            if (name.epoch() != end.epoch()) {
                if (end.seq() > 0) {
                    epochs.add(end);
                }
                end = new ChainHead(name.epoch(), 0, Entry.NO_HASH);
            }
            boolean last = i + 1 == names.size();
            Path file = folder.resolve(name.toString());
            if (name.firstSeq() != end.seq() + 1) {
                throw broken(
                        file,
                        TEXT.get(
                                "journal.start.missing-before",
                                end.seq() + 1,
                                name.firstSeq() - 1));
            }
            Segment segment = new Segment(folder, name, SegmentScanner.end(file), last);
            end = last ? checkLast(segment, end) : join(segment, end);
            segments.add(segment);
        }
        if (end.seq() > 0) {
            epochs.add(end);
        }
        return new Found(segments, names.isEmpty() ? Optional.empty() : Optional.of(end), epochs);
    }

    /// A segment before the last was whole when the next was begun: its first and last line tell.
    private ChainHead join(Segment segment, ChainHead before) throws IOException {
        long length = segment.durable();
        if (length == 0) {
            return before;
        }
        HashChain chain = new HashChain(Optional.of(terminal), stream, before);
        String[] fault = {""};
        SegmentScanner.walk(
                segment.file(),
                0,
                length,
                (buffer, from, count, offset) -> {
                    if (chain.add(buffer, from, count) instanceof Check.Unsound(String why)) {
                        fault[0] = why;
                    }
                    return false;
                });
        if (!fault[0].isEmpty() || chain.head().equals(before)) {
            throw broken(segment.file(), TEXT.get("journal.line.unsound", 1, fault[0]));
        }
        try {
            return LastEntryLoader.head(segment.file(), length).orElse(before);
        } catch (IOException e) {
            throw broken(segment.file(), String.valueOf(e.getMessage()));
        }
    }

    private ChainHead checkLast(Segment segment, ChainHead before) throws IOException {
        HashChain chain = new HashChain(Optional.of(terminal), stream, before);
        String[] fault = {TEXT.get("journal.line.unended")};
        long[] lastGroup = {0};
        long size = segment.durable();
        long sound =
                SegmentScanner.walk(
                        segment.file(),
                        0,
                        size,
                        (buffer, from, count, offset) -> {
                            switch (chain.add(buffer, from, count)) {
                                case Check.Sound(var form) -> {
                                    segment.mark(form.seq(), offset);
                                    lastGroup[0] =
                                            form.group() == form.seq() ? offset : lastGroup[0];
                                }
                                case Check.Unsound(String why) -> {
                                    fault[0] = why;
                                    return false;
                                }
                            }
                            return true;
                        });
        if (sound < size) {
            cut(segment, chain.head(), sound, size, fault[0]);
        }
        if (!known.clean() || !known.durable().equals(Optional.of(chain.head()))) {
            makeDurable(segment.file(), lastGroup[0], sound);
        }
        return chain.head();
    }

    /// A run that was killed may have left whole entries that were never synced, or whose sync failed.
    /// After that the system may hold them in memory only, and sync them no more unless they are
    /// written again. Or it was killed after it had cut off an unfinished write, and before that was
    /// synced: what is cut off must not come back behind entries that a later segment follows.
    private void makeDurable(Path file, long from, long to) throws IOException {
        try (Disk.Handle handle = disk.open(file)) {
            handle.write(
                    ByteBuffer.wrap(SegmentScanner.stretch(file, from, (int) (to - from))), from);
            handle.force();
        }
    }

    private void cut(Segment segment, ChainHead end, long sound, long size, String why)
            throws IOException {
        long line = end.seq() + 2 - segment.name().firstSeq();
        long most = Math.min(size - sound, TornWrite.LONGEST + 1L);
        byte[] tail = SegmentScanner.stretch(segment.file(), sound, (int) most);
        boolean current = known.epoch().filter(epoch -> epoch > end.epoch()).isEmpty();
        boolean confirmed =
                known.durable()
                        .filter(r -> r.epoch() == end.epoch() && r.seq() > end.seq())
                        .isPresent();
        if (!current || confirmed || !known.canTell() || !explains(tail, end)) {
            throw broken(segment.file(), TEXT.get("journal.line.unsound", line, why));
        }
        Path kept = free("%s.torn-%d".formatted(segment.name(), sound));
        String key = keep(kept, tail) ? "journal.cut.kept" : "journal.cut.lost";
        try (Disk.Handle handle = disk.open(segment.file())) {
            handle.truncate(sound);
            handle.force();
        }
        segment.lengthen(sound);
        notices.add(TEXT.get(key, tail.length, segment.file(), String.valueOf(kept.getFileName())));
    }

    private static boolean explains(byte[] tail, ChainHead end) {
        return TornWrite.explains(tail, end.seq() + 1);
    }

    /// Keeping it is a courtesy, for which a full disk need not have room.
    private boolean keep(Path kept, byte[] tail) throws IOException {
        try {
            disk.replaceDurably(kept, tail);
            return true;
        } catch (IOException e) {
            if (!Disk.isFull(e)) {
                throw e;
            }
            return false;
        }
    }

    /// Evidence of an earlier start is not overwritten.
    private Path free(String name) {
        Path file = folder.resolve(name);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i);
        }
        return file;
    }

    private static JournalUnavailable broken(Path file, String why) {
        return new JournalUnavailable(TEXT.get("journal.damaged.segment", file, why));
    }
}
