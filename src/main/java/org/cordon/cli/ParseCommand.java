package org.cordon.cli;

import org.cordon.core.code.Analysis;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// `parse`: takes each scan of a file apart, whatever order runs. Every line in gives a line out, in memory
/// that does not grow with the file.
@Command(name = "parse", mixinStandardHelpOptions = true, exitCodeOnExecutionException = 2)
public final class ParseCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(ParseCommand.class);

    /// The error of a line that is not in the text form.
    static final String TEXT_FORM = "TEXT_FORM";

    private final Function<Path, CodeTables> tables;
    private final ParsedScan form = new ParsedScan();
    private final InputStream standardInput;

    @Mixin private ResultOutput output = new ResultOutput();

    @Option(
            names = "--level",
            converter = LevelName.class,
            paramLabel = "LEVEL",
            defaultValue = "full")
    private ValidationLevel level = ValidationLevel.FULL;

    @Mixin private TerminalData data = new TerminalData();

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    /// Reads codes as the line does.
    ///
    /// @param tables what codes are read by at the terminal of a data folder; refuses what cannot be followed
    ///     with an IllegalArgumentException whose message says why
    public ParseCommand(Function<Path, CodeTables> tables) {
        this(tables, System.in);
    }

    ParseCommand(Function<Path, CodeTables> tables, InputStream standardInput) {
        this.tables = tables;
        this.standardInput = standardInput;
    }

    /// `syntax` or `full`.
    static final class LevelName implements ITypeConverter<ValidationLevel> {
        @Override
        public ValidationLevel convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "syntax" -> ValidationLevel.SYNTAX;
                case "full" -> ValidationLevel.FULL;
                default -> throw new TypeConversionException(TEXT.get("cli.value.level", value));
            };
        }
    }

    @Override
    public Integer call() {
        CommandLine line = line();
        PrintWriter err = line.getErr();
        ScanAnalyzer analyser;
        try {
            analyser = new ScanAnalyzer(tables.apply(data.folder()));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.flush();
            return 2;
        }
        try (ScanLines lines = ScanLines.open(file, standardInput)) {
            return parse(analyser, lines, output.results(line.getOut()), new LineErrors(err));
        } catch (IOException e) {
            line.getOut().flush();
            err.println(Failure.sentence(file, e));
            err.flush();
            return 2;
        }
    }

    private int parse(ScanAnalyzer analyser, ScanLines lines, Results out, LineErrors complaints)
            throws IOException {
        boolean all = true;
        for (ScanLines.Line line = lines.next(); line != null; line = lines.next()) {
            Bytes scan;
            try {
                scan = Bytes.parse(line.characters());
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                complaints.about(line.number(), why);
                int length = line.asItStands().length();
                out.write(form.malformed(line.number(), TEXT_FORM, length, why, List.of()));
                continue;
            }
            if (line.dropped() > 0) {
                // What is missing may be the end of a serial: nothing of it is taken for a code.
                String why = TEXT.get("cli.scans.too-long", ScanLines.LONGEST, line.dropped());
                out.write(
                        form.malformed(
                                line.number(),
                                ScanFault.OVERSIZE.name(),
                                scan.length(),
                                why,
                                List.of(ScanFault.OVERSIZE)));
                all = false;
                continue;
            }
            Analysis analysis = analyser.analyse(scan, level);
            all &= analysis.accepted();
            out.write(form.row(line.number(), analysis));
        }
        out.flush();
        complaints.end();
        return complaints.any() ? 2 : all ? 0 : 1;
    }
}
