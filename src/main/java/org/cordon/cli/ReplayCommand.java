package org.cordon.cli;

import org.cordon.app.linedata.LineReportReader;
import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.profile.Profile;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `replay`: judges a file of scans against an order as the line would have, without a data folder, a
/// device or a journal. Nothing is recorded.
@Command(name = "replay", mixinStandardHelpOptions = true, exitCodeOnExecutionException = 2)
public final class ReplayCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(ReplayCommand.class);

    private final Supplier<JudgingRules> rules;
    private final List<OrderReader> readers;
    private final LineReportReader reports;
    private final InputStream standardInput;

    @Mixin private ResultOutput output = new ResultOutput();

    @Option(names = "--order", required = true, paramLabel = "FILE")
    private @Nullable Path order;

    @Option(names = "--scans", required = true, paramLabel = "FILE")
    private @Nullable Path scans;

    @Option(names = "--line", paramLabel = "FILE")
    private @Nullable Path stations;

    @Option(names = "--role", converter = Role.class, paramLabel = "ROLE")
    private @Nullable DeviceRole role;

    @Option(names = "--profile", paramLabel = "FILE")
    private @Nullable Path profile;

    @Option(names = "--events", paramLabel = "FILE")
    private @Nullable Path events;

    @Option(names = "--today", paramLabel = "DATE")
    private @Nullable LocalDate today;

    /// Judges as the line does.
    ///
    /// @param rules reads the line's; times are told from the beginning of the scans
    /// @param readers asked in turn who accepts the order
    /// @param reports reads line data
    public ReplayCommand(
            Supplier<JudgingRules> rules, List<OrderReader> readers, LineReportReader reports) {
        this(rules, readers, reports, System.in);
    }

    ReplayCommand(
            Supplier<JudgingRules> rules,
            List<OrderReader> readers,
            LineReportReader reports,
            InputStream standardInput) {
        this.rules = rules;
        this.reports = reports;
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
            throw new TypeConversionException(TEXT.get("cli.value.role", value));
        }
    }

    @Override
    public Integer call() {
        CommandLine line = line();
        PrintWriter err = line.getErr();
        Path orderFile = Objects.requireNonNull(order);
        Path scanFile = Objects.requireNonNull(scans);
        try {
            LineFile judged = LineFile.read(stations);
            OrderFile read =
                    OrderReader.of(readers, orderFile).read(orderFile, OrderReader.Progress.NONE);
            Optional<JudgingRules> judging = judging(judged, err);
            if (judging.isEmpty()) {
                return 2;
            }
            try (ScanLines lines = ScanLines.open(scanFile, standardInput)) {
                return replay(judging.get(), read, lines, output.results(line.getOut()), err);
            }
        } catch (LineFile.Refused refused) {
            err.println(refused.getMessage());
        } catch (OrderRefused refused) {
            err.println(TEXT.get("cli.replay.refused", orderFile, refused.getMessage()));
        } catch (IOException e) {
            line.getOut().flush();
            err.println(Failure.sentence(scanFile, e));
        }
        err.flush();
        return 2;
    }

    /// @return empty if the profile cannot be followed, which is said
    private Optional<JudgingRules> judging(LineFile stations, PrintWriter err) {
        LineFeed feed = stations.feed();
        JudgingRules judging =
                rules.get()
                        .on(stations.line())
                        .fed(
                                events != null && feed.kind() == LineFeed.Kind.NONE
                                        ? new LineFeed(LineFeed.Kind.LIVE, feed.late(), false)
                                        : feed);
        if (profile != null) {
            try {
                byte[] text = Files.readAllBytes(profile);
                judging = judging.by(Profile.read(new ByteArrayInputStream(text)));
            } catch (IllegalArgumentException refused) {
                err.println(TEXT.get("cli.replay.no-profile", profile, refused.getMessage()));
                return Optional.empty();
            } catch (IOException e) {
                err.println(Failure.sentence(profile, e));
                return Optional.empty();
            }
        }
        return Optional.of(today == null ? judging : judging.at(today));
    }

    private int replay(
            JudgingRules judging, OrderFile read, ScanLines lines, Results out, PrintWriter err)
            throws IOException {
        LineErrors complaints = new LineErrors(err);
        Replay replay;
        try (ReplayReports told =
                events == null
                        ? ReplayReports.none(reports, complaints)
                        : ReplayReports.open(events, reports, complaints)) {
            replay = new Replay(judging, read, told, Optional.ofNullable(role), out, complaints);
            replay.run(lines);
        } catch (OrderRefused refused) {
            err.println(TEXT.get("cli.replay.events-refused", events, refused.getMessage()));
            return 2;
        }
        complaints.end();
        Map<VerdictCode, Long> counts = replay.counts();
        long scans = counts.values().stream().mapToLong(Long::longValue).sum();
        String each =
                counts.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
        err.println(
                TEXT.get(
                        scans == 0 ? "cli.replay.nothing-judged" : "cli.replay.judged",
                        scans,
                        read.order().id(),
                        read.order().lot(),
                        each));
        if (complaints.any()) {
            err.println(TEXT.get("cli.replay.unread", complaints.count()));
        }
        err.println(TEXT.get("cli.replay.seen", replay.seenPacks(), read.order().packs()));
        err.println(
                TEXT.get(
                        replay.profile().guessed()
                                ? "cli.replay.profile-guessed"
                                : "cli.replay.profile",
                        replay.profile().profile().name(),
                        replay.profile().profile().version()));
        err.flush();
        boolean allAccepted = scans == counts.getOrDefault(VerdictCode.ACCEPTED, 0L);
        return complaints.any() ? 2 : allAccepted ? 0 : 1;
    }
}
