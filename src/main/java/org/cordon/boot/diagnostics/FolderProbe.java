package org.cordon.boot.diagnostics;

import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.journal.PrivateFiles;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.text.Messages;

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
///
/// @param machine tells what is left of the disk
/// @param named whether the folder was named, so that it must be there
public record FolderProbe(DiagnosticContext subject, Machine machine, boolean named) {
    private static final Messages TEXT = Messages.of(FolderProbe.class);
    static final String FOLDER = "data folder";
    private static final String DISK = "disk";

    /// About what a busy line records in a day.
    private static final long PLENTY = 1L << 30;

    /// From here on people notice that a verdict waits for the disk.
    private static final Duration SLOW = Duration.ofMillis(200);

    private static final int WRITES = 9;
    private static final int BLOCK = 4_096;

    /// Looks at the folder, then at the disk.
    public List<DiagnosticResult> inspect() throws IOException {
        Path root = subject.folder().root().toAbsolutePath();
        List<DiagnosticResult> findings = new ArrayList<>();
        if (!Files.exists(root) && named) {
            return List.of(DiagnosticContext.broken(FOLDER, "diagnostics.folder.missing", root));
        }
        if (!Files.exists(root)) {
            Path above = existing(root);
            findings.add(
                    Files.isDirectory(above) && Files.isWritable(above)
                            ? DiagnosticContext.works(FOLDER, "diagnostics.folder.new", root)
                            : DiagnosticContext.broken(
                                    FOLDER, "diagnostics.folder.unmakable", root, above));
            findings.add(space(above));
            return findings;
        }
        if (!Files.isDirectory(root)) {
            findings.add(DiagnosticContext.broken(FOLDER, "diagnostics.folder.no-folder", root));
            return findings;
        }
        try {
            Duration[] times = measure(root);
            findings.add(folder(root));
            findings.add(latency(times));
            shared(root).ifPresent(findings::add);
        } catch (IOException e) {
            findings.add(
                    DiagnosticContext.broken(
                            FOLDER,
                            "diagnostics.folder.unwritable",
                            root,
                            e.getClass().getSimpleName(),
                            String.valueOf(e.getMessage())));
        }
        findings.add(space(root));
        return findings;
    }

    private static Optional<DiagnosticResult> shared(Path root) throws IOException {
        return PrivateFiles.shared(root)
                .map(which ->
                        DiagnosticContext.care(FOLDER, "diagnostics.folder.shared", which, root));
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
        return subject.owner()
                .map(owner ->
                        DiagnosticContext.works(
                                FOLDER,
                                owner.running()
                                        ? "diagnostics.folder.running"
                                        : "diagnostics.folder.ended",
                                root,
                                owner))
                .orElseGet(() -> DiagnosticContext.works(FOLDER, "diagnostics.folder.free", root));
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
        String found = TEXT.get("diagnostics.disk.latency", ms(middle), ms(longest));
        return middle.compareTo(SLOW) < 0
                ? DiagnosticResult.works(DISK, found)
                : DiagnosticResult.care(DISK, found, TEXT.get("diagnostics.disk.slow.to-do"));
    }

    private static double ms(Duration duration) {
        return Math.round(duration.toNanos() / 1e5) / 1e1;
    }

    private DiagnosticResult space(Path folder) throws IOException {
        long free = machine.usable(folder);
        long reserve = JournalConfig.STANDARD.reserveBytes();
        String found = TEXT.get("diagnostics.disk.space", free >> 20, reserve >> 20);
        if (free < reserve) {
            return DiagnosticResult.broken(DISK, found, TEXT.get("diagnostics.disk.full.to-do"));
        }
        return free < PLENTY
                ? DiagnosticResult.care(DISK, found, TEXT.get("diagnostics.disk.little.to-do"))
                : DiagnosticResult.works(DISK, found);
    }
}
