package org.cordon.cli;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.verdict.VerdictCode;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `replay`: judges a file of scans against an order as the line would have, without a data folder, a
/// device or a journal. Nothing is recorded.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Judge scans against an order as the line would, one by one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon replay --order order.json --scans shift.txt",
            "  cordon replay --order order.csv --scans - --role handheld < scans.txt",
            "",
            "Scans stand one a line in text form. A file whose first line begins with # or",
            "has the form +MILLISECONDS TAB SCAN is a recorded shift: each line has that",
            "form, lines that begin with # and empty ones say nothing. Other files hold the",
            "scans alone, which count as one second apart."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every scan is accepted",
            "1:at least one is not",
            "2:bad usage, the order was refused, or a file or a line cannot be read"
        },
        exitCodeOnExecutionException = 2)
public final class ReplayCommand implements Callable<Integer> {
    private final Supplier<ScanPipeline.Rules> rules;
    private final List<OrderReader> readers;
    private final InputStream standardInput;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private ResultOutput output = new ResultOutput();

    @Option(
            names = "--order",
            required = true,
            paramLabel = "FILE",
            description = "The order, as EPCIS 2.0 JSON or CSV.")
    private @Nullable Path order;

    @Option(
            names = "--scans",
            required = true,
            paramLabel = "FILE",
            description = "The scans; - for the standard input.")
    private @Nullable Path scans;

    @Option(
            names = "--role",
            converter = Role.class,
            paramLabel = "ROLE",
            description = {
                "inline: a camera that sees each pack once, knows duplicates and wrong containers.",
                "handheld: a scanner in a person's hand, may see anything again.",
                "inline if not given."
            })
    private DeviceRole role = DeviceRole.INLINE;

    /// Judges as the line does.
    ///
    /// @param rules reads the line's; times are told from the beginning of the scans
    /// @param readers asked in turn who accepts the order
    public ReplayCommand(Supplier<ScanPipeline.Rules> rules, List<OrderReader> readers) {
        this(rules, readers, System.in);
    }

    ReplayCommand(
            Supplier<ScanPipeline.Rules> rules,
            List<OrderReader> readers,
            InputStream standardInput) {
        this.rules = rules;
        this.readers = List.copyOf(readers);
        this.standardInput = standardInput;
    }

    /// Reads `inline` and `handheld` in any case.
    static final class Role implements ITypeConverter<DeviceRole> {
        @Override
        public DeviceRole convert(String value) {
            for (DeviceRole role : DeviceRole.values()) {
                if (role.name().equalsIgnoreCase(value)) {
                    return role;
                }
            }
            throw new TypeConversionException("'" + value + "' is neither inline nor handheld");
        }
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter err = line.getErr();
        Path orderFile = Objects.requireNonNull(order);
        Path scanFile = Objects.requireNonNull(scans);
        try {
            OrderFile read =
                    OrderReader.of(readers, orderFile).read(orderFile, OrderReader.Progress.NONE);
            try (ScanLines lines = ScanLines.open(scanFile, standardInput)) {
                return replay(read, lines, output.results(line.getOut()), err);
            }
        } catch (OrderRefused refused) {
            err.println("The order %s is refused: %s".formatted(orderFile, refused.getMessage()));
        } catch (IOException e) {
            line.getOut().flush();
            err.println(Failure.sentence(scanFile, e));
        }
        err.flush();
        return 2;
    }

    private int replay(OrderFile read, ScanLines lines, Results out, PrintWriter err)
            throws IOException {
        LineErrors complaints = new LineErrors(err);
        Replay replay = new Replay(rules.get(), read, role, out, complaints);
        replay.run(lines);
        complaints.end();
        Map<VerdictCode, Long> counts = replay.counts();
        long judged = counts.values().stream().mapToLong(Long::longValue).sum();
        err.println(
                "%d scans against order %s, lot %s%s"
                        .formatted(
                                judged,
                                read.order().id(),
                                read.order().lot(),
                                counts.entrySet().stream()
                                        .map(e -> e.getKey() + " " + e.getValue())
                                        .collect(
                                                Collectors.joining(
                                                        ", ", judged == 0 ? "." : ": ", ""))));
        if (complaints.any()) {
            err.println(
                    "%d lines could not be read and are not judged".formatted(complaints.count()));
        }
        err.println(
                "%d of %d packs of the order were seen"
                        .formatted(replay.seenPacks(), read.order().packs()));
        err.flush();
        boolean allAccepted = judged == counts.getOrDefault(VerdictCode.ACCEPTED, 0L);
        return complaints.any() ? 2 : allAccepted ? 0 : 1;
    }
}
