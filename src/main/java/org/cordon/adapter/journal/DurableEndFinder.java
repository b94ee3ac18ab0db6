package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.TornWrite;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds from outside how far a journal is durable.
///
/// While a program writes it, the last group of lines may not be synced yet: only what stands before
/// it counts, since a group is written after the one before is synced, and what the program has noted
/// as durable. Where no program has the folder, every line that verifies counts, as it will for the
/// next start.
record DurableEndFinder(Path data) {
    private static final Messages TEXT = Messages.of(DurableEndFinder.class);

    /// @param terminal whose lines they are; empty when there is none
    /// @param heads of each epoch, oldest first
    record Ends(Optional<TerminalId> terminal, Map<StreamId, List<ChainHead>> heads) {}

    Ends find() throws IOException {
        Path lock = data.resolve("lock");
        if (FolderLock.isHeldHere(data)) {
            return find(true);
        }
        if (!Files.exists(lock)) {
            return find(false);
        }
        if (!Files.isWritable(lock)) {
            return find(true);
        }
        // Held while reading, so that nobody begins to write meanwhile; that is a moment.
        try (FileChannel channel = FileChannel.open(lock, WRITE)) {
            return find(channel.tryLock() == null);
        }
    }

    private Ends find(boolean written) throws IOException {
        Path journal = data.resolve("journal");
        Map<StreamId, ChainHead> known =
                new JournalMetadata(journal, new NioDisk(journal)).durable();
        Optional<TerminalId> terminal = Optional.empty();
        Map<StreamId, List<ChainHead>> ends = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            Optional<ChainHead> remembered = Optional.ofNullable(known.get(stream));
            Path folder = SegmentName.folder(journal, stream);
            Map<Integer, List<SegmentName>> epochs = new TreeMap<>();
            for (SegmentName name : SegmentName.list(folder)) {
                epochs.computeIfAbsent(name.epoch(), _ -> new ArrayList<>()).add(name);
            }
            int latest = epochs.keySet().stream().reduce(0, Math::max);
            List<ChainHead> heads = new ArrayList<>();
            for (Map.Entry<Integer, List<SegmentName>> epoch : epochs.entrySet()) {
                Tip tip = new Tip(epoch.getKey());
                tip.read(folder, epoch.getValue());
                terminal = terminal.or(tip::terminal);
                heads.add(written && epoch.getKey() == latest ? tip.durable(remembered) : tip.end);
            }
            ends.put(stream, heads);
        }
        return new Ends(terminal, ends);
    }

    /// The end of an epoch.
    private static final class Tip {
        private Optional<TerminalId> terminal = Optional.empty();
        private ChainHead end;
        private ChainHead beforeLastGroup;
        private long group;

        Tip(int epoch) {
            end = new ChainHead(epoch, 0, Entry.NO_HASH);
            beforeLastGroup = end;
        }

        Optional<TerminalId> terminal() {
            return terminal;
        }

        void read(Path folder, List<SegmentName> names) throws IOException {
            int last = names.size() - 1;
            // A segment just begun may hold nothing yet.
            while (last > 0
                    && SegmentScanner.end(folder.resolve(names.get(last).toString())) == 0) {
                last--;
            }
            if (last > 0) {
                Path before = folder.resolve(names.get(last - 1).toString());
                end = LastEntryLoader.head(before, SegmentScanner.end(before)).orElse(end);
            }
            Path file = folder.resolve(names.get(last).toString());
            long size = SegmentScanner.end(file);
            long sound = SegmentScanner.walk(file, 0, size, this::accept);
            if (sound < size) {
                int most = (int) Math.min(size - sound, TornWrite.LONGEST + 1L);
                if (!TornWrite.explains(SegmentScanner.stretch(file, sound, most), end.seq() + 1)) {
                    throw new BackupCorruptException(
                            TEXT.get("journal.damaged.after", file, end.seq()));
                }
            }
        }

        private boolean accept(byte[] buffer, int from, int length, long offset) {
            if (!(EntryFrame.check(buffer, from, length) instanceof Check.Sound(EntryFrame form))) {
                return false;
            }
            terminal = Optional.of(form.terminal());
            if (form.group() != group) {
                group = form.group();
                beforeLastGroup = end;
            }
            end = new ChainHead(form.epoch(), form.seq(), form.hash());
            return true;
        }

        ChainHead durable(Optional<ChainHead> remembered) {
            return remembered
                    .filter(r -> r.epoch() == end.epoch())
                    .filter(r -> r.seq() > beforeLastGroup.seq() && r.seq() <= end.seq())
                    .orElse(beforeLastGroup);
        }
    }
}
