package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lets a journal go on that a start refuses, because its owner file is missing or a file was altered
/// while it was recorded. What was rescued is put back, what stands in its place is set aside under
/// another name, and the next start begins a new epoch. Nothing is deleted or overwritten. Blocks; one
/// thread.
public final class ContinueJournal {
    private static final Messages TEXT = Messages.of(ContinueJournal.class);
    private static final Pattern RESCUED =
            Pattern.compile("(.+\\.jsonl)\\." + SegmentRescue.RESCUED + "-\\d+");

    private final Path data;
    private final Path journal;
    private final Disk disk;

    /// @param data the data folder
    public ContinueJournal(Path data) {
        this.data = data;
        journal = data.resolve("journal");
        disk = new NioDisk(journal);
    }

    /// Why a start would refuse to go on, one sentence each; empty if it would not. Reads only; may be used
    /// while the program records.
    ///
    /// @throws IOException if the files cannot be read
    public List<String> reasons() throws IOException {
        List<String> reasons = new ArrayList<>();
        for (Path file : rescued()) {
            reasons.add(TEXT.get("journal.continue.rescued", file));
        }
        Path owner = OwnerFile.in(journal);
        if (!Files.exists(owner) && needsOwner()) {
            reasons.add(TEXT.get("journal.continue.no-owner", owner));
        }
        return reasons;
    }

    private boolean needsOwner() throws IOException {
        return described().map(epoch -> epoch.owner().isPresent()).orElse(hasSegments());
    }

    private boolean hasSegments() throws IOException {
        for (StreamId stream : StreamId.values()) {
            if (!SegmentName.list(SegmentName.folder(journal, stream)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Optional<JournalMetadata.Epoch> described() throws IOException {
        try {
            return new JournalMetadata(journal, disk).epoch();
        } catch (JournalUnavailable damaged) {
            return Optional.empty();
        }
    }

    /// Copies of confirmed entries that nobody put back, by name.
    private List<Path> rescued() throws IOException {
        List<Path> found = new ArrayList<>();
        for (StreamId stream : StreamId.values()) {
            found.addAll(rescued(SegmentName.folder(journal, stream)));
        }
        return found;
    }

    static List<Path> rescued(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> RESCUED.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
    }

    /// Does it.
    ///
    /// @return what was done, one sentence each; empty if nothing stood in the way, and then nothing was
    ///     changed
    /// @throws JournalUnavailable if a program has the folder
    /// @throws IOException if there is no journal here, or its files cannot be read or written
    public List<String> run() throws IOException {
        if (!Files.isDirectory(journal)) {
            throw new IOException(TEXT.get("journal.folder.none", data.toAbsolutePath()));
        }
        List<String> done = new ArrayList<>();
        try (FolderLock lock = FolderLock.acquire(data, Instant.now())) {
            Path described = journal.resolve("epoch.properties");
            Optional<JournalMetadata.Epoch> epoch = described();
            if (epoch.isEmpty() && Files.exists(described)) {
                done.add(setAside(described));
            }
            for (Path file : rescued()) {
                putBack(file, done);
            }
            String token = owner(lock, epoch, done);
            if (!done.isEmpty()) {
                List<EpochEnd> ends = EpochEnds.expected(data);
                TerminalId terminal =
                        epoch.map(JournalMetadata.Epoch::terminal)
                                .or(() -> terminal())
                                .orElseThrow(() ->
                                        new JournalUnavailable(
                                                TEXT.get(
                                                        "journal.continue.no-terminal",
                                                        described)));
                int latest = Math.max(epoch.map(JournalMetadata.Epoch::number).orElse(0), latest());
                new JournalMetadata(journal, disk).continued(latest, terminal, ends, token);
                done.add(TEXT.get("journal.continue.next-epoch", latest + 1));
            }
        }
        return done;
    }

    private void putBack(Path file, List<String> done) throws IOException {
        Matcher name = RESCUED.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException(file.toString());
        }
        Path segment = file.resolveSibling(name.group(1));
        if (Files.exists(segment)) {
            done.add(setAside(segment));
        }
        disk.move(file, segment);
        disk.syncFolder(segment.resolveSibling("."));
        done.add(TEXT.get("journal.continue.put-back", file, segment));
    }

    private String setAside(Path file) throws IOException {
        Path spare = SpareName.of(file, "altered");
        disk.move(file, spare);
        return TEXT.get("journal.continue.set-aside", file, spare);
    }

    private String owner(FolderLock lock, Optional<JournalMetadata.Epoch> epoch, List<String> done)
            throws IOException {
        Optional<String> named = epoch.flatMap(JournalMetadata.Epoch::owner);
        Optional<String> token = lock.ownerFile().map(OwnerFile::token);
        if (token.isPresent() && (named.isEmpty() || named.equals(token))) {
            return token.get();
        }
        if (token.isPresent()) {
            done.add(setAside(OwnerFile.in(journal)));
        }
        String made = lock.makeOwnerFile(disk);
        if (named.isPresent() || hasSegments()) {
            done.add(TEXT.get("journal.continue.owner-made", OwnerFile.in(journal)));
        }
        return made;
    }

    private int latest() throws IOException {
        int latest = 0;
        for (StreamId stream : StreamId.values()) {
            for (SegmentName name : SegmentName.list(SegmentName.folder(journal, stream))) {
                latest = Math.max(latest, name.epoch());
            }
        }
        return latest;
    }

    /// Whose entries stand here.
    private Optional<TerminalId> terminal() {
        List<TerminalId> found = new ArrayList<>();
        try {
            for (StreamId stream : StreamId.values()) {
                Path folder = SegmentName.folder(journal, stream);
                for (SegmentName name : SegmentName.list(folder)) {
                    Path file = folder.resolve(name.toString());
                    SegmentScanner.walk(
                            file,
                            0,
                            SegmentScanner.end(file),
                            (buffer, from, length, offset) -> {
                                if (EntryFrame.check(buffer, from, length)
                                        instanceof Check.Sound(EntryFrame form)) {
                                    found.add(form.terminal());
                                }
                                return false;
                            });
                }
            }
        } catch (IOException e) {
            throw new JournalUnavailable(
                    TEXT.get("journal.copy.unreadable", journal, Disk.reason(e)), e);
        }
        return found.stream().findFirst();
    }
}
