package org.cordon.adapter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.adapter.barcode.DataMatrixCode;
import org.cordon.app.report.ContainmentReport;
import org.cordon.support.IncidentStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The code on the first page, drawn and read by programs that know nothing of Cordon.
final class ReportCodeTest {
    @TempDir private Path folder;

    // [utest->req~report.code~1]
    @Test
    void foreignReaderReadsTheCodeOffTheDrawnPage() throws Exception {
        assumeTrue(
                isInstalled("pdftoppm") && isInstalled("dmtxread"),
                "needs pdftoppm (poppler-utils) and dmtxread (dmtx-utils)");
        ContainmentReport report = IncidentStory.contained(2).report();
        Files.write(
                folder.resolve("report.pdf"),
                new PdfReportWriter(new DataMatrixCode()).write(report).bytes());
        run("pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", "report.pdf", "page");
        assertEquals(report.code(), run("dmtxread", "-N1", picture()));
    }

    private String picture() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> name.endsWith(".png"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command[0]);
        return said;
    }
}
