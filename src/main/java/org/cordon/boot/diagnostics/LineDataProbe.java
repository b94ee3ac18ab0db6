package org.cordon.boot.diagnostics;

import org.cordon.app.linedata.LineDataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folder that line data come into: whether it is there, may be read, and files may be renamed in it. Reads only, but
/// for an empty file that it makes, renames and removes.
record LineDataProbe(DiagnosticContext subject) {
    static final String PART = "line data";

    List<DiagnosticResult> inspect() {
        return subject
                .settings()
                .flatMap(Settings::lineDataFolder)
                .map(LineDataProbe::inspect)
                .stream()
                .toList();
    }

    private static DiagnosticResult inspect(Path set) {
        Path folder = set.normalize();
        if (!Files.isDirectory(folder)) {
            return DiagnosticContext.broken(PART, "diagnostics.line-data.missing", folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            long waiting = files.filter(Files::isRegularFile).count();
            Path made = Files.createTempFile(folder, ".doctor-", ".tmp");
            Files.delete(
                    Files.move(made, made.resolveSibling(made.getFileName() + ".renamed.tmp")));
            Path refused = folder.resolve(LineDataFolder.REFUSED);
            return Files.isDirectory(refused) && holds(refused)
                    ? DiagnosticContext.care(PART, "diagnostics.line-data.refused", refused)
                    : DiagnosticContext.works(PART, "diagnostics.line-data.good", folder, waiting);
        } catch (IOException e) {
            return DiagnosticContext.broken(
                    PART,
                    "diagnostics.line-data.unusable",
                    folder,
                    e.getClass().getSimpleName(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static boolean holds(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(
                    file -> Files.exists(file.resolveSibling(file.getFileName() + ".txt")));
        }
    }
}
