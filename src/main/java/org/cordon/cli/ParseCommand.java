package org.cordon.cli;

import org.cordon.app.intake.LineIntake;
import org.cordon.core.gs1.CodeReader;
import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.Reading;
import org.cordon.core.scan.ScanFault;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `parse`: says what each scan of a file says, whatever order runs. Every line in gives a line out, in
/// memory that does not grow with the file.
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Say what each scan says; one JSON object a scan.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon parse scans.txt",
            "  echo ']d2010401234500000921LMDZ7F9ES98D{GS}1728113010K2411A' | cordon parse",
            "",
            "One scan a line: {GS} stands for byte 0x1D, {xHH} for any other byte outside",
            "0x20 to 0x7E. An empty line is an empty scan. A line in another form gives an",
            "object with error and fault TEXT_FORM."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every scan is a pack or a container code",
            "1:at least one is not: a no-read, or a fault that its line names",
            "2:bad usage, the file cannot be read, or a line is not in the text form of a scan"
        },
        exitCodeOnExecutionException = 2)
public final class ParseCommand implements Callable<Integer> {
    /// The fault of a line that is not in the text form.
    static final String TEXT_FORM = "TEXT_FORM";

    private final CodeReader reader;
    private final ParsedScan form;
    private final InputStream standardInput;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "File of scans; the standard input if not given or -.")
    private @Nullable Path file;

    /// Reads codes as the line does.
    ///
    /// @param rules the line's
    public ParseCommand(LineIntake.Rules rules) {
        this(rules, System.in);
    }

    ParseCommand(LineIntake.Rules rules, InputStream standardInput) {
        this.reader = rules.reader();
        this.form = new ParsedScan(rules.reasons());
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter err = line.getErr();
        try (ScanLines lines = ScanLines.open(file, standardInput)) {
            return parse(lines, new JsonLines(line.getOut()), new Complaints(err));
        } catch (IOException e) {
            line.getOut().flush();
            err.println(Failure.sentence(file, e));
            err.flush();
            return 2;
        }
    }

    private int parse(ScanLines lines, JsonLines out, Complaints complaints) throws IOException {
        boolean allCodes = true;
        for (ScanLines.Line line = lines.next(); line != null; line = lines.next()) {
            Bytes scan;
            try {
                scan = Bytes.parse(line.characters());
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                complaints.about(line.number(), why);
                out.write(notInForm(line, why));
                continue;
            }
            CodeReader.Taken taken =
                    line.dropped() == 0 ? reader.take(scan) : oversize(scan.length());
            allCodes &= !(taken.reading() instanceof Reading.Unreadable);
            Map<String, Object> row = form.row(line.number(), scan, taken);
            if (line.dropped() > 0) {
                row.put("dropped", line.dropped());
            }
            out.write(row);
        }
        out.flush();
        complaints.end();
        return complaints.any() ? 2 : allCodes ? 0 : 1;
    }

    /// What is missing may be the end of a serial, so nothing of it is taken for a code.
    private static CodeReader.Taken oversize(int length) {
        return new CodeReader.Taken(
                "", List.of(), new Reading.Unreadable(ScanFault.OVERSIZE, length, ""));
    }

    private static Map<String, Object> notInForm(ScanLines.Line line, String why) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line.number());
        row.put("kind", "unreadable");
        row.put("title", "The line is not in the text form of a scan.");
        row.put("fault", TEXT_FORM);
        row.put("error", why);
        row.put("raw", line.asItStands().toString());
        if (line.dropped() > 0) {
            row.put("dropped", line.dropped());
        }
        return row;
    }
}
