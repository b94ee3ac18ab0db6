package org.cordon.app.backup;

import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.StoreWriter;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopiedJournal;
import org.cordon.app.port.backup.ScratchStore;
import org.cordon.app.port.backup.Snapshot;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Verifies a copy by opening it, as the next start would: every line of its chain is checked, it
/// ends where the journal ended, and a store built from it comes to the same heads.
///
/// Every line is always checked. A store is built from at most so many entries, operations first, since that
/// takes time and room that grow with the years; how many they were is told.
///
/// @param stores makes the store that is thrown away
/// @param mostRebuilt bound on the entries of that store
/// @param goOn asked now and then; false gives up
public record BackupVerifier(
        CopiedJournal.Opener journals,
        ScratchStore.Maker stores,
        long mostRebuilt,
        BooleanSupplier goOn)
        implements BackupFolder.Proving {
    private static final Messages TEXT = Messages.of(BackupVerifier.class);

    /// What a terminal builds in half a minute or so.
    public static final long USUAL = 200_000;

    private static final int AT_ONCE = 1_000;

    @Override
    public Backup.Proof prove(Path copy, Snapshot taken) {
        CopiedJournal journal = journals.open(copy);
        Map<StreamId, List<ChainHead>> heads = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            List<ChainHead> there = journal.heads().getOrDefault(stream, List.of());
            heads.put(stream, there);
            if (!there.equals(taken.heads().getOrDefault(stream, List.of()))) {
                throw new BackupCorruptException(
                        TEXT.get(
                                "backup.copy.differs",
                                stream,
                                there,
                                String.valueOf(taken.heads().get(stream))));
            }
        }
        long entries =
                heads.values().stream().flatMap(List::stream).mapToLong(ChainHead::seq).sum();
        try (ScratchStore scratch = stores.make()) {
            return new Backup.Proof(entries, rebuild(journal, heads, scratch.store()));
        } catch (StoreUnavailable e) {
            throw new BackupUnavailable(TEXT.get("backup.copy.unbuildable", e.getMessage()), e);
        }
    }

    private long rebuild(
            CopiedJournal journal, Map<StreamId, List<ChainHead>> heads, StoreWriter store) {
        long left = mostRebuilt;
        for (StreamId stream : StreamId.values()) {
            Optional<ChainHead> last = Optional.empty();
            boolean whole = true;
            for (ChainHead epoch : heads.getOrDefault(stream, List.of())) {
                long after = 0;
                while (after < epoch.seq() && left > 0) {
                    requireGoingOn();
                    List<Entry> batch =
                            new ArrayList<>(
                                    journal.read(
                                            stream,
                                            epoch.epoch(),
                                            after,
                                            (int) Math.min(AT_ONCE, left)));
                    store.apply(batch);
                    after = batch.getLast().seq();
                    left -= batch.size();
                }
                whole &= after == epoch.seq();
                last = Optional.of(epoch);
            }
            if (whole && !store.applied(stream).equals(last)) {
                throw new BackupCorruptException(
                        TEXT.get(
                                "backup.store.differs",
                                stream,
                                place(store.applied(stream)),
                                place(last)));
            }
        }
        return mostRebuilt - left;
    }

    private static String place(Optional<ChainHead> head) {
        return head.map(at -> at.epoch() + "/" + at.seq()).orElse("-");
    }

    private void requireGoingOn() {
        if (!goOn.getAsBoolean()) {
            throw new BackupUnavailable(TEXT.get("backup.ending.given-up"));
        }
    }
}
