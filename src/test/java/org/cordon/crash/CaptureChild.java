package org.cordon.crash;

import org.cordon.adapter.epcis.CaptureCheckpointFile;
import org.cordon.adapter.epcis.CaptureErrorBehaviour;
import org.cordon.adapter.epcis.EpcisDocumentWriter;
import org.cordon.adapter.epcis.HttpEventRepository;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.epcis.CaptureConfig;
import org.cordon.app.epcis.EventSender;
import org.cordon.app.epcis.JournalContext;
import org.cordon.app.port.Journal;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ChildProcess;
import org.cordon.support.Holds;
import org.cordon.support.RealTime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A journal and the sender of its events, in a process to be killed: holds and releases packs without
/// end.
final class CaptureChild {
    /// Farther the record does not run ahead of the sender, so that what sixty lives leave is sent in
    /// the end.
    private static final int AHEAD = 2_000;

    private CaptureChild() {}

    /// Starts it in a process of its own.
    static Process start(Path data, String url) throws IOException {
        return ChildProcess.of(
                        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx200m"),
                        CaptureChild.class,
                        data.toString(),
                        url)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// The journal as the child and its judge open it.
    static FileJournal journal(Path data) {
        return FileJournal.open(
                data, new TerminalId("L3"), new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    static EpcisEvents events(Journal journal) {
        return new EpcisEvents(Optional.empty(), Optional.empty(), new JournalContext(journal));
    }

    static EventSender sender(Journal journal, Path data, String url) {
        RealTime time = new RealTime();
        RepositorySettings settings =
                new RepositorySettings(
                        URI.create(url),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        CaptureErrorBehaviour.ROLLBACK,
                        RepositorySettings.Patience.usual());
        return new EventSender(
                journal,
                events(journal),
                new HttpEventRepository(settings, time),
                new EpcisDocumentWriter(time),
                new CaptureCheckpointFile(data.resolve("capture.json")),
                time,
                new CaptureConfig(
                        20,
                        Duration.ofMillis(1),
                        RetryPolicy.doubling(Duration.ofMillis(2), Duration.ofMillis(50)),
                        Duration.ofMinutes(1)),
                Runnable::run);
    }

    /// @param args data folder, URL of the repository
    public static void main(String[] args) {
        Path data = Path.of(args[0]);
        FileJournal journal = journal(data);
        EventSender sender = sender(journal, data, args[1]);
        sender.start();
        Holds line = new Holds(journal);
        int pack = (int) journal.head(StreamId.OPERATIONS).seq();
        while (true) {
            while (sender.status().waiting() > AHEAD) {
                LockSupport.parkNanos(100_000);
            }
            line.hold(++pack);
            line.release(pack);
            line.other();
        }
    }
}
