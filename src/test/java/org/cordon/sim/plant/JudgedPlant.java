package org.cordon.sim.plant;

import org.cordon.app.scanning.AcceptedUnits;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.app.scanning.ScanEvaluator;
import org.cordon.app.scanning.ScanOutcome;
import org.cordon.app.scanning.SignalOutcome;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.Profile;
import org.cordon.core.projection.RejectedUnits;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.RuleData;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// A simulated plant whose scans the program judges, as it judges those of a line.
final class JudgedPlant {
    private static final JudgingRules RULES = RuleData.rules();

    private final JudgingRules rules;
    private final PlantUnits units;
    private final Order order;
    private final Optional<ChosenProfile> profile;
    private final List<HelperCode> helpers = new ArrayList<>();
    private final RejectedUnits rejected = new RejectedUnits();
    private final Map<Optional<StationId>, Map<UnitId, Instant>> accepted = new HashMap<>();
    private final Deque<LineEvent> lately = new ArrayDeque<>();
    private final List<PlantAnswer.Alarm> alarms = new ArrayList<>();
    private final Optional<PlantFeed> feed;
    private final Map<UnitId, String> unknown = new HashMap<>();
    private ScanEvaluator judge;
    private long atMs;

    private JudgedPlant(PlantRun run) {
        this(run, LineFeed.NONE, Optional.empty());
    }

    /// @param how line data come
    /// @param feed what is reported; without it the order lists all that there is
    private JudgedPlant(PlantRun run, LineFeed how, Optional<PlantFeed> feed) {
        rules = RULES.on(line(run.layout())).fed(how);
        this.feed = feed;
        units = new PlantUnits(run);
        order = PlantUnits.order(run);
        profile =
                Optional.of(
                        new ChosenProfile(
                                Profile.read(
                                        new ByteArrayInputStream(
                                                run.layout()
                                                        .profile(run.sizes())
                                                        .getBytes(StandardCharsets.UTF_8))),
                                false));
        judge = started(true);
    }

    /// Plays a run to its end.
    static PlantScore play(PlantRun run) {
        JudgedPlant plant = new JudgedPlant(run);
        PlantScore score = new PlantScore(run);
        for (Iterator<PlantEvent> events = run.events(); events.hasNext(); ) {
            PlantEvent event = events.next();
            plant.units.next();
            score.take(event, plant.answer(event));
        }
        return score;
    }

    /// Plays a run whose serials are known by what is reported of them.
    ///
    /// @param how line data come; where the order lists every serial, it says that none is commissioned
    /// @return units that were told to be unknown or not commissioned and that nothing explained, with the kind of the
    ///     alarm; critical alarms of others are named by their kind
    static Map<UnitId, String> play(PlantRun run, LineFeed how, PlantFeed feed) {
        JudgedPlant plant = new JudgedPlant(run, how, Optional.of(feed));
        for (Iterator<PlantEvent> events = run.events(); events.hasNext(); ) {
            PlantEvent event = events.next();
            plant.units.next();
            plant.came(event.atMs(), false);
            plant.answer(event);
        }
        plant.rest();
        return plant.unknown;
    }

    private void came(long by, boolean ended) {
        for (PlantFeed source : feed.stream().toList()) {
            for (LineReport report : source.by(by, ended)) {
                note(judge.reported(report, Instant.ofEpochMilli(atMs), nanos()));
            }
        }
        atMs = Math.max(atMs, by);
        note(judge.overdue(nanos()));
    }

    /// The line stands, and what is still on its way comes in.
    private void rest() {
        PlantFeed source = feed.orElseThrow();
        for (Optional<Long> next = source.next();
                next.isPresent() && rules.feed().kind() == LineFeed.Kind.LIVE;
                next = source.next()) {
            came(next.get(), false);
        }
        judge.closing(nanos());
        came(atMs, true);
        came(atMs + 2 * rules.feed().late().toMillis(), true);
    }

    private long nanos() {
        return Duration.ofMillis(atMs).toNanos();
    }

    private void note(List<LineFinding> found) {
        for (LineFinding finding : found) {
            boolean critical =
                    rules.catalogue().of(finding.kind()).severity()
                            == ExceptionCatalogue.Severity.CRITICAL;
            finding.unit()
                    .filter(_ -> critical)
                    .ifPresent(unit -> {
                        if (finding.stands()) {
                            unknown.merge(unit, finding.kind().storedName(), (a, b) -> a + b);
                        } else {
                            unknown.put(unit, "explained");
                        }
                    });
        }
    }

    /// Packs that the first camera reads from the moment on in which a fault can be known until an alarm of a kind is
    /// raised; -1 if none is.
    static int packsUntil(String kind, PlantRun run) {
        JudgedPlant plant = new JudgedPlant(run);
        int packs = 0;
        boolean known = run.faults().isEmpty();
        for (Iterator<PlantEvent> events = run.events(); events.hasNext(); ) {
            PlantEvent event = events.next();
            plant.units.next();
            known |= !event.truth().known().isEmpty();
            packs += known && event.isScan() && event.station().equals("camera") ? 1 : 0;
            Optional<PlantAnswer> answer = plant.answer(event);
            if (answer.stream()
                    .flatMap(each -> each.alarms().stream())
                    .anyMatch(alarm -> alarm.code().equals(kind))) {
                return packs;
            }
        }
        return -1;
    }

