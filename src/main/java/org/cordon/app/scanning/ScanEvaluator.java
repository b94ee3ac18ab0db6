package org.cordon.app.scanning;

import org.cordon.core.code.PackDecoder.Decoded;
import org.cordon.core.code.PrintedCode;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.ScanContext;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictReasons;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges frames one after the other, each in the light of those before: which case is open, what has
/// passed, what is held, how often a device failed to read. The line and a replay judge by the same
/// one, so that a replay says what the line would have said.
///
/// For one thread; blocks only where the units' source does.
public final class ScanEvaluator {
    private final ScanPipeline.Rules rules;
    private final LineContext state;
    private final Map<DeviceId, ScannerState> devices = new HashMap<>();
    private long packs;

    /// Where the units of an order are found.
    @FunctionalInterface
    public interface Units {
        /// One unit of an order.
        Optional<Unit> unit(OrderId order, UnitId id);
    }

    /// What stations accepted of an order.
    ///
    /// @param byStation units with the first time; no station stands for the first of the line
    public record Accepted(Map<Optional<StationId>, Map<UnitId, Instant>> byStation) {
        /// Nothing.
        public static final Accepted NOTHING = new Accepted(Map.of());

        /// When a station accepted a unit first.
        Optional<Instant> first(Optional<StationId> station, UnitId unit) {
            return Optional.ofNullable(byStation.getOrDefault(station, Map.of()).get(unit));
        }
    }

    /// What a frame came to.
    ///
    /// @param fact as the journal records it
    /// @param newPack whether an in-line reader saw this pack of the order for the first time
    public record Judged(ScanJudged fact, Judgement judgement, boolean newPack) {}

    /// Knows no order, no device and no hold yet.
    ///
    /// @param elsewhere what other terminals hold
    public ScanEvaluator(ScanPipeline.Rules rules, Units units, RemoteHolds elsewhere) {
        this.rules = rules;
        this.state = new LineContext(rules, units, elsewhere);
    }

    /// A device, before its first frame; one that was never named counts as a scanner in a person's
    /// hand.
    ///
    /// @param station that it reads at; an in-line device without one reads at the first, and so does one whose
    ///     station was set up after the line began
    public void device(DeviceId id, DeviceRole role, Optional<StationId> station) {
        Optional<StationId> at = station.filter(each -> rules.line().station(each).isPresent());
        ScannerState scanner = new ScannerState(id, role, at);
        devices.put(id, scanner);
        if (role == DeviceRole.INLINE) {
            state.camera(at.orElse(rules.line().first().id()), scanner.camera());
        }
    }

    /// Another order runs; what is being packed belongs to the one before.
    ///
    /// @param watched whether its batch begins now, so that all of it is read
    public void order(Optional<Order> order, boolean watched) {
        state.activate(order, watched);
        packs = 0;
    }

    /// The profile that the running order is judged by; before it is told, nothing is said by one.
    public void profile(Optional<ChosenProfile> chosen) {
        state.profile(chosen);
    }

    /// What stations accepted of the running order earlier is known now, after frames of it were judged
    /// without.
    ///
    /// @return how many packs the first station did not accept since
    public long earlier(Accepted accepted) {
        long before = packs;
        accepted.byStation()
                .forEach((station, units) -> {
                    StationState at = state.batch().station(station);
                    if (at == state.batch().first()) {
                        packs +=
                                units.keySet().stream()
                                        .filter(id -> isPack(id) && !at.arrivals().contains(id))
                                        .count();
                    }
                    at.arrivals().earlier(units);
                });
        return packs - before;
    }

    /// A signal of a station's belt or of what is packed there.
    ///
    /// @param sign says the slot of a container
    public void signal(Optional<StationId> station, LineSignal signal, ReadDetails sign) {
        StationState at = state.batch().station(station);
        switch (signal) {
            case RUN -> at.arrivals().run();
            case STOP -> at.arrivals().stop();
            case CLOSE -> at.close(sign.slot());
            case REJECT, CONFIRM, BYPASS_ON, BYPASS_OFF -> {
                // Nothing is judged by them yet.
            }
        }
    }

