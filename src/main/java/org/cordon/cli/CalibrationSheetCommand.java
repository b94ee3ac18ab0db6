package org.cordon.cli;

import org.cordon.app.port.DurableFile;
import org.cordon.app.qualification.CalibrationPaper;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;

/// `calibration-sheet`: writes the codes that scanners are qualified with as one page of A4.
@Command(name = "calibration-sheet", mixinStandardHelpOptions = true)
public final class CalibrationSheetCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(CalibrationSheetCommand.class);

    private final CalibrationPaper paper;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--force")
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
            return failed(TEXT.get("cli.sheet.exists", file));
        } catch (ReportFailed e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(TEXT.get("cli.sheet.unwritable", file, e.getClass().getSimpleName()));
        }
    }

    private int failed(String why) {
        line().getErr().println(why);
        return 2;
    }
}
