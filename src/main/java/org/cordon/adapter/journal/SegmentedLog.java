package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
///
/// The file being written is watched: before each write and before its entries are confirmed, the path
/// must still lead to it, and nobody else may have written to it. See [AlteredException].
final class SegmentedLog {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedLog.class);
    private static final int ROOM_BYTES = 1 << 20;

    private final TerminalId terminal;
    private final StreamId stream;
    private final Path folder;
    private final Disk disk;
    private final SegmentReader reader;
    private final long segmentBytes;
    private final EntryLines lines;
    private final SegmentRescue rescue;

    private volatile List<Segment> segments;
    private volatile ChainHead head;
    private Disk.@Nullable Handle handle;

    // Where the room kept in the open file ends; 0 when nothing is known of it.
    private long roomEnd;

    private final FileWatch watch;

    private Trouble trouble = Trouble.NONE;

    // Made when the file being written was found altered, until it is put back.
    private Optional<SegmentRescue.Copy> rescued = Optional.empty();
    private boolean placed; // where the altered file stood; a later step may fail

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

    /// @param earlier what the first entry of the epoch says of earlier ones, see [EntryCodec#earlier]
    /// @param segments all epochs, oldest first
    /// @param head of the current epoch; goes on after it
    SegmentedLog(
            TerminalId terminal,
            StreamId stream,
            Path folder,
            Disk disk,
            EntryCodec codec,
            long segmentBytes,
            byte[] earlier,
            List<Segment> segments,
            ChainHead head) {
        this.terminal = terminal;
        this.stream = stream;
        this.folder = folder;
        this.disk = disk;
        this.reader = new SegmentReader(terminal, stream, codec);
        this.segmentBytes = segmentBytes;
        this.lines = new EntryLines(terminal, stream, earlier);
        this.rescue = new SegmentRescue(terminal, stream, folder, disk);
        this.watch = new FileWatch(folder.resolve("..").resolve("..").normalize());
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
        List<byte[]> made = new ArrayList<>(group.size());
        Optional<Segment> last = writable();
        ChainHead end = head;
        long room = 0;
        int bytes = 0;
        for (int i = 0; i < group.size() || more.getAsBoolean(); i++) {
            PendingAppend pending = group.get(i);
            byte[] line = lines.line(pending, end, head.seq() + 1);
            int length = line.length + 1;
            if (entries.isEmpty()) {
                last = last.filter(l -> l.durable() == 0 || l.durable() + length <= segmentBytes);
                room = segmentBytes - last.map(Segment::durable).orElse(0L);
            } else if (bytes + length > room) {
                break;
            }
            bytes += length;
            made.add(line);
            entries.add(lines.entry(pending, end, line));
            end = entries.getLast().head();
        }
        Segment segment = last.isPresent() ? last.get() : begin();
        long start = segment.durable();
        write(lines.fill(made, bytes), start);
        long offset = start;
        for (int i = 0; i < made.size(); i++) {
            segment.mark(entries.get(i).seq(), offset);
            offset += made.get(i).length + 1;
        }
        segment.lengthen(offset);
        head = end;
        return entries;
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        Disk.Handle open = opened();
        boolean looks = watch.isDue();
        if (looks) {
            requireUnaltered();
        }
        long end = at + bytes.remaining();
        trouble = Trouble.WRITE_FAILED;
        boolean sizeKnown = keepRoom(open, end);
        open.write(bytes, at);
        trouble = Trouble.SYNC_FAILED;
        open.force();
        trouble = Trouble.WRITE_FAILED;
        if (looks) {
            watch.requireWritten(segments.getLast(), end, Math.max(roomEnd, end), sizeKnown);
        } else {
            watch.writtenUnseen(sizeKnown);
        }
        trouble = Trouble.NONE;
    }

    /// Whether the last write was looked at afterwards.
    boolean isStamped() {
        return watch.isStamped() || handle == null;
    }

    /// Looks whether the file being written is still the one that its path leads to, and as it was left
    /// after the last write.
    ///
    /// @throws AlteredException if it is not
    void requireUnaltered() throws IOException {
        if (handle == null) {
            return;
        }
        Segment segment = segments.getLast();
        try {
            watch.requireUnaltered(segment, roomEnd, () -> isSound(segment));
        } catch (AlteredException e) {
            // From here on nothing is cut off it: it is evidence.
            trouble = trouble == Trouble.NONE ? Trouble.WRITE_FAILED : trouble;
            throw e;
        }
    }

    private boolean isSound(Segment segment) throws IOException {
        long[] end = {0};
        ChainHead expected =
                segment.durable() == 0 ? SegmentRescue.before(segment, Entry.NO_HASH) : head;
        return rescue.sound(segment, opened(), end).equals(expected) && end[0] == segment.durable();
    }

    /// Opens the file that will be written next, so that what it holds can be read from it whatever
    /// happens to its name.
    void openForWriting() throws IOException {
        if (writable().isPresent()) {
            opened();
        }
    }

    /// @param end of the lines about to be written
    /// @return whether the length of the file is known
    private boolean keepRoom(Disk.Handle open, long end) {
        if (end <= roomEnd) {
            return true;
        }
        long wanted = Math.max(end, Math.min(end + ROOM_BYTES, segmentBytes));
        roomEnd = end;
        try {
            open.write(ByteBuffer.allocate((int) (wanted - end)), end);
            roomEnd = wanted;
            return true;
        } catch (IOException e) {
            // The lines are shorter and may yet fit; if not, writing them tells.
            LOG.debug("no room is kept in {} of {}", stream, terminal, e);
            return false;
        }
    }

    private Disk.Handle opened() throws IOException {
        if (handle == null) {
            roomEnd = 0;
            Segment segment = segments.getLast();
            Disk.Handle open = open(segment);
            try {
                watch.opened(segment);
            } catch (IOException e) {
                open.close();
                throw e;
            }
            handle = open;
        }
        return handle;
    }

    private Disk.Handle open(Segment segment) throws IOException {
        try {
            return disk.open(segment.file());
        } catch (NoSuchFileException gone) {
            FileStamp back = watch.inspect(segment);
            LOG.debug("{} is there again: {}", segment.file(), back, gone);
            return disk.open(segment.file());
        }
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
        if (before.size() < segments.size()) {
            // It takes the name of an empty one, which goes first: until it is there, there is
            // neither.
            segments = List.copyOf(before);
            watch.forget();
            trouble = Trouble.BEGIN_FAILED;
        }
        rescue.clear(segment.file());
        handle = disk.createDurably(segment.file());
        watch.stamp(segment);
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
            rescue.clear(next().file());
            watch.forget();
            trouble = Trouble.NONE;
            return;
        }
        Segment last = segments.getLast();
        Disk.Handle open = opened();
        open.truncate(last.durable());
        open.force();
        watch.stamp(last);
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
                    watch.closed(segments.getLast().file());
                }
            }
        }
    }

    /// Saves the confirmed entries of the file being written, if it has some and that was not done yet.
    void rescue() throws IOException {
        if (handle != null && segments.getLast().durable() > 0 && rescued.isEmpty()) {
            rescued = Optional.of(rescue.copy(segments.getLast(), handle));
        }
    }

    /// Puts what was rescued into the place of the altered file, which is set aside. Later entries go into
    /// a new segment.
    ///
    /// @return what became of it; empty if the segment is as it was left
    Optional<SegmentRescue.Restored> putBack() throws IOException {
        if (handle == null && watch.isIdle()) {
            return Optional.empty();
        }
        try {
            Disk.Handle _ = opened();
            requireUnaltered();
            return Optional.empty();
        } catch (AlteredException e) {
            return Optional.of(putBack(e));
        }
    }

    private SegmentRescue.Restored putBack(AlteredException what) throws IOException {
        rescue();
        Segment segment = segments.getLast();
        Optional<Path> aside = Optional.empty();
        if (!placed && Files.exists(segment.file())) {
            Path spare = SpareName.of(segment.file(), "altered");
            disk.move(segment.file(), spare);
            aside = Optional.of(spare);
        }
        ChainHead end = head;
        if (rescued.isPresent()) {
            SegmentRescue.Copy done = rescued.get();
            if (!placed) {
                disk.move(done.file(), segment.file());
                placed = true;
            }
            end = done.end();
            segment.lengthen(done.bytes());
        } else {
            // Nothing durable stood in it, or its file was closed.
            end = segment.durable() == 0 ? head : SegmentRescue.before(segment, Entry.NO_HASH);
            segments = segments.subList(0, segments.size() - 1);
        }
        disk.syncFolder(folder);
        if (handle != null) {
            handle.close();
        }
        handle = null;
        rescued = Optional.empty();
        placed = false;
        watch.forget();
        trouble = Trouble.NONE;
        if (end.seq() < head.seq()) {
            return new SegmentRescue.Restored(what, aside, end.seq() + 1, head.seq());
        }
        begin();
        return new SegmentRescue.Restored(what, aside, 0, 0);
    }

    /// How many segments are written no more.
    int sealedSegments() {
        return Math.max(0, segments.size() - 1);
    }

    /// The last entry of each epoch, oldest first; the current one comes last.
    List<ChainHead> epochs() {
        return reader.epochs(segments, head);
    }

    /// Durable entries after one, checked line by line; fewer than asked for where lines are long.
    List<Entry> read(int epoch, long afterSeq, int max) {
        return reader.read(segments, epoch, afterSeq, max);
    }
}
