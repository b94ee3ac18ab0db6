package org.cordon.adapter.journal;

import org.cordon.core.event.FileAlteration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Watches the file that a stream is written to: its path must still lead to it, and nobody else may have
/// written to it. Of the journal's thread.
final class FileWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    private static final int TRUSTED_TOUCHES = 3;

    /// Looking at a file just written costs a third of a sync. Entries that follow each other faster than this
    /// are confirmed without; what the open file holds of them is not lost, since it is rescued.
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path dataFolder;

    // How the file looked at the last look; empty before it is opened for the first time.
    private Optional<FileStamp> stamp = Optional.empty();

    // Whether that was after the last write of our own.
    private boolean stamped = true;

    // Whether all room that was wanted could be written then, so that its length is known.
    private boolean roomKnown;

    // How often the file had another time and the same content: a file system that does so by
    // itself is
    // not believed for ever.
    private int touched;

    private long lookedAt = System.nanoTime() - LOOK_NANOS;

    /// Tells whether a file holds what it should.
    @FunctionalInterface
    interface Content {
        /// @return whether all of it verifies
        boolean isSound() throws IOException;
    }

    FileWatch(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /// Whether the next write should be looked at.
    boolean isDue() {
        return System.nanoTime() - lookedAt >= LOOK_NANOS;
    }

    /// Whether the last write was looked at afterwards.
    boolean isStamped() {
        return stamped;
    }

    /// Whether nothing is watched.
    boolean isIdle() {
        return stamp.isEmpty();
    }

    /// Watches nothing until the next file is stamped.
    void forget() {
        stamp = Optional.empty();
    }

    /// Takes a file as it is now.
    void stamp(Segment segment) throws IOException {
        stamp = Optional.of(inspect(segment));
        stamped = true;
    }

    /// A file was opened: it must be the one that was closed, if it was open before.
    ///
    /// @throws AlteredException if it is not, or is shorter than what is durable of it
    void opened(Segment segment) throws IOException {
        FileStamp now = stamp.isPresent() ? inPlace(segment, stamp.get()) : inspect(segment);
        if (now.size() < segment.durable()) {
            throw new AlteredException(FileAlteration.SHORTENED, segment.file());
        }
        stamp = Optional.of(now);
        stamped = true;
    }

    /// A file was closed, without the room behind its lines. Its identity is kept; whether its path leads to
    /// it is told when it is opened.
    void closed(Path file) {
        stamp =
                stamp.map(then -> {
                    try {
                        FileStamp now = FileStamp.of(file);
                        return now.key().equals(then.key()) ? now : then;
                    } catch (IOException e) {
                        LOG.debug("{} cannot be looked at", file, e);
                        return then;
                    }
                });
    }

    /// Looks at the file, which must be as the last write left it.
    ///
    /// @param roomEnd where the room kept in it ends; 0 when nothing is known of it
    /// @param content asked where only the time of the last change is another one
    /// @throws AlteredException if it is not
    void requireUnaltered(Segment segment, long roomEnd, Content content) throws IOException {
        if (stamp.isEmpty()) {
            return;
        }
        FileStamp then = stamp.get();
        FileStamp now = inPlace(segment, then);
        boolean known = now.key().isPresent();
        if (now.size() < Math.min(then.size(), segment.durable())
                || (known && now.size() < then.size())) {
            throw new AlteredException(FileAlteration.SHORTENED, segment.file());
        }
        if (!stamped) {
            // Written since by ourselves, so that only its place and its length tell.
            if (now.size() < segment.durable()) {
                throw new AlteredException(FileAlteration.SHORTENED, segment.file());
            }
            if (known && roomKnown && now.size() > Math.max(then.size(), roomEnd)) {
                throw new AlteredException(FileAlteration.OVERWRITTEN, segment.file());
            }
            stamp = Optional.of(now);
            stamped = true;
            return;
        }
        if (!known || now.equals(then)) {
            // Without keys the system is not trusted to tell the time of the last change either.
            return;
        }
        if (now.size() != then.size()) {
            throw new AlteredException(FileAlteration.OVERWRITTEN, segment.file());
        }
        if (touched < TRUSTED_TOUCHES) {
            touched++;
            // The time of the last change is not the one of our own write: what stands in the file
            // tells.
            if (!content.isSound()) {
                throw new AlteredException(FileAlteration.OVERWRITTEN, segment.file());
            }
            LOG.info("{} was touched; nothing in it is different", segment.file());
        }
        stamp = Optional.of(now);
    }

    /// Looks at the file after a write and its sync, which count only if the path leads to it.
    ///
    /// @param end of the lines written
    /// @param room where the room behind them ends
    /// @param sizeKnown whether all room that was wanted could be written
    /// @throws AlteredException if somebody else changed it
    void requireWritten(Segment segment, long end, long room, boolean sizeKnown)
            throws IOException {
        FileStamp then = stamp.orElseThrow();
        FileStamp now = inPlace(segment, then);
        long size = Math.max(then.size(), room);
        boolean exact = now.key().isPresent() && sizeKnown;
        if (now.size() < end || (exact && now.size() < size)) {
            throw new AlteredException(FileAlteration.SHORTENED, segment.file());
        }
        if (exact && now.size() > size) {
            throw new AlteredException(FileAlteration.OVERWRITTEN, segment.file());
        }
        stamp = Optional.of(now);
        stamped = true;
        roomKnown = sizeKnown;
        lookedAt = System.nanoTime();
    }

    /// The file was written and synced, and is looked at later.
    ///
    /// @param sizeKnown whether all room that was wanted could be written
    void writtenUnseen(boolean sizeKnown) {
        stamped = false;
        roomKnown = sizeKnown;
    }

    private FileStamp inPlace(Segment segment, FileStamp then) throws IOException {
        FileStamp now = inspect(segment);
        if (!now.key().equals(then.key())) {
            throw new AlteredException(FileAlteration.REPLACED, segment.file());
        }
        return now;
    }

    /// What the path leads to now.
    ///
    /// @throws AlteredException if it leads to nothing
    /// @throws NoSuchFileException if the whole data folder is away; it may come back as it was
    FileStamp inspect(Segment segment) throws IOException {
        try {
            return FileStamp.of(segment.file());
        } catch (NoSuchFileException gone) {
            if (Files.isDirectory(dataFolder)) {
                throw new AlteredException(FileAlteration.REMOVED, segment.file());
            }
            throw gone;
        }
    }
}
