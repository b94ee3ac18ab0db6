package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/// `journal export`: entries as they were recorded, each line verified with its chain before it comes
/// out. Reads only, and may run while the program records.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write entries as they were recorded, verified, one a line.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon journal export --format json > entries.jsonl",
            "  cordon journal export --stream SCANS --since 2026-11-24T06:00:00Z"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that was asked for came out and verifies",
            "1:an entry does not verify; those before it came out",
            "2:bad usage, or the journal cannot be read"
        })
public final class JournalExportCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(
            names = "--stream",
            paramLabel = "STREAM",
            converter = StreamConverter.class,
            description = "ACTS or SCANS; both, one after the other, if none is named.")
    private @Nullable StreamId stream;

    @Option(names = "--epoch", paramLabel = "N", description = "Only this epoch.")
    private int epoch;

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "1",
            description = "Only entries with this number and above.")
    private long from;

    @Option(
            names = "--to",
            paramLabel = "N",
            defaultValue = "9223372036854775807",
            description = "Only entries up to this number.")
    private long to;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only entries made at this time or later, such as 2026-11-24T06:00:00Z.")
    private Instant since = Instant.MIN;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Only entries made before this time.")
    private Instant until = Instant.MAX;

    /// The command, to be filled by picocli.
    public JournalExportCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int answer = 0;
        try {
            List<StreamId> streams = stream == null ? List.of(StreamId.values()) : List.of(stream);
            LongConsumer checked =
                    progress.of(
                            err, "bytes checked", JournalVerifier.bytes(data.folder(), streams));
            JournalVerifier verifier = new JournalVerifier(data.folder(), checked);
            for (StreamId each : streams) {
                answer = Math.max(answer, export(verifier.verify(each), output.results(out), err));
            }
        } catch (Results.Closed head) {
            return 0;
        } catch (IOException e) {
            err.println("The journal cannot be read: " + e.getMessage());
            answer = 2;
        }
        out.flush();
        err.flush();
        return answer;
    }

    private int export(List<JournalVerifier.Result> found, Results out, PrintWriter err)
            throws IOException {
        Path folder = data.folder();
        int answer = 0;
        for (JournalVerifier.Result result : found) {
            if (epoch == 0 || epoch == result.epoch()) {
                write(folder, result, out);
                if (result.verification() instanceof Verification.Broken broken) {
                    out.flush();
                    err.println(
                            "%s, line %d does not verify: %s. Entries from %d on were not exported. %s"
                                    .formatted(
                                            broken.file(),
                                            broken.line(),
                                            broken.why(),
                                            broken.seq(),
                                            JournalVerifyCommand.TO_DO));
                    answer = 1;
                }
            }
        }
        return answer;
    }

    /// What was sound when it was verified; it is checked again as it is read.
    private void write(Path folder, JournalVerifier.Result result, Results out) throws IOException {
        long last = Math.min(to, result.verification().head().seq());
        long at = Math.max(0, from - 1);
        if (at >= last) {
            return;
        }
        JournalReader reader = JournalReader.open(folder, result.stream());
        try {
            while (at < last) {
                List<Entry> page = reader.read(result.epoch(), at, (int) Math.min(PAGE, last - at));
                for (Entry entry : page) {
                    Instant made = entry.stamp().at();
                    if (!made.isBefore(since) && made.isBefore(until)) {
                        out.writeRecorded(entry.line());
                    }
                }
                out.flush();
                if (page.isEmpty()) {
                    throw new IOException("it was changed while it was read; try again");
                }
                at = page.getLast().seq();
            }
        } catch (JournalUnavailable changed) {
            throw new IOException(changed.getMessage(), changed);
        }
    }
}