    /// What a pack that was judged before it was known to have been seen comes to now.
    ///
    /// @param first when it was seen first
    Judged duplicate(Judged before, UnitId unit, Instant first) {
        Judgement judgement =
                new Judgement(
                        before.judgement().reading(),
                        new Verdict.Duplicate(unit, first),
                        before.judgement().fields(),
                        before.judgement().mended());
        ScanJudged fact = before.fact();
        return new Judged(
                new ScanJudged(
                        fact.device(),
                        fact.receivedAt(),
                        fact.raw(),
                        fact.order(),
                        VerdictCode.DUPLICATE,
                        fact.unit(),
                        fact.fault(),
                        VerdictReasons.of(judgement).and(Reason.of("judged-late")),
                        fact.container(),
                        fact.role(),
                        fact.grade(),
                        Optional.empty(),
                        fact.station()),
                judgement,
                false);
    }

    /// Units are in quarantine.
    void held(List<HeldUnit> units) {
        state.held(units);
    }

    /// An entry is durable that may put a unit into quarantine or take it out.
    void holdChanged(Entry entry) {
        state.holdChanged(entry);
    }

    /// Different packs of the order that the first station has accepted.
    public long seenPacks() {
        return packs;
    }

    /// Containers whose labels a station accepted in this run, in that order, with how many units of their
    /// content it accepted.
    public Map<UnitId, Integer> packed(StationId station) {
        return state.batch().station(Optional.of(station)).packed();
    }

    /// Units in quarantine.
    int heldUnits() {
        return state.heldUnits();
    }

    /// Judges the next frame. If the units cannot be asked it throws and nothing has changed, so that
    /// the same frame can be judged again.
    public Judged judge(Frame frame) {
        return judge(List.of(frame), ReadDetails.NONE).getFirst();
    }

    /// Judges the codes of one message, in their order. Where one of them is the label of the container that
    /// the others are in, it is judged first.
    public List<Judged> judge(List<Frame> message, ReadDetails sign) {
        Frame any = message.getFirst();
        ScannerState device =
                devices.computeIfAbsent(
                        any.device(),
                        unknown ->
                                new ScannerState(unknown, DeviceRole.HANDHELD, Optional.empty()));
        Optional<Visit> visit = visit(device, any, sign);
        if (message.size() == 1) {
            visit.filter(Visit::isOneMessage).ifPresent(Visit::message);
            return List.of(judge(any, reading(any), device, visit));
        }
        List<Decoded> readings = message.stream().map(this::reading).toList();
        Judged[] judged = new Judged[message.size()];
        if (visit.isPresent() && visit.get().isOneMessage()) {
            visit.get().message();
            for (int i = 0; i < judged.length; i++) {
                if (isLabel(readings.get(i).reading().unit(), visit)) {
                    judged[i] = judge(message.get(i), readings.get(i), device, visit);
                }
            }
        }
        for (int i = 0; i < judged.length; i++) {
            if (judged[i] == null) {
                judged[i] = judge(message.get(i), readings.get(i), device, visit);
            }
        }
        return List.of(judged);
    }

    private Optional<Visit> visit(ScannerState device, Frame frame, ReadDetails sign) {
        if (device.station().isEmpty() && device.role() != DeviceRole.INLINE) {
            return Optional.empty();
        }
        StationState at = state.batch().station(device.station());
        return at.station().type().level().isPresent()
                ? Optional.of(state.batch().visit(at, frame.nanos(), sign, device.camera()))
                : Optional.empty();
    }

