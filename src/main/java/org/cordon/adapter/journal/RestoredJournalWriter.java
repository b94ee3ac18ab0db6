package org.cordon.adapter.journal;

import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.RestoredJournal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a journal that is being put back, lengthened at the end of each epoch by lines that
/// the site store kept. One thread; nobody else may have the folder.
public final class RestoredJournalWriter implements RestoredJournal {
    private static final Messages TEXT = Messages.of(RestoredJournalWriter.class);

    private final Path journal;
    private final TerminalId terminal;
    private final Disk disk;
    private final VerifiedCopy copy;
    private final Map<StreamId, SortedMap<Integer, ChainHead>> heads =
            new EnumMap<>(StreamId.class);

    private RestoredJournalWriter(Path data, TerminalId terminal) {
        journal = data.resolve("journal");
        this.terminal = terminal;
        disk = new NioDisk(journal);
        copy = VerifiedCopy.open(data);
        for (StreamId stream : StreamId.values()) {
            heads.put(stream, new TreeMap<>());
        }
        copy.heads().forEach((stream, all) -> all.forEach(head -> keep(stream, head)));
    }

    /// Checks every line of a copy.
    ///
    /// @param data holds `journal`
    /// @throws BackupCorruptException if a line does not verify
    public static RestoredJournalWriter open(Path data, TerminalId terminal) {
        return new RestoredJournalWriter(data, terminal);
    }

    private SortedMap<Integer, ChainHead> of(StreamId stream) {
        SortedMap<Integer, ChainHead> found = heads.get(stream);
        if (found == null) {
            throw new IllegalStateException("no such stream: " + stream);
        }
        return found;
    }

    private void keep(StreamId stream, ChainHead head) {
        of(stream).put(head.epoch(), head);
    }

    @Override
    public Map<StreamId, List<ChainHead>> heads() {
        Map<StreamId, List<ChainHead>> all = new EnumMap<>(StreamId.class);
        heads.forEach((stream, epochs) -> all.put(stream, List.copyOf(epochs.values())));
        return all;
    }

    @Override
    public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
        return copy.read(stream, epoch, seq - 1, 1).stream().findFirst().map(Entry::head);
    }

    @Override
    public ChainHead append(StreamId stream, int epoch, List<String> lines) {
        ChainHead before = of(stream).getOrDefault(epoch, new ChainHead(epoch, 0, Entry.NO_HASH));
        HashChain chain = new HashChain(Optional.of(terminal), stream, before);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (chain.add(bytes, 0, bytes.length) instanceof Check.Unsound(String why)) {
                throw new BackupCorruptException(
                        TEXT.get(
                                "journal.damaged.entry",
                                chain.head().seq() + 1,
                                stream,
                                epoch,
                                why));
            }
            text.writeBytes(bytes);
            text.write('\n');
        }
        try {
            write(stream, before, text.toByteArray());
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("journal.folder.unwritable", journal, e.getMessage()), e);
        }
        keep(stream, chain.head());
        return chain.head();
    }

    private void write(StreamId stream, ChainHead before, byte[] text) throws IOException {
        Path folder = SegmentName.folder(journal, stream);
        disk.createFoldersDurably(folder);
        List<SegmentName> names = new ArrayList<>(SegmentName.list(folder));
        names.removeIf(name -> name.epoch() != before.epoch());
        if (!names.isEmpty()) {
            Path last = folder.resolve(names.getLast().toString());
            long size = SegmentScanner.end(last);
            if (size + text.length <= JournalConfig.STANDARD.segmentBytes()) {
                try (Disk.Handle handle = disk.open(last)) {
                    handle.write(ByteBuffer.wrap(text), size);
                    handle.force();
                }
                return;
            }
        }
        SegmentName next = new SegmentName(before.epoch(), before.seq() + 1);
        try (Disk.Handle handle = disk.createDurably(folder.resolve(next.toString()))) {
            handle.write(ByteBuffer.wrap(text), 0);
            handle.force();
        }
    }

    @Override
    public void mark(int epoch) {
        try {
            new JournalMetadata(journal, disk).restored(epoch, terminal);
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("journal.folder.unwritable", journal, e.getMessage()), e);
        }
    }

    /// Nothing is kept open between two calls.
    @Override
    public void close() {}
}
