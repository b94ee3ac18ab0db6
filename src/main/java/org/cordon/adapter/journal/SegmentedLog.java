package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One stream on the disk. The journal's thread writes; any thread reads what is durable.
///
/// Behind the lines of the segment being written, room is kept: zero bytes, a mebibyte at a time. Most
/// syncs then change no length of a file, which takes a disk as long as the lines themselves. The room
/// is cut off when the segment is full and at an orderly end; after a rough one it is still there.
final class SegmentedLog {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedLog.class);
    private static final int ROOM_BYTES = 1 << 20;

    private final TerminalId terminal;
    private final StreamId stream;
    private final Path folder;
    private final Disk disk;
    private final EntryCodec codec;
    private final long segmentBytes;

    private volatile List<Segment> segments;
    private volatile ChainHead head;
    private Disk.@Nullable Handle handle;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);

    // Where the room kept in the open file ends; 0 when nothing is known of it.
    private long roomEnd;

    private Trouble trouble = Trouble.NONE;

    /// What must be put right before the next write.
    private enum Trouble {
        NONE,
        /// A file of the next segment may be there, and the last one may yet be written to.
        BEGIN_FAILED,
        /// Bytes may stand behind the durable end.
        WRITE_FAILED,
        /// Besides, the system may have dropped what it could not sync: the file is written no more.
        SYNC_FAILED
    }

    /// @param segments all epochs, oldest first
    /// @param head of the current epoch; goes on after it
    SegmentedLog(
            TerminalId terminal,
            StreamId stream,
            Path folder,
            Disk disk,
            EntryCodec codec,
            long segmentBytes,
            List<Segment> segments,
            ChainHead head) {
        this.terminal = terminal;
        this.stream = stream;
        this.folder = folder;
        this.disk = disk;
        this.codec = codec;
        this.segmentBytes = segmentBytes;
        this.segments = List.copyOf(segments);
        this.head = head;
    }

    ChainHead head() {
        return head;
    }

    /// Writes and syncs the first of these entries, as many as fit into one segment and at least one.
    /// After an exception none of them is recorded, and [#repair] must be called before the next.
    ///
    /// @param group at least one
    /// @param more lengthens the group by what came meanwhile, and tells whether it did: making lines
    ///     takes a while, and whoever comes by then need not wait for a sync of the others
    /// @return the entries recorded
    List<Entry> commit(List<PendingAppend> group, BooleanSupplier more) throws IOException {
        List<Entry> entries = new ArrayList<>(group.size());
        List<byte[]> lines = new ArrayList<>(group.size());
        Optional<Segment> last = writable();
        ChainHead end = head;
        long room = 0;
        int bytes = 0;
        for (int i = 0; i < group.size() || more.getAsBoolean(); i++) {
            PendingAppend pending = group.get(i);
            byte[] line = line(pending, end, head.seq() + 1);
            int length = line.length + 1;
            if (entries.isEmpty()) {
                last = last.filter(l -> l.durable() == 0 || l.durable() + length <= segmentBytes);
                room = segmentBytes - last.map(Segment::durable).orElse(0L);
            } else if (bytes + length > room) {
                break;
            }
            bytes += length;
            lines.add(line);
            entries.add(entry(pending, end, line));
            end = entries.getLast().head();
        }
        Segment segment = last.isPresent() ? last.get() : begin();
        long start = segment.durable();
        write(fill(lines, bytes), start);
        long offset = start;
        for (int i = 0; i < lines.size(); i++) {
            segment.mark(entries.get(i).seq(), offset);
            offset += lines.get(i).length + 1;
        }
        segment.lengthen(offset);
        head = end;
        return entries;
    }

    private byte[] line(PendingAppend pending, ChainHead before, long group) {
        return EntryFrame.make(
                terminal,
                stream,
                before.epoch(),
                before.seq() + 1,
                group,
                pending.content(),
                before.hash());
    }

    private Entry entry(PendingAppend pending, ChainHead before, byte[] line) {
        return new Entry(
                terminal,
                stream,
                before.epoch(),
                before.seq() + 1,
                pending.stamp(),
                pending.person(),
                pending.configuration(),
                pending.fact(),
                before.hash(),
                EntryFrame.hashOf(line),
                new String(line, StandardCharsets.UTF_8));
    }

    private ByteBuffer fill(List<byte[]> lines, int bytes) {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(Integer.highestOneBit(bytes) << 1);
        }
        buffer.clear();
        for (byte[] line : lines) {
            buffer.put(line).put((byte) '\n');
        }
        return buffer.flip();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        Disk.Handle open = opened();
        trouble = Trouble.WRITE_FAILED;
        keepRoom(open, at + bytes.remaining());
        open.write(bytes, at);
        trouble = Trouble.SYNC_FAILED;
        open.force();
        trouble = Trouble.NONE;
    }

    /// @param end of the lines about to be written
    private void keepRoom(Disk.Handle open, long end) {
        if (end <= roomEnd) {
            return;
        }
        roomEnd = Math.max(end, Math.min(end + ROOM_BYTES, segmentBytes));
        try {
            open.write(ByteBuffer.allocate((int) (roomEnd - end)), end);
        } catch (IOException e) {
            // The lines are shorter and may yet fit; if not, writing them tells.
            LOG.debug("no room is kept in {} of {}", stream, terminal, e);
        }
    }

    private Disk.Handle opened() throws IOException {
        if (handle == null) {
            roomEnd = 0;
            handle = disk.open(segments.getLast().file());
        }
        return handle;
    }

    /// The last segment, if it is of the current epoch.
    private Optional<Segment> writable() {
        List<Segment> now = segments;
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(now.getLast()).filter(l -> l.name().epoch() == head.epoch());
    }

    private Segment begin() throws IOException {
        close();
        trouble = Trouble.BEGIN_FAILED;
        Segment segment = begin(segments);
        trouble = Trouble.NONE;
        return segment;
    }

    private Segment begin(List<Segment> before) throws IOException {
        close();
        Segment segment = next();
        // Left by a try that failed half-way; nothing in it was ever acknowledged.
        disk.deleteDurably(segment.file());
        handle = disk.createDurably(segment.file());
        roomEnd = 0;
        List<Segment> all = new ArrayList<>(before);
        all.add(segment);
        segments = List.copyOf(all);
        return segment;
    }

    private Segment next() {
        return new Segment(folder, new SegmentName(head.epoch(), head.seq() + 1), 0, true);
    }

    /// Takes back what a failed write left behind the durable end.
    void repair() throws IOException {
        if (trouble == Trouble.NONE) {
            return;
        }
        close();
        if (trouble == Trouble.BEGIN_FAILED) {
            // A shorter entry may fit into the last segment, and then the numbers would overlap.
            disk.deleteDurably(next().file());
            trouble = Trouble.NONE;
            return;
        }
        Segment last = segments.getLast();
        Disk.Handle open = opened();
        open.truncate(last.durable());
        open.force();
        if (trouble == Trouble.SYNC_FAILED) {
            List<Segment> all = segments;
            begin(last.durable() > 0 ? all : all.subList(0, all.size() - 1));
        }
        trouble = Trouble.NONE;
    }

    /// Closes the file being written, without the room behind its lines; a later write opens it again.
    void close() throws IOException {
        Disk.Handle open = handle;
        handle = null;
        if (open != null) {
            try (open) {
                if (trouble == Trouble.NONE) {
                    open.truncate(segments.getLast().durable());
                }
            }
        }
    }

    /// The last entry of each epoch, oldest first; the current one comes last.
    List<ChainHead> epochs() {
        List<ChainHead> heads = new ArrayList<>();
        List<Segment> all = segments;
        ChainHead current = head;
        for (int i = 0; i < all.size(); i++) {
            Segment segment = all.get(i);
            boolean lastOfEpoch =
                    i + 1 == all.size() || all.get(i + 1).name().epoch() != segment.name().epoch();
            if (lastOfEpoch && segment.name().epoch() < current.epoch()) {
                heads.add(endOf(all, i));
            }
        }
        heads.add(current);
        return heads;
    }

    private ChainHead endOf(List<Segment> all, int index) {
        Segment segment = all.get(index);
        try {
            Optional<ChainHead> end = LastEntryLoader.head(segment.file(), segment.durable());
            return end.orElseGet(() ->
                    index > 0 && all.get(index - 1).name().epoch() == segment.name().epoch()
                            ? endOf(all, index - 1)
                            : new ChainHead(segment.name().epoch(), 0, Entry.NO_HASH));
        } catch (IOException e) {
            throw unreadable(segment, e);
        }
    }

    /// Durable entries after one, checked line by line; fewer than asked for where lines are long.
    List<Entry> read(int epoch, long afterSeq, int max) {
        Page found = new Page(max);
        long after = afterSeq;
        List<Segment> all = segments;
        for (int i = 0; i < all.size() && !found.isFull(); i++) {
            Segment segment = all.get(i);
            boolean passed =
                    i + 1 < all.size()
                            && all.get(i + 1).name().epoch() == epoch
                            && all.get(i + 1).name().firstSeq() <= after + 1;
            if (segment.name().epoch() == epoch && !passed) {
                try {
                    readSegment(segment, after, found);
                } catch (IOException e) {
                    throw unreadable(segment, e);
                }
                after = found.entries.isEmpty() ? after : found.entries.getLast().seq();
            }
        }
        return found.entries;
    }

    private void readSegment(Segment segment, long after, Page found) throws IOException {
        long to = segment.durable();
        long start = segment.near(after + 1);
        long[] next = {after + 1};
        long stopped =
                SegmentScanner.walk(
                        segment.file(),
                        start,
                        to,
                        (buffer, from, length, offset) -> {
                            if (found.isFull()) {
                                return false;
                            }
                            long seq = EntryFrame.seqOf(buffer, from, length);
                            if (seq == 0 || seq > after) {
                                found.add(
                                        checked(
                                                segment,
                                                found.entries,
                                                next[0],
                                                buffer,
                                                from,
                                                length),
                                        length);
                                next[0]++;
                            }
                            return true;
                        });
        if (stopped < to && !found.isFull()) {
            throw new JournalUnavailable(
                    "%s is shorter than it was or ends inside a line; entry %d and those after it are missing. %s"
                            .formatted(segment.file(), next[0], RecoveryMessages.DAMAGED));
        }
    }

    private Entry checked(
            Segment segment, List<Entry> before, long seq, byte[] buffer, int from, int length) {
        HashChain chain =
                new HashChain(
                        Optional.of(terminal),
                        stream,
                        before.isEmpty()
                                ? new ChainHead(
                                        segment.name().epoch(),
                                        seq - 1,
                                        previous(buffer, from, length))
                                : before.getLast().head());
        return switch (chain.add(buffer, from, length)) {
            case Check.Sound(EntryFrame form) ->
                    codec.read(form, new String(buffer, from, length, StandardCharsets.UTF_8));
            case Check.Unsound(String why) ->
                    throw new JournalUnavailable(
                            "%s, line %d does not verify: %s. %s"
                                    .formatted(
                                            segment.file(),
                                            seq - segment.name().firstSeq() + 1,
                                            why,
                                            RecoveryMessages.DAMAGED));
        };
    }

    /// The first entry of a reading is checked by itself; what it follows is not at hand.
    private static String previous(byte[] buffer, int from, int length) {
        return EntryFrame.check(buffer, from, length) instanceof Check.Sound(EntryFrame form)
                ? form.previous()
                : Entry.NO_HASH;
    }

    private static JournalUnavailable unreadable(Segment segment, IOException cause) {
        return new JournalUnavailable(
                "%s cannot be read (%s). Check the disk and who may read the folder."
                        .formatted(segment.file(), Disk.reason(cause)),
                cause);
    }

    /// What one reading gives: so many entries, or so many bytes, because an entry that lists units is a
    /// hundred times as long as one that holds a scan.
    private static final class Page {
        private static final long MAX_BYTES = 4L << 20;

        private final int max;
        private final List<Entry> entries = new ArrayList<>();
        private long bytes;

        Page(int max) {
            this.max = max;
        }

        void add(Entry entry, int length) {
            entries.add(entry);
            bytes += length;
        }

        boolean isFull() {
            return entries.size() >= max || bytes >= MAX_BYTES;
        }
    }
}