    static Line line(PlantLayout layout) {
        Properties file = new Properties();
        try {
            file.load(new StringReader(layout.lineFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>();
        file.forEach((key, value) -> settings.put((String) key, (String) value));
        LineConfig read = LineConfig.read(settings);
        if (!read.refusals().isEmpty()) {
            throw new IllegalArgumentException(layout + ": " + read.refusals());
        }
        return read.line();
    }

    private ScanEvaluator started(boolean begins) {
        ScanEvaluator fresh = new ScanEvaluator(rules, listed(), _ -> Optional.empty());
        rules.line()
                .stations()
                .forEach(station ->
                        fresh.device(
                                new DeviceId(station.id().value()),
                                station.id().value().startsWith("table")
                                        ? DeviceRole.HANDHELD
                                        : DeviceRole.INLINE,
                                Optional.of(station.id())));
        fresh.order(Optional.of(order), begins);
        fresh.profile(profile);
        return fresh;
    }

    /// With a feed, packs are given out at best; containers are as the line system planned them.
    private Optional<Unit> listed(UnitId id) {
        Optional<Unit> unit = units.unit(id);
        return feed.isEmpty() || unit.filter(each -> each.kind() == UnitKind.PACK).isEmpty()
                ? unit
                : unit.filter(_ -> rules.feed().lists())
                        .map(each -> new Unit(id, each.kind(), each.parent(), UnitState.ALLOCATED));
    }

    private ScanEvaluator.Units listed() {
        return new ScanEvaluator.Units() {
            @Override
            public Optional<Unit> unit(OrderId of, UnitId id) {
                return JudgedPlant.this.listed(id);
            }

            @Override
            public List<Unit> children(OrderId of, UnitId container) {
                return units.children(container);
            }
        };
    }

    private Optional<PlantAnswer> answer(PlantEvent event) {
        if (event.content().startsWith("#")) {
            judge = started(false);
            judge.earlier(helpers);
            int _ = judge.lately(List.copyOf(lately));
            judge.earlier(new AcceptedUnits(accepted), rejected.all());
            return Optional.empty();
        }
        ShiftLine said = ShiftLine.parse(event.line());
        if (said.signal().isPresent()) {
            SignalOutcome shown =
                    judge.signal(
                            said.station(),
                            said.signal().get(),
                            Instant.EPOCH.plus(said.at()),
                            said.at().toNanos(),
                            said.sign());
            shown.found().forEach(this::found);
            shown.rejected().forEach(this::record);
            return Optional.empty();
        }
        List<Frame> message =
                said.codes().stream()
                        .map(code ->
                                new Frame(
                                        new DeviceId(event.station()),
                                        Bytes.parse(code),
                                        Instant.EPOCH.plus(said.at()),
                                        said.at().toNanos(),
                                        0))
                        .toList();
        List<ScanOutcome> judged = judge.judge(message, said.sign());
        List<ScanJudged> events = judged.stream().map(ScanOutcome::event).toList();
        for (ScanOutcome each : judged) {
            note(each.found());
            feed.filter(_ -> event.station().equals("camera"))
                    .ifPresent(source ->
                            each.event()
                                    .unit()
                                    .filter(unit -> units.unit(unit).isPresent())
                                    .ifPresent(unit -> source.commissioned(unit, event.atMs())));
            each.alarm()
                    .filter(kind ->
                            feed.isPresent()
                                    && rules.catalogue().of(kind).severity()
                                            == ExceptionCatalogue.Severity.CRITICAL)
                    .ifPresent(kind ->
                            unknown.put(each.event().unit().orElseThrow(), kind.storedName()));
        }
        events.forEach(this::record);
        events.forEach(each -> each.helper().ifPresent(helpers::add));
        events.stream().filter(ScanJudged::isAccepted).forEach(this::accept);
        judged.forEach(each -> each.found().forEach(this::found));
        judged.forEach(each -> each.alarm().ifPresent(kind -> alarms.add(alarm(kind, ""))));
        PlantAnswer answer =
                new PlantAnswer(
                        events.stream()
                                .map(ScanJudged::verdict)
                                .filter(VerdictCode::latching)
                                .findFirst()
                                .orElse(events.getFirst().verdict())
                                .name(),
                        alarms);
        alarms.clear();
        return Optional.of(answer);
    }

    private void record(LineEvent event) {
        rejected.apply(event);
        lately.addLast(event);
        if (lately.size() > 2_000) {
            lately.removeFirst();
        }
    }

    /// It shows at the next scan.
    private void found(LineFinding finding) {
        if (finding.stands()) {
            alarms.add(
                    alarm(
                            finding.kind(),
                            finding.units().stream().findFirst().map(UnitId::key).orElse("")));
        }
    }

    private void accept(ScanJudged event) {
        accepted.computeIfAbsent(event.station(), _ -> new HashMap<>())
                .putIfAbsent(event.unit().orElseThrow(), event.receivedAt());
    }

    private PlantAnswer.Alarm alarm(AlarmKind kind, String group) {
        String code =
                VerdictCode.stored(kind.storedName())
                        .map(VerdictCode::name)
                        .orElse(kind.storedName());
        return new PlantAnswer.Alarm(
                code, rules.catalogue().of(kind).severity().name(), group, "raised");
    }
}
