package org.cordon.cli;

import org.cordon.app.port.OrderFile;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.app.scanning.ScanEvaluator;
import org.cordon.app.scanning.ScanOutcome;
import org.cordon.core.line.Line;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.FieldCheck;
import org.cordon.core.verdict.VerdictCode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run over a file of scans. Times are told since the beginning, so that two runs say the same.
final class Replay {
    private static final Messages TEXT = Messages.of(Replay.class);

    /// Between scans that carry no time: far enough that none is taken for an echo of the one before.
    private static final Duration APART = Duration.ofSeconds(1);

    private static final Duration LAST = Duration.ofDays(36_500);

    private final JudgingRules rules;
    private final Optional<DeviceRole> role;
    private final ChosenProfile profile;
    private final ScanEvaluator evaluator;
    private final ReasonMessages reasons = new ReasonMessages(ZoneOffset.UTC);
    private final Map<Reader, DeviceId> devices = new HashMap<>();
    private final ReplayAlarms alarms;
    private final ScanCounts counts = new ScanCounts();
    private final Results out;
    private final LineErrors complaints;
    private final ReplaySummary summary;
    private final ReplayReports reports;
    private long seq;
    private Duration last = Duration.ZERO;

    /// What reads at a station, on one of its lanes.
    private record Reader(Optional<StationId> station, int lane) {}

    /// @param rules with the line that is judged
    /// @param reports line data, in the order in which they came
    /// @param role of all scanners; empty: in line at a station with a level, by hand at others
    Replay(
            JudgingRules rules,
            OrderFile order,
            ReplayReports reports,
            Optional<DeviceRole> role,
            Results out,
            LineErrors complaints) {
        this.rules = rules;
        this.reports = reports;
        this.role = role;
        this.evaluator =
                new ScanEvaluator(
                        this.rules, new ListedUnits(order.units()), _ -> Optional.empty());
        profile = rules.profiles().of(order.order(), order.units().size() > order.order().packs());
        evaluator.order(Optional.of(order.order()), true, order.isPool());
        evaluator.profile(Optional.of(profile));
        this.alarms = new ReplayAlarms(rules.catalogue(), this::format);
        this.summary = new ReplaySummary(rules.line(), order.order(), profile);
        this.out = out;
        this.complaints = complaints;
    }

    /// The units of the order's file.
    private static final class ListedUnits implements ScanEvaluator.Units {
        private final Map<UnitId, Unit> units;
        private final Map<UnitId, List<Unit>> inside = new HashMap<>();

        ListedUnits(List<Unit> listed) {
            units = HashMap.newHashMap(listed.size());
            for (Unit unit : listed) {
                units.put(unit.id(), unit);
                unit.parent()
                        .ifPresent(container ->
                                inside.computeIfAbsent(container, _ -> new ArrayList<>())
                                        .add(unit));
            }
        }

        @Override
        public Optional<Unit> unit(OrderId order, UnitId id) {
            return Optional.ofNullable(units.get(id));
        }

        @Override
        public List<Unit> children(OrderId order, UnitId container) {
            return inside.getOrDefault(container, List.of());
        }
    }

    /// Judges every line, then sums up.
    ///
    /// @throws IOException if the scans cannot be read or nobody takes the output
    void run(ScanLines lines) throws IOException {
        ScanLines.Line line = lines.next();
        boolean recorded = line != null && isRecorded(line.characters());
        for (; line != null; line = lines.next()) {
            String text = line.characters();
            if (recorded && ShiftLine.saysNothing(text)) {
                continue;
            }
            try {
                play(line, recorded ? recorded(text) : plain(text));
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                complaints.about(line.number(), why);
                out.write(notJudged(line, why));
            }
        }
        reported(LAST);
        Map<String, Object> sum = summary.of(counts, evaluator, alarms, complaints.count());
        out.write(out.isText() ? sum : Map.of("summary", sum));
        out.flush();
    }

    /// How often each verdict came; those that never did are absent.
    Map<VerdictCode, Long> counts() {
        return counts.total();
    }

    /// What the order is judged by.
    ChosenProfile profile() {
        return profile;
    }

    long seenPacks() {
        return evaluator.seenPacks();
    }

    private static boolean isRecorded(String first) {
        return first.startsWith("#") || ShiftLine.matches(first);
    }

    private ShiftLine recorded(String text) {
        ShiftLine line = ShiftLine.parse(text);
        if (line.at().compareTo(last) < 0) {
            throw new IllegalArgumentException(TEXT.get("cli.scans.back-in-time"));
        }
        rules.line()
                .contradicts(line.station(), line.sign().lane())
                .ifPresent(why -> {
                    throw new IllegalArgumentException(reasons.of(why));
                });
        return line;
    }

    private ShiftLine plain(String text) {
        return new ShiftLine(
                seq == 0 ? Duration.ZERO : last.plus(APART),
                Optional.empty(),
                List.of(text),
                Optional.empty(),
                ReadDetails.NONE);
    }

