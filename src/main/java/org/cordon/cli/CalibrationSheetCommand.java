package org.cordon.cli;

import org.cordon.app.port.DurableFile;
import org.cordon.app.qualification.CalibrationPaper;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `calibration-sheet`: writes the codes that scanners are qualified with as one page of A4.
@Command(
        name = "calibration-sheet",
        mixinStandardHelpOptions = true,
        description = "Write the calibration codes for scanners as a PDF file to print.",
        footerHeading = "%nExamples:%n",
        footer = "  cordon calibration-sheet --out sheet.pdf",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the sheet is written", "2:bad usage, or the file cannot be written"})
public final class CalibrationSheetCommand implements Callable<Integer> {
    private final CalibrationPaper paper;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The PDF file to write.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    /// @param paper draws the sheet
    public CalibrationSheetCommand(CalibrationPaper paper) {
        this.paper = paper;
    }

    @Override
    public Integer call() {
        Path file = Objects.requireNonNull(out);
        try {
            byte[] pdf = paper.draw().bytes();
            if (force) {
                DurableFile.replace(file, pdf);
            } else {
                DurableFile.create(file, pdf);
            }
            return 0;
        } catch (FileAlreadyExistsException e) {
            return failed("%s is there already; replace it with --force.".formatted(file));
        } catch (ReportFailed e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(
                    "%s cannot be written (%s). Is the folder there, and may you write to it?"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private int failed(String why) {
        Objects.requireNonNull(spec).commandLine().getErr().println(why);
        return 2;
    }
}
