package org.cordon.adapter.journal;

import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The start of a journal: checks what the data folder holds, brings it to order, and decides in which
/// epoch to record. The folder is locked.
///
/// @param data the data folder
record JournalStart(
        Path data, TerminalId terminal, JournalConfig limits, Disk disk, FolderLock lock) {
    private static final Messages TEXT = Messages.of(JournalStart.class);

    /// Each would be a notice on the screen.
    private static final int MOST_NAMED = 3;

    /// What a start came to.
    ///
    /// @param cleanStop whether the run before ended in order; true on a fresh folder
    /// @param notices what a person should know, in words
    record Begun(
            JournalStart start,
            Map<StreamId, SegmentedLog> logs,
            WatchedFiles.Metadata metadata,
            SealedSegments sealed,
            boolean cleanStop,
            List<String> notices) {
        Begun {
            notices = List.copyOf(notices);
        }

        JournalWriter thread(WorkerEnvironment environment) throws IOException {
            return new JournalWriter(
                    start.journal(),
                    new WatchedFiles(
                            start.journal(),
                            logs,
                            start.disk(),
                            metadata,
                            ConfirmedEnds.open(start.journal(), start.disk()),
                            sealed),
                    start.disk(),
                    start.limits(),
                    environment);
        }
    }

    Path journal() {
        return data.resolve("journal");
    }

    /// Does it.
    ///
    /// @throws JournalUnavailable if the folder is another terminal's, lacks its owner file, or does not
    ///     verify; the message says what to do
    Begun run(EntryCodec codec) throws IOException {
        JournalMetadata markers = new JournalMetadata(journal(), disk);
        Optional<JournalMetadata.Epoch> epoch = markers.epoch();
        if (epoch.isPresent() && !epoch.get().terminal().equals(terminal)) {
            throw new JournalUnavailable(
                    TEXT.get(
                            "journal.start.other-terminal",
                            journal(),
                            epoch.get().terminal(),
                            terminal));
        }
        List<String> notices = new ArrayList<>();
        String owner = owner(epoch, notices);
        Optional<JournalMetadata.Run> run = markers.run();
        boolean current = epoch.filter(e -> e.owner().isPresent()).isPresent();
        noticeMissing(markers, current, run, notices);
        // Before the segments are brought to order, which may write to the last one.
        SealedSegments sealed = sealed(epoch, current, notices);
        Map<StreamId, ChainHead> durable = markers.durable();
        boolean clean = run.filter(JournalMetadata.Run::clean).isPresent();
        Map<StreamId, SegmentRecovery.Found> found = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            Optional<ChainHead> end = Optional.ofNullable(durable.get(stream));
            boolean canTell = !current || clean || Files.exists(ConfirmedEnds.in(journal()));
            SegmentRecovery.Known known =
                    new SegmentRecovery.Known(
                            epoch.map(JournalMetadata.Epoch::number), end, canTell, clean);
            found.put(
                    stream,
                    new SegmentRecovery(
                                    terminal,
                                    stream,
                                    SegmentName.folder(journal(), stream),
                                    disk,
                                    known,
                                    notices)
                            .run());
        }
        noticeOldRun(run, found, notices);
        for (EpochGap gap : EpochEnds.gaps(data)) {
            notices.add(
                    TEXT.get(
                            "journal.start.gap",
                            gap.expected().stream(),
                            gap.expected().end().epoch(),
                            gap.why()));
        }
        int number =
                new EpochRequest(journal(), disk)
                        .number(new EpochPolicy(epoch, durable, found).number(notices), notices);
        List<EpochEnd> ends = ends(number, durable, found);
        if (epoch.isEmpty() || epoch.get().number() != number) {
            markers.begin(number, terminal, ends, owner);
        } else if (!current) {
            markers.complete(epoch.get(), ends, owner);
        }
        return new Begun(
                this,
                logs(number, codec, ends, found),
                new WatchedFiles.Metadata(markers, lock, terminal, number, ends, owner),
                sealed,
                run.map(JournalMetadata.Run::clean).orElse(true),
                notices);
    }

    /// The token of the owner file, which is made where a folder never had one.
    private String owner(Optional<JournalMetadata.Epoch> epoch, List<String> notices)
            throws IOException {
        Optional<String> named = epoch.flatMap(JournalMetadata.Epoch::owner);
        Optional<String> token = lock.ownerFile().map(OwnerFile::token);
        if (token.isPresent()) {
            if (named.isPresent() && !named.equals(token)) {
                throw refused("journal.owner.other");
            }
            if (epoch.isPresent() && named.isEmpty()) {
                notices.add(
                        TEXT.get(
                                "journal.start.old-metadata",
                                journal().resolve("epoch.properties")));
            }
            return token.get();
        }
        // A copied folder may have none, and a backup put back by hand has none: both begin a new
        // epoch.
        boolean ours = epoch.filter(JournalMetadata.Epoch::here).isPresent();
        boolean unknown = epoch.isEmpty() && hasSegments() && !isBackup();
        if ((named.isPresent() && ours) || unknown) {
            throw refused("journal.owner.missing");
        }
        return lock.makeOwnerFile(disk);
    }

    /// Whether the folder is a backup that was copied back by hand: it still has its manifest.
    private boolean isBackup() {
        return Files.exists(data.resolve("manifest.json"));
    }

    private boolean hasSegments() throws IOException {
        for (StreamId stream : StreamId.values()) {
            if (!SegmentName.list(SegmentName.folder(journal(), stream)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private JournalUnavailable refused(String key) {
        return new JournalUnavailable(
                TEXT.get(key, OwnerFile.in(journal()), data.toAbsolutePath()));
    }

    private void noticeMissing(
            JournalMetadata markers,
            boolean current,
            Optional<JournalMetadata.Run> run,
            List<String> notices)
            throws IOException {
        if (!current) {
            return;
        }
        if (!markers.knowsRun()) {
            notices.add(TEXT.get("journal.start.no-run", journal().resolve("run.properties")));
        }
        if (!Files.exists(ConfirmedEnds.in(journal()))) {
            notices.add(TEXT.get("journal.start.no-ends", ConfirmedEnds.in(journal())));
            return;
        }
        if (ConfirmedEnds.isCut(journal())) {
            notices.add(TEXT.get("journal.start.short-ends", ConfirmedEnds.in(journal())));
            return;
        }
        if (ConfirmedEnds.isDamaged(journal())) {
            notices.add(TEXT.get("journal.start.damaged-ends", ConfirmedEnds.in(journal())));
            return;
        }
        Map<StreamId, ChainHead> confirmed = ConfirmedEnds.read(journal());
        run.map(JournalMetadata.Run::heads)
                .orElse(Map.of())
                .forEach((stream, head) -> {
                    if (head.seq() > 0 && !confirmed.containsKey(stream)) {
                        notices.add(
                                TEXT.get(
                                        "journal.start.silent-ends",
                                        ConfirmedEnds.in(journal()),
                                        stream));
                    }
                });
    }

    /// After an orderly end the journal ends where the run says.
    private void noticeOldRun(
            Optional<JournalMetadata.Run> run,
            Map<StreamId, SegmentRecovery.Found> found,
            List<String> notices) {
        if (run.filter(JournalMetadata.Run::clean).isEmpty()) {
            return;
        }
        found.forEach((stream, f) -> {
            ChainHead said = run.get().heads().get(stream);
            if (said != null
                    && f.end()
                            .filter(end -> end.epoch() == said.epoch() && end.seq() > said.seq())
                            .isPresent()) {
                notices.add(
                        TEXT.get(
                                "journal.start.old-run",
                                journal().resolve("run.properties"),
                                stream,
                                said.seq(),
                                f.end().get().seq()));
            }
        });
    }

    private SealedSegments sealed(
            Optional<JournalMetadata.Epoch> epoch, boolean current, List<String> notices)
            throws IOException {
        Optional<SealedSegments> then = SealedSegments.read(journal());
        boolean here = epoch.filter(JournalMetadata.Epoch::here).isPresent();
        List<String> changes = new ArrayList<>();
        if (then.isPresent()) {
            List<String> found = then.get().changes(journal(), here);
            found.stream()
                    .limit(MOST_NAMED)
                    .map(change -> TEXT.get("journal.sealed.verify", change))
                    .forEach(changes::add);
            if (found.size() > MOST_NAMED) {
                changes.add(TEXT.get("journal.sealed.more", found.size() - MOST_NAMED, journal()));
            }
        } else if (current) {
            changes.add(TEXT.get("journal.sealed.unknown", SealedSegments.in(journal())));
        }
        notices.addAll(changes);
        boolean holds = here && changes.isEmpty();
        SealedSegments now =
                SealedSegments.of(
                        journal(),
                        holds ? then.map(SealedSegments::stamps).orElse(Map.of()) : Map.of());
        if (!Optional.of(now).equals(then)) {
            try {
                now.write(journal(), disk);
            } catch (IOException e) {
                if (!Disk.isFull(e)) {
                    throw e;
                }
                // Written once there is room: until then it names other segments than there are.
                return new SealedSegments(Map.of());
            }
        }
        return now;
    }

    /// The ends of the epochs before one, wherever they are known from.
    private List<EpochEnd> ends(
            int number,
            Map<StreamId, ChainHead> durable,
            Map<StreamId, SegmentRecovery.Found> found)
            throws IOException {
        List<EpochEnd> ends = new ArrayList<>(EpochEnds.expected(data));
        found.forEach(
                (stream, f) -> f.epochs().forEach(end -> ends.add(new EpochEnd(stream, end))));
        durable.forEach((stream, end) -> {
            if (end.seq() > 0) {
                ends.add(new EpochEnd(stream, end));
            }
        });
        ends.removeIf(end -> end.end().epoch() >= number);
        return EpochEnds.latest(ends);
    }

    private Map<StreamId, SegmentedLog> logs(
            int number,
            EntryCodec codec,
            List<EpochEnd> ends,
            Map<StreamId, SegmentRecovery.Found> found)
            throws IOException {
        Map<StreamId, SegmentedLog> logs = new EnumMap<>(StreamId.class);
        for (Map.Entry<StreamId, SegmentRecovery.Found> each : found.entrySet()) {
            SegmentedLog log =
                    new SegmentedLog(
                            terminal,
                            each.getKey(),
                            SegmentName.folder(journal(), each.getKey()),
                            disk,
                            codec,
                            limits.segmentBytes(),
                            EntryCodec.earlier(ends),
                            each.getValue().segments(),
                            each.getValue()
                                    .end()
                                    .filter(end -> end.epoch() == number)
                                    .orElse(new ChainHead(number, 0, Entry.NO_HASH)));
            log.openForWriting();
            logs.put(each.getKey(), log);
        }
        return logs;
    }
}