    private void reported(Duration by) throws IOException {
        for (Optional<ReplayReports.Came> came = reports.next(by);
                came.isPresent();
                came = reports.next(by)) {
            long nanos = came.get().at().toNanos();
            Instant at = Instant.EPOCH.plus(came.get().at());
            alarms.found(evaluator.overdue(nanos), at);
            came.get()
                    .report()
                    .ifPresentOrElse(
                            report -> alarms.found(evaluator.reported(report, at, nanos), at),
                            () -> evaluator.closing(nanos));
        }
    }

    private void play(ScanLines.Line line, ShiftLine what) throws IOException {
        reported(what.at());
        if (what.signal().isPresent()) {
            last = what.at();
            alarms.found(
                    evaluator
                            .signal(
                                    what.station(),
                                    what.signal().get(),
                                    Instant.EPOCH.plus(what.at()),
                                    what.at().toNanos(),
                                    what.sign())
                            .found(),
                    Instant.EPOCH.plus(what.at()));
            return;
        }
        DeviceId device = device(what);
        List<Frame> message =
                what.codes().stream()
                        .map(code ->
                                new Frame(
                                        device,
                                        Bytes.parse(code),
                                        Instant.EPOCH.plus(what.at()),
                                        what.at().toNanos(),
                                        line.dropped()))
                        .toList();
        last = what.at();
        for (ScanOutcome judged : evaluator.judge(message, what.sign())) {
            seq++;
            counts.add(judged.event());
            alarms.found(judged.found(), judged.event().receivedAt());
            out.write(row(line, what.at(), judged));
        }
    }

    /// What reads a line: a scanner a lane. Where nothing is set up, what names no station is read away from
    /// stations, as on such a line.
    private DeviceId device(ShiftLine what) {
        boolean away = what.station().isEmpty() && rules.line().equals(Line.SINGLE);
        Station station =
                what.station().flatMap(rules.line()::station).orElse(rules.line().first());
        Reader reader =
                new Reader(
                        Optional.of(station.id()).filter(_ -> !away),
                        station.lanes() == 1 ? 1 : what.sign().lane());
        DeviceId known = devices.get(reader);
        if (known != null) {
            return known;
        }
        DeviceId device = name(station, reader.lane());
        devices.put(reader, device);
        evaluator.device(
                device,
                role.orElse(
                        station.type().level().isPresent()
                                ? DeviceRole.INLINE
                                : DeviceRole.HANDHELD),
                reader.station());
        return device;
    }

    /// The name of the station, with the lane where it has several; a number where another scanner has that.
    private DeviceId name(Station station, int lane) {
        String name = station.id() + (station.lanes() == 1 ? "" : "/" + lane);
        return name.length() > StationId.MAX_LENGTH || devices.containsValue(new DeviceId(name))
                ? new DeviceId("#" + (devices.size() + 1))
                : new DeviceId(name);
    }

    private Map<String, Object> row(ScanLines.Line line, Duration at, ScanOutcome judged) {
        var event = judged.event();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seq", seq);
        row.put("line", line.number());
        row.put("atMs", at.toMillis());
        row.put("station", event.station().orElse(rules.line().first().id()).value());
        row.put("verdict", event.verdict().name());
        row.put("reason", format(event.reason()));
        String firstAction = rules.catalogue().of(event.verdict()).firstAction();
        if (!firstAction.isEmpty()) {
            row.put("firstAction", firstAction);
        }
        event.unit().ifPresent(unit -> row.put("unit", unit.key()));
        event.container().ifPresent(container -> row.put("container", container.key()));
        event.fault().ifPresent(fault -> row.put("fault", fault.name()));
        row.put("alarms", alarms.judged(event, judged.alarm(), seq));
        if (!judged.judgement().fields().isEmpty()) {
            row.put("fields", judged.judgement().fields().stream().map(Replay::field).toList());
        }
        row.put("raw", event.raw().toString());
        return row;
    }

    /// A reason as people or programs read it.
    private Object format(Reason reason) {
        return out.isText() ? reasons.of(reason) : members(reason);
    }

    /// A code as an object, so that programs need no sentences; a moment in ISO 8601.
    private static Object members(Reason reason) {
        return switch (reason) {
            case Reason.Written(var text) -> text;
            case Reason.Coded(var code, var arguments, var and) -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("code", code);
                row.put("arguments", arguments.stream().map(Replay::argument).toList());
                if (!and.isEmpty()) {
                    row.put("and", and.stream().map(Replay::members).toList());
                }
                yield row;
            }
        };
    }

    private static String argument(Reason.Argument argument) {
        return switch (argument) {
            case Reason.Argument.Text(var text) -> text;
            case Reason.Argument.Moment(var at) -> at.toString();
            case Reason.Argument.DayAndTime(var at) -> at.toString();
        };
    }

    private static Map<String, Object> field(FieldCheck check) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", check.field().name());
        check.read().ifPresent(read -> row.put("read", read));
        check.expected().ifPresent(expected -> row.put("expected", expected));
        row.put("agrees", check.agrees());
        return row;
    }

    private static Map<String, Object> notJudged(ScanLines.Line line, String why) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line.number());
        row.put("fault", ParseCommand.TEXT_FORM);
        row.put("message", why);
        row.put("raw", line.asItStands().toString());
        return row;
    }
}
