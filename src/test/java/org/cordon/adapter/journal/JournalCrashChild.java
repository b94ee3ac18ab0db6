package org.cordon.adapter.journal;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ChildProcess;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// A process to be killed: records without end, several entries under way at any time, and says which
/// ones are acknowledged, or that one was refused.
final class JournalCrashChild {
    private JournalCrashChild() {}

    /// Starts it in a process of its own.
    static Process start(Path data, long seed) throws java.io.IOException {
        return ChildProcess.of(
                        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                        JournalCrashChild.class,
                        data.toString(),
                        Long.toString(seed))
                .start();
    }

    /// @param args data folder, seed
    public static void main(String[] args) throws InterruptedException {
        Random random = new Random(Long.parseLong(args[1]));
        FileJournal journal = FileJournalTest.open(Path.of(args[0]));
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        Semaphore underWay = new Semaphore(24);
        while (true) {
            underWay.acquire();
            var _ =
                    journal.append(Optional.empty(), fact(random))
                            .whenComplete((entry, failure) -> {
                                underWay.release();
                                String said =
                                        failure != null
                                                ? "refused\n"
                                                : "%s %d %s\n"
                                                        .formatted(
                                                                entry.stream(),
                                                                entry.seq(),
                                                                entry.hash());
                                try {
                                    out.write(said.getBytes(StandardCharsets.US_ASCII));
                                } catch (java.io.IOException e) {
                                    Runtime.getRuntime().halt(4);
                                }
                            });
        }
    }

    /// Of either stream, of any length up to some 600 bytes.
    static JournalEvent fact(Random random) {
        String filler = "x".repeat(random.nextInt(600));
        return random.nextInt(4) == 0
                ? new PersonEvent.SignInRefused(filler)
                : new ScanJudged(
                        new DeviceId("Camera 2"),
                        Instant.ofEpochMilli(random.nextInt()),
                        Bytes.of(filler.getBytes(StandardCharsets.US_ASCII)),
                        Optional.empty(),
                        VerdictCode.NO_ORDER,
                        Optional.empty(),
                        Optional.empty(),
                        new Reason.Written("No order is active."),
                        Optional.empty(),
                        DeviceRole.INLINE,
                        Optional.empty(),
                        Optional.empty());
    }
}
