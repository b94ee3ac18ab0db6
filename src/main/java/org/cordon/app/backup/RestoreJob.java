package org.cordon.app.backup;

import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupReader;
import org.cordon.app.port.backup.RestoredJournal;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Puts a backup back as a data folder: verifies it, lays it out, adds what the site store holds
/// beyond it, and marks it, so that the next start begins an epoch of its own. Blocks.
///
/// Nothing stands in the data folder's place before all is done; what stops on the way leaves nothing
/// there and can be run again.
///
/// @param random spreads the numbers of epochs where the site store was not asked
public record RestoreJob(
        BackupReader backups, RestoredJournal.Opener journals, RandomGenerator random) {
    private static final Messages TEXT = Messages.of(RestoreJob.class);

    /// Lines asked for at once.
    private static final int AT_ONCE = 500;

    /// Epochs asked for beyond the last known one, and the most that are passed over where the site
    /// store is not asked.
    static final int AHEAD = 100;

    /// Where the entries of one chain came from.
    ///
    /// @param fromBackup entries the backup held
    /// @param fromSite entries the site store gave back
    /// @param head the last entry now
    public record Chain(
            StreamId stream, int epoch, long fromBackup, long fromSite, ChainHead head) {}

    /// What was put back.
    ///
    /// @param afterEpoch the next start begins an epoch after this one
    public record Restored(Backup backup, List<Chain> chains, int afterEpoch) {
        public Restored {
            chains = List.copyOf(chains);
        }
    }

    /// Restores.
    ///
    /// @param from a backup's folder
    /// @param data missing or empty
    /// @param site holds what was shipped since; empty to do without. Closed by the caller
    /// @throws BackupCorruptException if the backup or what the site store gives does not verify
    /// @throws org.cordon.app.port.backup.BackupUnavailable if something cannot be read or written
    /// @throws org.cordon.app.replication.SiteStoreUnavailable if the site store is out of reach
    public Restored restore(Path from, Path data, Optional<SiteStore> site) {
        Backup backup = backups.open(from);
        Path begun = backups.begin(data);
        boolean done = false;
        try {
            backups.copy(backup, begun);
            Restored restored = complete(backup, begun, site);
            backups.finish(begun, data);
            done = true;
            return restored;
        } finally {
            if (!done) {
                backups.abandon(begun);
            }
        }
    }

    private Restored complete(Backup backup, Path begun, Optional<SiteStore> site) {
        try (RestoredJournal journal = journals.open(begun, backup.terminal())) {
            for (StreamId stream : StreamId.values()) {
                List<ChainHead> there = journal.heads().getOrDefault(stream, List.of());
                List<ChainHead> told = backup.heads().getOrDefault(stream, List.of());
                if (!there.equals(told)) {
                    throw new BackupCorruptException(
                            TEXT.get(
                                    "backup.manifest.differs",
                                    backup.folder(),
                                    stream,
                                    there,
                                    told));
                }
            }
            int latest = latest(journal);
            List<Chain> chains = new ArrayList<>();
            if (site.isPresent()) {
                for (int epoch = 1; epoch <= latest(journal) + AHEAD; epoch++) {
                    for (StreamId stream : StreamId.values()) {
                        chain(backup.terminal(), stream, epoch, journal, site.get())
                                .ifPresent(chains::add);
                    }
                }
                latest = latest(journal);
            } else {
                for (StreamId stream : StreamId.values()) {
                    journal.heads()
                            .getOrDefault(stream, List.of())
                            .forEach(h -> chains.add(new Chain(stream, h.epoch(), h.seq(), 0, h)));
                }
                // The terminal may have begun epochs after this backup that nobody here knows of;
                // to use their numbers again would set two chains against each other.
                latest += random.nextInt(1, AHEAD);
            }
            journal.mark(latest);
            return new Restored(backup, chains, latest);
        }
    }

    private static int latest(RestoredJournal journal) {
        return journal.heads().values().stream()
                .flatMap(List::stream)
                .mapToInt(ChainHead::epoch)
                .max()
                .orElse(0);
    }

    private static Optional<Chain> chain(
            TerminalId terminal,
            StreamId stream,
            int epoch,
            RestoredJournal journal,
            SiteStore site) {
        ChainHead here =
                journal.heads().getOrDefault(stream, List.of()).stream()
                        .filter(h -> h.epoch() == epoch)
                        .findFirst()
                        .orElse(new ChainHead(epoch, 0, Entry.NO_HASH));
        ChainHead there =
                site.head(terminal, stream, epoch).orElse(new ChainHead(epoch, 0, Entry.NO_HASH));
        if (here.seq() == 0 && there.seq() == 0) {
            return Optional.empty();
        }
        requireSame(stream, here, there, journal, site);
        ChainHead end = here;
        while (end.seq() < there.seq()) {
            List<String> lines = site.lines(terminal, stream, epoch, end.seq(), AT_ONCE);
            if (lines.isEmpty()) {
                throw differs(
                        stream, site, TEXT.get("backup.site.short", there.seq(), epoch, end.seq()));
            }
            try {
                end = journal.append(stream, epoch, lines);
            } catch (BackupCorruptException e) {
                throw differs(stream, site, String.valueOf(e.getMessage()));
            }
        }
        return Optional.of(new Chain(stream, epoch, here.seq(), end.seq() - here.seq(), end));
    }

    /// Where the site store has come less far than the backup, its last entry must be the backup's.
    private static void requireSame(
            StreamId stream,
            ChainHead here,
            ChainHead there,
            RestoredJournal journal,
            SiteStore site) {
        if (there.seq() > 0 && there.seq() <= here.seq()) {
            Optional<ChainHead> ours =
                    there.seq() == here.seq()
                            ? Optional.of(here)
                            : journal.at(stream, here.epoch(), there.seq());
            if (!ours.equals(Optional.of(there))) {
                throw differs(
                        stream,
                        site,
                        TEXT.get(
                                "backup.site.other",
                                there.seq(),
                                there.epoch(),
                                there.hash().substring(0, 12),
                                ours.map(h -> h.hash().substring(0, 12))
                                        .orElse(TEXT.get("backup.site.nothing"))));
            }
        }
    }

    private static BackupCorruptException differs(StreamId stream, SiteStore site, String why) {
        return new BackupCorruptException(
                TEXT.get("backup.site.differs", site.address(), stream, why));
    }
}
