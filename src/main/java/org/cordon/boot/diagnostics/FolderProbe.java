package org.cordon.boot.diagnostics;

import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.journal.PrivateFiles;
import org.cordon.cli.DiagnosticResult;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The data folder and the disk it lies on. Writes one small file, measures, and removes it.
public final class FolderProbe {
    private static final String FOLDER = "data folder";
    private static final String DISK = "disk";

    /// About what a busy line records in a day.
    private static final long PLENTY = 1L << 30;

    /// From here on people notice that a verdict waits for the disk.
    private static final Duration SLOW = Duration.ofMillis(200);

    private static final int WRITES = 9;
    private static final int BLOCK = 4_096;

    private final DiagnosticContext subject;
    private final Machine machine;
    private final boolean named;

    /// @param machine tells what is left of the disk
    /// @param named whether the folder was named, so that it must be there
    public FolderProbe(DiagnosticContext subject, Machine machine, boolean named) {
        this.subject = subject;
        this.machine = machine;
        this.named = named;
    }

    /// Looks at the folder, then at the disk.
    public List<DiagnosticResult> look() throws IOException {
        Path root = subject.folder().root().toAbsolutePath();
        List<DiagnosticResult> findings = new ArrayList<>();
        if (!Files.exists(root) && named) {
            return List.of(
                    DiagnosticResult.broken(
                            FOLDER,
                            root + " is not there.",
                            "Name the data folder of a terminal with --data, or start Cordon with"
                                    + " this one to make it."));
        }
        if (!Files.exists(root)) {
            Path above = existing(root);
            findings.add(
                    Files.isDirectory(above) && Files.isWritable(above)
                            ? DiagnosticResult.works(
                                    FOLDER, root + " is not there yet and can be made.")
                            : DiagnosticResult.broken(
                                    FOLDER,
                                    "%s is not there and cannot be made in %s."
                                            .formatted(root, above),
                                    "Make the folder and give it to the user who runs Cordon, or"
                                            + " name another one with --data."));
            findings.add(space(above));
            return findings;
        }
        if (!Files.isDirectory(root)) {
            findings.add(
                    DiagnosticResult.broken(
                            FOLDER, root + " is no folder.", "Name a folder with --data."));
            return findings;
        }
        try {
            Duration[] times = measure(root);
            findings.add(folder(root));
            findings.add(latency(times));
            shared(root).ifPresent(findings::add);
        } catch (IOException e) {
            findings.add(
                    DiagnosticResult.broken(
                            FOLDER,
                            "%s cannot be written: %s".formatted(root, reason(e)),
                            "Give the folder to the user who runs Cordon, and check that its disk"
                                    + " is not mounted read-only."));
        }
        findings.add(space(root));
        return findings;
    }

    private static Optional<DiagnosticResult> shared(Path root) throws IOException {
        return PrivateFiles.shared(root)
                .map(which ->
                        DiagnosticResult.care(
                                FOLDER,
                                "Other users of this computer may use %s.".formatted(which),
                                "Start Cordon, which changes that, or run chmod -R go= %s."
                                        .formatted(root)));
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ", " + e.getMessage();
    }

    private static Path existing(Path path) {
        Path above = path;
        while (!Files.exists(above)) {
            Path next = above.getParent();
            if (next == null) {
                return above;
            }
            above = next;
        }
        return above;
    }

    private DiagnosticResult folder(Path root) {
        Optional<Owner> owner = subject.owner();
        if (owner.isEmpty()) {
            return DiagnosticResult.works(FOLDER, root + " can be written; nobody has it open.");
        }
        return DiagnosticResult.works(
                FOLDER,
                owner.get().running()
                        ? "%s can be written; Cordon runs on it: %s.".formatted(root, owner.get())
                        : "%s can be written; the program that had it did not end in order: %s."
                                .formatted(root, owner.get()));
    }

    private static Duration[] measure(Path root) throws IOException {
        Path file = Files.createTempFile(root, ".doctor-", ".tmp");
        Duration[] times = new Duration[WRITES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                long start = System.nanoTime();
                ByteBuffer block = ByteBuffer.allocate(BLOCK);
                while (block.hasRemaining()) {
                    channel.write(block);
                }
                channel.force(false);
                times[i] = Duration.ofNanos(System.nanoTime() - start);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        Arrays.sort(times);
        return times;
    }

    private static DiagnosticResult latency(Duration[] sorted) {
        Duration middle = sorted[WRITES / 2];
        Duration longest = sorted[WRITES - 1];
        String found =
                "An entry takes %s ms to be on the disk, %s ms at the longest."
                        .formatted(ms(middle), ms(longest));
        return middle.compareTo(SLOW) < 0
                ? DiagnosticResult.works(DISK, found)
                : DiagnosticResult.care(
                        DISK,
                        found,
                        "Every verdict waits so long: use a local disk, and look for programs that"
                                + " keep it busy.");
    }

    private static String ms(Duration duration) {
        return "%.1f".formatted(duration.toNanos() / 1e6);
    }

    private DiagnosticResult space(Path folder) throws IOException {
        long free = machine.usable(folder);
        long reserve = JournalConfig.STANDARD.reserveBytes();
        String found =
                "%,d MiB are free; the journal stops below %,d MiB."
                        .formatted(free >> 20, reserve >> 20);
        if (free < reserve) {
            return DiagnosticResult.broken(
                    DISK, found, "Make room on this disk; recording goes on by itself.");
        }
        return free < PLENTY
                ? DiagnosticResult.care(DISK, found, "Make room on this disk before it is full.")
                : DiagnosticResult.works(DISK, found);
    }
}
