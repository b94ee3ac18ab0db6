package org.cordon.core.verdict;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a verdict is what it is.
public final class VerdictReasons {
    /// Code of a reason, or of what follows it, that names a helper code and the unit that it stands for.
    public static final String HELPER = "helper";

    // Of nearly every scan, so that none is made for each.
    private static final Reason.Coded ACCEPTED_PACK = Reason.of("accepted.pack");
    private static final Reason.Coded REPEAT_READ = Reason.of("repeat-read");
    private static final Reason.Coded ACCEPTED_CONTAINER = Reason.of("accepted.container");

    private VerdictReasons() {}

    /// The reason of a judgement, with what the reader did to the scan where it did something.
    public static Reason.Coded of(Judgement judgement) {
        Reason.Coded reason = verdict(judgement);
        return judgement
                .mended()
                .map(fault -> reason.and(Reason.of("mended." + name(fault))))
                .orElse(reason);
    }

    /// What a reader did to a scan.
    ///
    /// @param detail the piece at fault, printable; may be empty
    public static Reason.Coded of(ScanFault fault, String detail) {
        return Reason.of("fault." + name(fault), detail);
    }

    /// What a read that is no arrival is of.
    public static Reason.Coded of(ReadPurpose purpose) {
        return Reason.of("read." + name(purpose));
    }

