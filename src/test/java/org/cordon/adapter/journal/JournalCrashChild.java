package org.cordon.adapter.journal;

import org.cordon.core.journal.Fact;
import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.verdict.VerdictCode;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// The process that [JournalCrashTest] kills: records without end, several entries under way at any
/// time, and says which ones are acknowledged.
final class JournalCrashChild {
    private JournalCrashChild() {}

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
                                if (failure != null) {
                                    Runtime.getRuntime().halt(3);
                                }
                                String said =
                                        "%s %d %s\n"
                                                .formatted(
                                                        entry.stream(), entry.seq(), entry.hash());
                                try {
                                    out.write(said.getBytes(StandardCharsets.US_ASCII));
                                } catch (java.io.IOException e) {
                                    Runtime.getRuntime().halt(4);
                                }
                            });
        }
    }

    private static Fact fact(Random random) {
        String filler = "x".repeat(random.nextInt(600));
        return random.nextInt(4) == 0
                ? new Fact.SignInRefused(filler)
                : new Fact.ScanJudged(
                        new DeviceId("Camera 2"),
                        Instant.ofEpochMilli(random.nextInt()),
                        Bytes.of(filler.getBytes(StandardCharsets.US_ASCII)),
                        Optional.empty(),
                        VerdictCode.NO_ORDER,
                        Optional.empty(),
                        Optional.empty(),
                        "No order is active.",
                        Optional.empty());
    }
}
