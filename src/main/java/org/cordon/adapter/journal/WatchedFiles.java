package org.cordon.adapter.journal;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The files of a journal: its segments, and what stands beside them. Tells whether somebody altered one,
/// and puts them back. For the journal's thread.
final class WatchedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

    private final Path folder;
    private final Map<StreamId, SegmentedLog> logs;
    private final Disk disk;
    private final Metadata metadata;
    private final OwnFiles ownFiles;
    private ConfirmedEnds confirmed;
    private SealedSegments sealed;
    private long locksLookedAt = System.nanoTime() - FileWatch.LOOK_NANOS;
    private boolean filesNoted;

    // Kept when putting back fails afterwards: the next try finds the segments as they should be.
    private Optional<JournalState.RestartNeeded> lost = Optional.empty();

    /// What stands beside the segments.
    ///
    /// @param epoch the one that is recorded in
    /// @param ends of earlier epochs
    /// @param owner token of the owner file
    record Metadata(
            JournalMetadata markers,
            FolderLock lock,
            TerminalId terminal,
            int epoch,
            List<EpochEnd> ends,
            String owner) {}

    /// A file that somebody altered and that a person decided to go on after.
    ///
    /// @param aside what its name led to, under the name it has now; empty where it led to nothing
    record AlteredFile(AlteredException what, Optional<Path> aside) {}

    /// What came of putting files back.
    ///
    /// @param lost entries that cannot be, so that another epoch must begin; empty if all are there
    record PutBack(List<AlteredFile> files, Optional<JournalState.RestartNeeded> lost) {}

    WatchedFiles(
            Path folder,
            Map<StreamId, SegmentedLog> logs,
            Disk disk,
            Metadata metadata,
            ConfirmedEnds confirmed,
            SealedSegments sealed) {
        this.folder = folder;
        this.logs = logs;
        this.disk = disk;
        this.metadata = metadata;
        this.confirmed = confirmed;
        this.sealed = sealed;
        ownFiles = new OwnFiles(folder.resolve("..").normalize());
    }

    /// The segments of a stream.
    SegmentedLog log(StreamId stream) {
        return Objects.requireNonNull(logs.get(stream));
    }

    /// Notes that the end of a stream is durable, before anybody hears of it.
    void confirm(StreamId stream, ChainHead end) {
        confirmed.write(stream, end);
    }

    /// Whether each segment was looked at after its last write.
    boolean isSettled() {
        return logs.values().stream().allMatch(SegmentedLog::isStamped);
    }

    /// Looks at the locks, if it is time to.
    void requireLocks() throws IOException {
        long now = System.nanoTime();
        if (now - locksLookedAt >= FileWatch.LOOK_NANOS) {
            metadata.lock().requireInPlace();
            locksLookedAt = now;
        }
    }

    /// Looks at every file.
    ///
    /// @throws AlteredException if one is not as it was left
    void requireUnaltered() throws IOException {
        metadata.lock().requireInPlace();
        ownFiles.requireUnaltered();
        for (SegmentedLog log : logs.values()) {
            log.requireUnaltered();
        }
    }

    /// Copies what only open files still hold.
    ///
    /// @return whether every segment is as it was left
    boolean rescue() {
        boolean whole = true;
        for (SegmentedLog log : logs.values()) {
            whole &= rescue(log);
        }
        return whole;
    }

    /// @return whether its file is as it was left
    private static boolean rescue(SegmentedLog log) {
        try {
            log.requireUnaltered();
            return true;
        } catch (AlteredException e) {
            try {
                log.rescue();
            } catch (IOException failed) {
                failed.addSuppressed(e);
                LOG.error("entries of {} could not be rescued yet", e.file(), failed);
            }
        } catch (IOException e) {
            LOG.warn("a file of the journal cannot be looked at", e);
        }
        return false;
    }

    /// Puts segments right after a write that failed.
    void repair() throws IOException {
        for (SegmentedLog log : logs.values()) {
            log.repair();
        }
    }

    /// Puts back what somebody altered, and keeps what stands there under another name.
    ///
    /// @throws JournalUnavailable if another program has the folder now
    PutBack putBack() throws IOException {
        List<AlteredFile> files = new ArrayList<>();
        for (StreamId stream : logs.keySet()) {
            disk.createFoldersDurably(SegmentName.folder(folder, stream));
        }
        putBackLocks(files);
        putBackSmallFiles(files);
        for (Map.Entry<StreamId, SegmentedLog> each : logs.entrySet()) {
            Optional<SegmentRescue.Restored> restored = each.getValue().putBack();
            if (restored.isPresent()) {
                files.add(new AlteredFile(restored.get().what(), restored.get().aside()));
                if (!restored.get().complete()) {
                    lost =
                            Optional.of(
                                    new JournalState.RestartNeeded(
                                            each.getKey(),
                                            restored.get().firstLost(),
                                            restored.get().lastLost()));
                }
            }
            each.getValue().repair();
        }
        remember(false);
        if (lost.isPresent()) {
            // Numbers must not be given twice, nor a gap be left: what follows is another epoch.
            metadata.markers()
                    .continued(
                            metadata.epoch(),
                            metadata.terminal(),
                            metadata.ends(),
                            metadata.owner());
        }
        noteFiles();
        return new PutBack(files, lost);
    }

    private void putBackLocks(List<AlteredFile> files) throws IOException {
        try {
            metadata.lock().requireInPlace();
        } catch (AlteredException e) {
            List<Path> aside = metadata.lock().putBack(disk);
            files.add(new AlteredFile(e, aside.stream().findFirst()));
        }
    }

    private void putBackSmallFiles(List<AlteredFile> files) throws IOException {
        List<AlteredException> altered = ownFiles.alterations();
        if (!altered.isEmpty()) {
            // Some systems move no file that is open.
            confirmed.close();
        }
        for (AlteredException e : altered) {
            Optional<Path> aside = Optional.empty();
            if (Files.exists(e.file())) {
                aside = Optional.of(SpareName.of(e.file(), "altered"));
                disk.move(e.file(), aside.get());
            }
            files.add(new AlteredFile(e, aside));
        }
        if (!altered.isEmpty()) {
            metadata.markers()
                    .begin(
                            metadata.epoch(),
                            metadata.terminal(),
                            metadata.ends(),
                            metadata.owner());
            sealed.write(folder, disk);
            confirmed = ConfirmedEnds.open(folder, disk);
        }
    }

    private void noteFiles() throws IOException {
        filesNoted = true;
        for (Path file : metadata.markers().files()) {
            ownFiles.note(file);
        }
        if (Files.exists(SealedSegments.in(folder))) {
            ownFiles.note(SealedSegments.in(folder));
        }
        logs.forEach((stream, log) -> confirmed.begin(stream, log.head()));
        ownFiles.note(ConfirmedEnds.in(folder));
    }

    /// Keeps how far each stream has come.
    ///
    /// @param clean whether the run ends in order with it
    void remember(boolean clean) throws IOException {
        Map<StreamId, ChainHead> heads = new EnumMap<>(StreamId.class);
        logs.forEach((stream, log) -> heads.put(stream, log.head()));
        ownFiles.write(
                metadata.markers().files().getLast(),
                () -> metadata.markers().run(new JournalMetadata.Run(clean, heads)));
        if (!filesNoted) {
            noteFiles();
        }
        int segments = logs.values().stream().mapToInt(SegmentedLog::sealedSegments).sum();
        if (segments != sealed.stamps().size()) {
            SealedSegments now = SealedSegments.of(folder, sealed.stamps());
            ownFiles.write(SealedSegments.in(folder), () -> now.write(folder, disk));
            sealed = now;
        }
    }

    /// Closes the segments. The folder stays locked until [#unlock].
    void close() throws IOException {
        for (SegmentedLog log : logs.values()) {
            log.close();
        }
        confirmed.close();
    }

    /// Lets others have the folder.
    void unlock() throws IOException {
        metadata.lock().close();
    }
}
