package org.cordon.sim.plant;

import org.cordon.app.scanning.AcceptedUnits;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.app.scanning.ScanEvaluator;
import org.cordon.app.scanning.ScanOutcome;
import org.cordon.app.scanning.SignalOutcome;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.Profile;
import org.cordon.core.projection.RejectedUnits;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.RuleData;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
    private final List<PlantAnswer.Alarm> alarms = new ArrayList<>();
    private ScanEvaluator judge;

    private JudgedPlant(PlantRun run) {
        rules = RULES.on(line(run.layout()));
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

    private ScanEvaluator.Units listed() {
        return new ScanEvaluator.Units() {
            @Override
            public Optional<Unit> unit(OrderId of, UnitId id) {
                return units.unit(id);
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
            shown.rejected().forEach(rejected::apply);
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
        events.forEach(rejected::apply);
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
