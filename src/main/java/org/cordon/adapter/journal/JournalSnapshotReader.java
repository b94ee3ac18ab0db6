package org.cordon.adapter.journal;

import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupFile;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.JournalFiles;
import org.cordon.app.port.backup.Snapshot;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a journal up to its durable heads: sealed segments whole, the open one up to the line
/// of the head. Segments only grow, and their heads are asked for before their lengths, so that what
/// is told here stays true while the journal is written. Any thread.
public final class JournalSnapshotReader implements JournalFiles {
    private static final Messages TEXT = Messages.of(JournalSnapshotReader.class);

    private final Path data;
    private final Heads heads;

    /// Tells how far each epoch is durable, oldest first.
    @FunctionalInterface
    private interface Heads {
        DurableEndFinder.Ends find() throws IOException;
    }

    private JournalSnapshotReader(Path data, Heads heads) {
        this.data = data;
        this.heads = heads;
    }

    /// Of a journal that this program writes.
    ///
    /// @param data its data folder
    public static JournalSnapshotReader of(Journal journal, Path data) {
        return new JournalSnapshotReader(
                data,
                () -> {
                    Map<StreamId, List<ChainHead>> ends = new EnumMap<>(StreamId.class);
                    for (StreamId stream : StreamId.values()) {
                        ends.put(stream, journal.epochs(stream));
                    }
                    return new DurableEndFinder.Ends(Optional.of(journal.terminal()), ends);
                });
    }

    /// Of a journal that another program may be writing, or none.
    ///
    /// @param data a data folder
    public static JournalSnapshotReader beside(Path data) {
        return new JournalSnapshotReader(data, new DurableEndFinder(data)::find);
    }

    @Override
    public Snapshot snapshot() {
        Path journal = data.resolve("journal");
        if (!Files.isDirectory(journal)) {
            throw new BackupUnavailable(
                    TEXT.get("journal.backup.no-journal", data.toAbsolutePath()));
        }
        try {
            DurableEndFinder.Ends ends = heads.find();
            Map<StreamId, List<ChainHead>> filled = new EnumMap<>(StreamId.class);
            List<BackupFile> pieces = new ArrayList<>();
            ends.heads()
                    .forEach((stream, all) ->
                            filled.put(stream, all.stream().filter(h -> h.seq() > 0).toList()));
            for (Map.Entry<StreamId, List<ChainHead>> stream : filled.entrySet()) {
                pieces.addAll(pieces(stream.getKey(), stream.getValue()));
            }
            return new Snapshot(
                    ends.terminal()
                            .orElseThrow(() ->
                                    new BackupUnavailable(
                                            TEXT.get(
                                                    "journal.backup.no-entry",
                                                    data.toAbsolutePath()))),
                    filled,
                    pieces);
        } catch (IOException | JournalUnavailable e) {
            throw new BackupUnavailable(
                    TEXT.get("journal.folder.unreadable", data.toAbsolutePath(), e.getMessage()),
                    e);
        }
    }

    @Override
    public List<EpochGap> gaps() {
        try {
            return EpochEnds.gaps(data);
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("journal.folder.unreadable", data.toAbsolutePath(), e.getMessage()),
                    e);
        }
    }

    private List<BackupFile> pieces(StreamId stream, List<ChainHead> heads) throws IOException {
        Path folder = SegmentName.folder(data.resolve("journal"), stream);
        List<BackupFile> pieces = new ArrayList<>();
        List<SegmentName> names = SegmentName.list(folder);
        for (int i = 0; i < names.size(); i++) {
            SegmentName name = names.get(i);
            Optional<ChainHead> head =
                    heads.stream()
                            .filter(h -> h.epoch() == name.epoch() && h.seq() >= name.firstSeq())
                            .findFirst();
            if (head.isEmpty()) {
                // Begun, and nothing durable in it yet.
                continue;
            }
            Path file = folder.resolve(name.toString());
            boolean last =
                    i + 1 == names.size()
                            || names.get(i + 1).epoch() != name.epoch()
                            || names.get(i + 1).firstSeq() > head.get().seq();
            long length = last ? end(file, head.get()) : SegmentScanner.end(file);
            pieces.add(new BackupFile(name(folder, name.toString()), file, length));
        }
        pieces.addAll(torn(folder));
        return pieces;
    }

    /// Where the line of an entry ends.
    private static long end(Path file, ChainHead head) throws IOException {
        long[] end = {-1};
        SegmentScanner.walk(
                file,
                0,
                SegmentScanner.end(file),
                (buffer, from, length, offset) -> {
                    if (EntryFrame.seqOf(buffer, from, length) == head.seq()) {
                        end[0] = offset + length + 1;
                        return false;
                    }
                    return true;
                });
        if (end[0] < 0 || !LastEntryLoader.head(file, end[0]).equals(Optional.of(head))) {
            throw new BackupCorruptException(TEXT.get("journal.damaged.lacks", file, head.seq()));
        }
        return end[0];
    }

    /// What was cut off after a rough stop, set aside or rescued is kept as evidence.
    private static List<BackupFile> torn(Path folder) throws IOException {
        List<BackupFile> pieces = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (name.matches(".*\\.(torn-\\d+|altered|rescued)(-\\d+)?")) {
                        try {
                            pieces.add(new BackupFile(name(folder, name), file, Files.size(file)));
                        } catch (NoSuchFileException gone) {
                            // Put away by a person meanwhile; it is no part of the record.
                        }
                    }
                }
            }
        }
        return pieces;
    }

    private static String name(Path folder, String file) {
        return "journal/" + folder.getFileName() + "/" + file;
    }
}
