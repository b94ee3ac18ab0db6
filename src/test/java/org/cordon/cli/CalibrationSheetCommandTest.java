package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Symbology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class CalibrationSheetCommandTest {
    @TempDir private Path folder;
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine command =
                new CommandLine(
                        new CalibrationSheetCommand(new CalibrationSheet(new CalibrationDrawer())));
        command.setErr(new PrintWriter(said, true));
        return command.execute(arguments);
    }

    // [utest->req~qualify.sheet~1]
    @Test
    void everyCodeIsReadOffTheDrawnPageByForeignReaders() throws Exception {
        for (String program : new String[] {"pdftoppm", "dmtxread", "zbarimg"}) {
            assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin", program)),
                    "needs pdftoppm, dmtxread and zbarimg");
        }
        assertEquals(0, run("--out", folder.resolve("sheet.pdf").toString()));
        out("pdftoppm", "-r", "200", "-png", "-singlefile", "sheet.pdf", "page");
        String matrices = out("dmtxread", "-n", "-N5", "-G29", "-m30000", "page.png");
        String others = out("zbarimg", "-q", "--raw", "page.png");
        for (CalibrationCode code : CalibrationCode.values()) {
            boolean matrix =
                    code.symbology() == Symbology.GS1_DATAMATRIX
                            || code.symbology() == Symbology.DATAMATRIX;
            assertTrue((matrix ? matrices : others).contains(code.content()), code.name());
        }
    }

    // [utest->req~qualify.sheet~1]
    @Test
    void aFileThatIsThereIsNotReplacedUnlessAsked() throws Exception {
        Path file = folder.resolve("sheet.pdf");
        Files.writeString(file, "mine");
        assertEquals(2, run("--out", file.toString()));
        assertTrue(said.toString().contains("--force"), said.toString());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, run("--out", file.toString(), "--force"));
        byte[] once = Files.readAllBytes(file);
        assertEquals(0, run("--out", file.toString(), "--force"));
        assertArrayEquals(once, Files.readAllBytes(file), "the same every time");
        assertEquals(2, run("--out", folder.resolve("none/sheet.pdf").toString()));
    }

    private String out(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() <= 1, command[0]);
        return text;
    }
}