    private static Reason.Coded verdict(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.Accepted _ ->
                    judgement.reading() instanceof Reading.Container
                            ? ACCEPTED_CONTAINER
                            : ACCEPTED_PACK;
            case Verdict.RepeatRead _ -> REPEAT_READ;
            case Verdict.NoRead _ -> Reason.of("no-read");
            case Verdict.OfHelper v -> of(v);
            case Verdict.OfLabel v -> Reason.of("label-code", v.label().label());
            case Verdict.ReaderFault v -> of(v.fault(), detail(judgement));
            case Verdict.BadCode v -> of(v.fault(), detail(judgement));
            case Verdict.WrongProduct v -> Reason.of("wrong-product", v.read(), v.ordered());
            case Verdict.WrongLot v ->
                    v.read()
                            .map(read -> Reason.of("wrong-lot", read, v.ordered()))
                            .orElseGet(() -> Reason.of("no-lot", v.ordered()));
            case Verdict.WrongExpiry v ->
                    v.read()
                            .map(read -> Reason.of("wrong-expiry", read, v.ordered()))
                            .orElseGet(() -> Reason.of("no-expiry", v.ordered()));
            case Verdict.Expired v ->
                    v.read().date().isBefore(v.today())
                            ? Reason.of("expired", v.read(), v.today())
                            : Reason.of("expired.soon", v.read(), v.shelfLifeDays(), v.today());
            case Verdict.WrongCarrier v ->
                    by(
                            v.profile(),
                            Reason.of(
                                    "wrong-carrier",
                                    v.read(),
                                    String.join(", ", v.allowed()),
                                    v.profile().profile().name()));
            case Verdict.AgainstProfile v ->
                    by(
                            v.profile(),
                            Reason.of(
                                    "profile." + name(v.breach()),
                                    Stream.concat(
                                                    v.details().stream(),
                                                    Stream.of(v.profile().profile().name()))
                                            .toArray()));
            case Verdict.UnknownSerial v ->
                    Reason.of("unknown." + kind(v.unit()), v.unit().label());
            case Verdict.NotCommissioned v -> notCommissioned(v.unit(), v.listed());
            case Verdict.Duplicate v -> Reason.of("duplicate", v.unit().label(), v.firstSeen());
            case Verdict.NotVerified v ->
                    Reason.of("not-verified", v.unit().label(), v.required().value());
            case Verdict.Inactive v -> Reason.of("inactive." + name(v.state()), v.unit().label());
            case Verdict.WrongContainer v ->
                    v.recorded()
                            .map(recorded ->
                                    Reason.of(
                                            "wrong-container",
                                            v.unit().label(),
                                            v.found().label(),
                                            recorded.label()))
                            .orElseGet(() ->
                                    Reason.of(
                                            "wrong-container.loose",
                                            v.unit().label(),
                                            v.found().label()));
            case Verdict.OnHold v ->
                    v.target().map(target -> onHold(v, target)).orElseGet(() -> onHold(v));
            case Verdict.Recorded v -> Reason.of("recorded", v.code());
            case Verdict.NoOrder _ -> Reason.of("no-order");
            case Verdict.RejectedSeen v -> Reason.of("rejected-seen", v.unit().label());
            case Verdict.OfTestPiece v ->
                    Reason.of(
                            "test-piece." + name(v.piece().purpose()),
                            v.unit().label(),
                            Reason.day(v.piece().at()));
            case Verdict.BatchClosed v -> Reason.of("batch-closed", v.unit().label(), v.order());
        };
    }

    /// Nothing says that a unit is commissioned.
    ///
    /// @param listed whether a list has its serial
    public static Reason.Coded notCommissioned(UnitId unit, boolean listed) {
        return Reason.of(listed ? "not-commissioned" : "not-commissioned.unlisted", unit.label());
    }

    /// The unit that a helper code stands for.
    public static Reason.Coded helper(String text, UnitId unit) {
        return Reason.of(HELPER, text, unit.label());
    }

    private static Reason.Coded of(Verdict.OfHelper verdict) {
        Reading.Helper helper = verdict.helper();
        return switch (helper.stands()) {
            case BESIDE, ACCEPTED -> helper(helper.text(), helper.unit().orElseThrow());
            case REFUSED, COPY ->
                    Reason.of(
                            "helper." + name(helper.stands()),
                            helper.text(),
                            helper.unit().map(UnitId::label).orElseThrow());
            case MISSED ->
                    verdict.missed()
                            .map(at -> Reason.of("helper.missed", helper.text(), at))
                            .orElseGet(() -> Reason.of("helper.unknown", helper.text()));
            case AMBIGUOUS, AWAITED, UNREAD, UNKNOWN ->
                    Reason.of("helper." + name(helper.stands()), helper.text());
        };
    }

    private static Reason.Coded by(ChosenProfile profile, Reason.Coded reason) {
        return profile.guessed() ? reason.and(Reason.of("profile.guessed")) : reason;
    }

    private static Reason.Coded onHold(Verdict.OnHold v, HoldTarget target) {
        Object held = v.held().label();
        Reason.Coded why =
                switch (target) {
                    case HoldTarget.WholeLot lot -> Reason.of("on-hold.lot", held, lot.lot());
                    case HoldTarget.SerialRange range ->
                            Reason.of("on-hold.range", held, range.first(), range.last());
                    case HoldTarget.StationTime(var station, var from, var to) ->
                            to.map(end ->
                                            Reason.of(
                                                    "on-hold.time",
                                                    held,
                                                    station,
                                                    Reason.day(from),
                                                    Reason.day(end)))
                                    .orElseGet(() ->
                                            Reason.of(
                                                    "on-hold.time.open",
                                                    held,
                                                    station,
                                                    Reason.day(from)));
                    case HoldTarget.Units _, HoldTarget.Tagged _ ->
                            throw new IllegalArgumentException("covers no other unit: " + target);
                };
        Reason.Coded placed =
                switch (v.relation()) {
                    case ITSELF -> why;
                    case INSIDE -> Reason.of("on-hold.inside", v.unit().label(), held).and(why);
                    case CONTAINS -> Reason.of("on-hold.contains", v.unit().label(), held).and(why);
                };
        return Stream.of(
                        v.elsewhere().map(where -> Reason.of("on-hold.terminal", where)),
                        v.incident().map(id -> Reason.of("on-hold.incident", id)))
                .flatMap(Optional::stream)
                .reduce(placed, Reason.Coded::and);
    }

    private static Reason.Coded onHold(Verdict.OnHold v) {
        String code =
                "on-hold."
                        + switch (v.relation()) {
                            case ITSELF -> "";
                            case INSIDE -> "inside.";
                            case CONTAINS -> "contains.";
                        }
                        + (v.elsewhere().isPresent() ? "elsewhere" : "here")
                        + (v.incident().isPresent() ? ".incident" : "");
        return Reason.of(
                code,
                Stream.of(
                                Optional.of(v.unit().label()),
                                Optional.of(v.held().label())
                                        .filter(_ -> !v.held().equals(v.unit())),
                                v.incident(),
                                v.elsewhere())
                        .flatMap(Optional::stream)
                        .toArray());
    }

    private static String kind(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin _ -> "pack";
            case UnitId.Container _ -> "container";
        };
    }

    private static String detail(Judgement judgement) {
        return judgement.reading() instanceof Reading.Unreadable u ? u.detail() : "";
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
