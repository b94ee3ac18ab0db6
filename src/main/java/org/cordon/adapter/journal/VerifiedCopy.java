package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopiedJournal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A journal that stands in a copy, every line of it checked. Any thread.
public final class VerifiedCopy implements CopiedJournal {
    private static final Messages TEXT = Messages.of(VerifiedCopy.class);

    private final Map<StreamId, JournalReader> readers;

    private VerifiedCopy(Map<StreamId, JournalReader> readers) {
        this.readers = readers;
    }

    /// Checks every line, which takes time that grows with the years.
    ///
    /// @param data a folder that holds `journal`
    /// @throws BackupCorruptException if a line does not verify
    /// @throws BackupUnavailable if it cannot be read
    public static VerifiedCopy open(Path data) {
        Map<StreamId, JournalReader> readers = new EnumMap<>(StreamId.class);
        try {
            for (StreamId stream : StreamId.values()) {
                readers.put(stream, JournalReader.verified(data, stream));
            }
        } catch (JournalReader.BrokenChain e) {
            throw new BackupCorruptException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("journal.copy.unreadable", data, e.getMessage()), e);
        }
        return new VerifiedCopy(readers);
    }

    @Override
    public Map<StreamId, List<ChainHead>> heads() {
        Map<StreamId, List<ChainHead>> heads = new EnumMap<>(StreamId.class);
        readers.forEach((stream, reader) -> heads.put(stream, reader.epochs()));
        return heads;
    }

    @Override
    public List<Entry> read(StreamId stream, int epoch, long afterSeq, int max) {
        JournalReader reader = readers.get(stream);
        try {
            return reader == null ? List.of() : reader.read(epoch, afterSeq, max);
        } catch (JournalUnavailable e) {
            throw new BackupUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
