package org.cordon.app.scanning;

import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
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

    /// Where the units of an order are found.
    @FunctionalInterface
    public interface Units {
        /// One unit of an order.
        Optional<Unit> unit(OrderId order, UnitId id);
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
        this.state = new LineContext(units, elsewhere);
    }

    /// A device, before its first frame; one that was never named counts as a scanner in a person's
    /// hand.
    public void device(DeviceId id, DeviceRole role) {
        devices.put(id, new ScannerState(role));
    }

    /// Another order runs; a case that is open belongs to the one before.
    ///
    /// @param seen what in-line readers saw of it earlier, with the first time
    public void order(Optional<Order> order, Map<UnitId, Instant> seen) {
        state.activate(order, seen);
        devices.values().forEach(ScannerState::orderChanged);
    }

    /// What in-line readers saw of the running order earlier is known now, after frames of it were
    /// judged without.
    ///
    /// @return how many of these units were not seen since
    int earlier(Map<UnitId, Instant> seen) {
        return state.earlier(seen);
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
                        Optional.empty()),
                judgement,
                false);
    }

    /// Units are in quarantine.
    void held(List<HeldUnit> units) {
        state.held().addAll(units);
    }

    /// An entry is durable that may put a unit into quarantine or take it out.
    void holdChanged(Entry entry) {
        state.held().apply(entry);
    }

    /// Different units of the order that in-line readers have seen.
    public int seenPacks() {
        return state.seenPacks();
    }

    /// Units in quarantine.
    int heldUnits() {
        return state.held().size();
    }

    /// Judges the next frame. If the units cannot be asked it throws and nothing has changed, so that
    /// the same frame can be judged again.
    public Judged judge(Frame frame) {
        ScannerState device =
                devices.computeIfAbsent(
                        frame.device(), unknown -> new ScannerState(DeviceRole.HANDHELD));
        ScanContext sighting = device.sighting(frame);
        Reading reading = reading(frame);
        Judgement judgement =
                device.makesStreak(reading) && reading instanceof Reading.Unreadable unread
                        ? rules.judge().streak(unread)
                        : rules.judge().judge(reading, sighting, state);
        device.take(frame, reading);
        // What was judged may be one of several ways to read the scan.
        Optional<UnitId> unit = judgement.reading().unit();
        boolean counts =
                device.role() == DeviceRole.INLINE
                        && judgement.reading() instanceof Reading.Pack
                        && passes(judgement.verdict().code());
        boolean newPack = counts && unit.filter(seen -> state.pass(seen, frame.at())).isPresent();
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
                        sighting.container(),
                        device.role(),
                        frame.grade(),
                        Optional.empty());
        return new Judged(fact, judgement, newPack);
    }

    /// A frame that is not whole is never judged as if it were: what is missing may be the end of a
    /// serial.
    private Reading reading(Frame frame) {
        if (frame.truncated() > 0) {
            return new Reading.Unreadable(
                    frame.half() ? ScanFault.TRUNCATED : ScanFault.OVERSIZE, 0, "");
        }
        return frame.noRead()
                ? new Reading.Unreadable(ScanFault.NO_READ, 0, frame.bytes().toString())
                : rules.reader().read(frame.bytes());
    }

    private static Reason reason(Frame frame, Reading reading, Judgement judgement) {
        Reason.Coded reason = VerdictReasons.of(judgement);
        boolean noRead = reading instanceof Reading.Unreadable u && u.fault() == ScanFault.NO_READ;
        return frame.ungraded() && !noRead ? reason.and(Reason.of("no-grade")) : reason;
    }

    /// Verdicts that leave no doubt which listed pack went by.
    private static boolean passes(VerdictCode code) {
        return code == VerdictCode.ACCEPTED
                || code == VerdictCode.WRONG_CONTAINER
                || code == VerdictCode.ON_HOLD;
    }

    /// What a code would mean if it were scanned by hand now; changes nothing.
    Judgement preview(Bytes scan) {
        return rules.judge().judge(rules.reader().read(scan), ScanContext.BY_HAND, state);
    }

    /// What a scan that was judged earlier says now; changes nothing. Where another verdict would come
    /// out today, the recorded one stays.
    Judgement again(ScanJudged fact) {
        Judgement now =
                rules.judge()
                        .judge(
                                rules.reader().read(fact.raw()),
                                new ScanContext(fact.role(), fact.container(), true),
                                state);
        return now.verdict().code() == fact.verdict()
                ? now
                : new Judgement(now.reading(), new Verdict.Recorded(fact.verdict()), now.fields());
    }
}