    private Judged judge(Frame frame, Decoded read, ScannerState device, Optional<Visit> visit) {
        Reading reading = read.reading();
        state.next();
        ScanContext sighting =
                visit.map(at -> ScanContext.at(device.role(), at))
                        .orElseGet(() ->
                                new ScanContext(device.role(), Optional.empty(), Optional.empty()))
                        .of(read.code());
        Judgement judgement =
                device.makesStreak(reading) && reading instanceof Reading.Unreadable unread
                        ? rules.judge().streak(unread)
                        : rules.judge().judge(reading, sighting, state);
        device.take(reading);
        // What was judged may be one of several ways to read the scan.
        Optional<UnitId> unit = judgement.reading().unit();
        boolean accepted = judgement.verdict().code() == VerdictCode.ACCEPTED;
        boolean first =
                visit.isPresent()
                        && unit.isPresent()
                        && visit.get()
                                .judged(unit.get(), state.unit(unit.get()), accepted, frame.at());
        if (judgement.verdict().code() == VerdictCode.REPEAT_READ) {
            visit.ifPresent(at -> unit.ifPresent(at::repeated));
        }
        boolean newPack = first && visit.get().at() == state.batch().first() && isPack(unit.get());
        if (newPack) {
            packs++;
        }
        Optional<ScanFault> fault =
                switch (judgement.verdict()) {
                    case Verdict.ReaderFault f -> Optional.of(f.fault());
                    case Verdict.BadCode f -> Optional.of(f.fault());
                    case Verdict.NoRead _ -> Optional.of(ScanFault.NO_READ);
                    default -> judgement.mended();
                };
        ScanJudged fact =
                new ScanJudged(
                        frame.device(),
                        frame.at(),
                        frame.bytes(),
                        state.order().map(Order::id),
                        judgement.verdict().code(),
                        unit,
                        fault,
                        reason(frame, reading, judgement),
                        isLabel(unit, visit) ? Optional.empty() : sighting.container(),
                        device.role(),
                        frame.grade(),
                        Optional.empty(),
                        device.station());
        return new Judged(fact, judgement, newPack);
    }

    private boolean isLabel(Optional<UnitId> unit, Optional<Visit> visit) {
        return visit.isPresent()
                && unit.filter(id -> visit.get().isLabel(id, state.unit(id))).isPresent();
    }

    private boolean isPack(UnitId id) {
        return id instanceof UnitId.Sgtin pack
                && state.order().filter(order -> order.gtin().equals(pack.gtin())).isPresent();
    }

    /// A frame that is not whole is never judged as if it were: what is missing may be the end of a
    /// serial.
    private Decoded reading(Frame frame) {
        if (frame.truncated() > 0) {
            return unread(frame.half() ? ScanFault.TRUNCATED : ScanFault.OVERSIZE, "");
        }
        return frame.noRead()
                ? unread(ScanFault.NO_READ, frame.bytes().toString())
                : rules.reader().decode(frame.bytes());
    }

    private static Decoded unread(ScanFault fault, String detail) {
        return new Decoded(new Reading.Unreadable(fault, 0, detail), PrintedCode.UNKNOWN);
    }

    private static Reason reason(Frame frame, Reading reading, Judgement judgement) {
        Reason.Coded reason = VerdictReasons.of(judgement);
        boolean noRead = reading instanceof Reading.Unreadable u && u.fault() == ScanFault.NO_READ;
        return frame.ungraded() && !noRead ? reason.and(Reason.of("no-grade")) : reason;
    }

    /// What a code would mean if it were scanned by hand now; changes nothing.
    Judgement preview(Bytes scan) {
        state.next();
        Decoded read = rules.reader().decode(scan);
        return rules.judge().judge(read.reading(), ScanContext.BY_HAND.of(read.code()), state);
    }

    /// What a scan that was judged earlier says now; changes nothing. Where another verdict would come
    /// out today, the recorded one stays.
    Judgement again(ScanJudged fact) {
        state.next();
        Decoded read = rules.reader().decode(fact.raw());
        Judgement now =
                rules.judge()
                        .judge(
                                read.reading(),
                                new ScanContext(
                                        fact.role(),
                                        fact.container(),
                                        Optional.empty(),
                                        read.code()),
                                state);
        return now.verdict().code() == fact.verdict()
                ? now
                : new Judgement(now.reading(), new Verdict.Recorded(fact.verdict()), now.fields());
    }
}
