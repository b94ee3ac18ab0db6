package org.cordon.adapter.journal;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The journal as files, `journal/<stream>/<epoch>-<first entry>.jsonl` in the data folder.
///
/// One thread, `journal`, groups what waits into one append and one sync a stream. [#open] blocks
/// and belongs on a starting thread.
public final class FileJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final Messages TEXT = Messages.of(FileJournal.class);

    private final Path data;
    private final TerminalId terminal;
    private final TimeSource time;
    private final Supplier<String> configuration;
    private final EntryCodec codec;
    private final Map<StreamId, SegmentedLog> logs;
    private final JournalWriter thread;
    private final boolean cleanStop;
    private final List<String> notices;
    private final EpochRequest nextEpoch;

    private FileJournal(
            Path data,
            TerminalId terminal,
            TimeSource time,
            Supplier<String> configuration,
            EntryCodec codec,
            Map<StreamId, SegmentedLog> logs,
            JournalWriter thread,
            boolean cleanStop,
            List<String> notices,
            EpochRequest nextEpoch) {
        this.data = data;
        this.terminal = terminal;
        this.time = time;
        this.configuration = configuration;
        this.codec = codec;
        this.logs = logs;
        this.thread = thread;
        this.cleanStop = cleanStop;
        this.notices = List.copyOf(notices);
        this.nextEpoch = nextEpoch;
    }

    /// Takes the data folder, checks what it holds, and starts recording.
    ///
    /// @param data made if it does not exist
    /// @param configuration version of the rules and settings, asked for and named in every entry
    /// @throws JournalUnavailable if another program has the folder, it is another terminal's, it
    ///     cannot be read or written, or it does not verify; the message says what to do
    public static FileJournal open(
            Path data,
            TerminalId terminal,
            TimeSource time,
            Supplier<String> configuration,
            JournalConfig limits) {
        if (Files.isDirectory(data)) {
            try {
                PrivateFiles.tighten(data);
            } catch (IOException e) {
                LOG.warn("who may read {} cannot be changed", data, e);
            }
        }
        return open(data, terminal, time, configuration, limits, new NioDisk(data));
    }

    static FileJournal open(
            Path data,
            TerminalId terminal,
            TimeSource time,
            Supplier<String> configuration,
            JournalConfig limits,
            Disk disk) {
        return open(data, terminal, time, configuration, limits, disk, WorkerEnvironment.system());
    }

    /// @param environment what the journal's thread takes from outside
    static FileJournal open(
            Path data,
            TerminalId terminal,
            TimeSource time,
            Supplier<String> configuration,
            JournalConfig limits,
            Disk disk,
            WorkerEnvironment environment) {
        Path folder = data.resolve("journal");
        try {
            disk.createFoldersDurably(data);
            disk.createFoldersDurably(folder);
            for (StreamId stream : StreamId.values()) {
                disk.createFoldersDurably(SegmentName.folder(folder, stream));
            }
            FolderLock lock = FolderLock.acquire(data, time.now());
            try {
                JournalStart start = new JournalStart(data, terminal, limits, disk, lock);
                return start(start, time, configuration, environment);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new JournalUnavailable(
                    TEXT.get("journal.folder.not-opened", folder, Disk.reason(e)), e);
        }
    }

    private static FileJournal start(
            JournalStart start,
            TimeSource time,
            Supplier<String> configuration,
            WorkerEnvironment environment)
            throws IOException {
        EntryCodec codec = new EntryCodec();
        JournalStart.Begun begun = start.run(codec);
        begun.notices().forEach(notice -> LOG.warn("journal opened: {}", notice));
        JournalWriter thread = begun.thread(environment);
        thread.start();
        return new FileJournal(
                start.data(),
                start.terminal(),
                time,
                configuration,
                codec,
                begun.logs(),
                thread,
                begun.cleanStop(),
                begun.notices(),
                new EpochRequest(start.journal(), start.disk()));
    }

    /// Whether the run before this one ended in order; true on a fresh folder.
    public boolean cleanStop() {
        return cleanStop;
    }

    /// What a person should know about this start, in words; empty on an ordinary one.
    public List<String> notices() {
        return notices;
    }

    @Override
    public TerminalId terminal() {
        return terminal;
    }

    @Override
    public CompletableFuture<Entry> append(Optional<PersonId> person, JournalEvent event) {
        EventTime stamp = new EventTime(time.now(), time.zone(), time.clockOffset());
        String made = configuration.get();
        byte[] content;
        try {
            content = codec.content(stamp, person, made, event);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(
                    new JournalUnavailable(TEXT.get("journal.append.unfit", e.getMessage()), e));
        }
        if (content.length > JournalConfig.ENTRY_BYTES) {
            return CompletableFuture.failedFuture(
                    new JournalUnavailable(TEXT.get("journal.append.large")));
        }
        CompletableFuture<Entry> answer = new CompletableFuture<>();
        thread.offer(new PendingAppend(stamp, person, made, event, content, answer));
        return answer;
    }

    private SegmentedLog log(StreamId stream) {
        SegmentedLog log = logs.get(stream);
        if (log == null) {
            throw new IllegalStateException("no such stream: " + stream);
        }
        return log;
    }

    @Override
    public ChainHead head(StreamId stream) {
        return log(stream).head();
    }

    @Override
    public List<ChainHead> epochs(StreamId stream) {
        return log(stream).epochs();
    }

    @Override
    public List<Entry> read(StreamId stream, long afterSeq, int max) {
        return read(stream, head(stream).epoch(), afterSeq, max);
    }

    @Override
    public List<Entry> read(StreamId stream, int epoch, long afterSeq, int max) {
        return log(stream).read(epoch, afterSeq, max);
    }

    @Override
    public void beginEpochAtNextStart(int epoch, String why) {
        nextEpoch.note(epoch, why);
    }

    @Override
    public Subscription onDurable(Consumer<List<Entry>> listener) {
        return thread.onDurable(listener);
    }

    @Override
    public JournalState state() {
        return thread.state();
    }

    @Override
    public Subscription onState(Consumer<JournalState> listener) {
        return thread.onState(listener);
    }

    @Override
    public CompletableFuture<Void> continueRecording(PersonId person) {
        return thread.continueRecording()
                .thenCompose(files ->
                        CompletableFuture.allOf(
                                files.stream()
                                        .map(file -> append(Optional.of(person), event(file)))
                                        .toArray(CompletableFuture<?>[]::new)));
    }

    private JournalEvent event(WatchedFiles.AlteredFile altered) {
        return new ProgramEvent.JournalFileAltered(
                name(altered.what().file()), altered.what().how(), altered.aside().map(this::name));
    }

    private String name(Path file) {
        return data.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public List<EpochGap> gaps() {
        try {
            return EpochEnds.gaps(data);
        } catch (IOException e) {
            throw new JournalUnavailable(
                    TEXT.get("journal.folder.unreadable", data, Disk.reason(e)), e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
