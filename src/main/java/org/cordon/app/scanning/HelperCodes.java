package org.cordon.app.scanning;

import org.cordon.core.code.PackDecoder.Decoded;
import org.cordon.core.code.PrintedCode;
import org.cordon.core.line.Combine;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.StationId;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.DataCarrier;
import org.cordon.core.profile.HelperCodeRule;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.Reading.Helper.Stands;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictReasons;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The helper codes of the running order, and the unit that each stands for. A code and a unit that are read together,
/// and no other of either kind with them, belong together from then on. For the thread that judges.
///
/// Those of a whole batch are kept, some 250 bytes a unit, and only for products that have them.
final class HelperCodes {
    private final LineContext state;
    private final Map<String, UnitId> units = new HashMap<>();
    private final Map<UnitId, String> codes = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    // Those that line data told of.
    private final Set<String> reported = new HashSet<>();

    // What the cameras of a station that see a part each have read by the last trigger.
    private final Map<Place, Parts> parts = new HashMap<>();
    private Optional<Rule> rule = Optional.empty();

    private record Rule(HelperCodeRule of, Pattern form) {}

    private record Place(StationId station, int lane) {}

    private record Parts(OptionalLong trigger, Set<UnitId> own, Set<String> helpers) {}

    HelperCodes(LineContext state) {
        this.state = state;
    }

    /// Codes of one message, each helper code as what it stands for.
    ///
    /// @param said what the reason of each code says besides
    /// @param found what is wrong with helper codes
    record Read(List<Decoded> codes, List<Optional<Reason>> said, List<LineFinding> found) {}

    /// Another order runs.
    void clear() {
        units.clear();
        codes.clear();
        ambiguous.clear();
        reported.clear();
        parts.clear();
        rule = Optional.empty();
    }

    /// The running order is judged by this profile.
    void profile(Optional<ChosenProfile> chosen) {
        rule =
                chosen.flatMap(each -> each.profile().helperCodes())
                        .map(each -> new Rule(each, Pattern.compile(each.form())));
    }

    /// Codes are known from earlier runs of the program.
    void earlier(Collection<HelperCode> known) {
        known.forEach(each -> keep(each.text(), each.unit()));
    }

    private void keep(String text, UnitId unit) {
        UnitId other = units.putIfAbsent(text, unit);
        if (other != null && !other.equals(unit)) {
            ambiguous.add(text);
        }
        codes.putIfAbsent(unit, text);
    }

    /// Line data say for which unit a code stands. Of two codes of one unit, the one that line data name is its own.
    ///
    /// @param found takes what that shows
    void reported(String text, UnitId unit, Consumer<LineFinding> found) {
        if (!used()) {
            return;
        }
        UnitId other = units.get(text);
        String before = codes.get(unit);
        if (other != null && !other.equals(unit)) {
            if (!ambiguous.contains(text)) {
                found.accept(
                        finding(
                                Optional.empty(),
                                Reason.of(
                                        "helper.reported-two-units",
                                        text,
                                        other.label(),
                                        unit.label()),
                                List.of(other, unit)));
            }
        } else if (before != null && !before.equals(text)) {
            found.accept(
                    finding(
                            Optional.empty(),
                            Reason.of("helper.reported-two-codes", unit.label(), before, text),
                            List.of(unit)));
        }
        keep(text, unit);
        codes.put(unit, text);
        reported.add(text);
    }

    /// What line data said of a code was declared wrong.
    void withdrawn(String text, UnitId unit) {
        if (!ambiguous.contains(text) && units.remove(text, unit)) {
            codes.remove(unit, text);
            reported.remove(text);
        }
    }

    /// Whether the product has them.
    boolean used() {
        return rule.isPresent();
    }

    /// Reads the codes of a message, of which an incomplete one has no bytes here; what is read together belongs together.
    Read read(List<Bytes> message, List<Decoded> decoded, Optional<Visit> visit) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int i = 0; i < decoded.size(); i++) {
            texts.add(text(message.get(i), decoded.get(i)));
        }
        Set<String> helpers = new LinkedHashSet<>();
        texts.forEach(each -> each.ifPresent(helpers::add));
        Set<UnitId> own = new LinkedHashSet<>();
        for (Decoded each : decoded) {
            each.reading().unit().filter(this::isOfLevel).ifPresent(own::add);
        }
        Optional<Parts> shared = visit.flatMap(at -> parts(at, own, helpers));
        Set<UnitId> units = shared.map(Parts::own).orElse(own);
        List<LineFinding> found = new ArrayList<>();
        boolean married = false;
        if (visit.filter(this::sees).isPresent() && units.size() == 1) {
            married = marry(visit.get(), units, shared.map(Parts::helpers).orElse(helpers), found);
        }
        List<Decoded> codes = new ArrayList<>();
        List<Optional<Reason>> said = new ArrayList<>();
        for (int i = 0; i < decoded.size(); i++) {
            Decoded code = decoded.get(i);
            if (texts.get(i).isPresent()) {
                Reading.Helper helper =
                        married && !units.isEmpty()
                                ? new Reading.Helper(
                                        texts.get(i).get(),
                                        units.stream().findFirst(),
                                        Stands.BESIDE)
                                : stands(texts.get(i).get(), units, visit, shared.isPresent());
                codes.add(new Decoded(helper, code.code()));
                said.add(
                        helper.stands() == Stands.ACCEPTED
                                ? helper.unit().map(id -> VerdictReasons.helper(helper.text(), id))
                                : Optional.empty());
            } else {
                codes.add(code);
                // The helper code was read before its unit, by another camera.
                said.add(
                        married && helpers.isEmpty() && code.reading().unit().isPresent()
                                ? code.reading()
                                        .unit()
                                        .filter(units::contains)
                                        .map(id ->
                                                VerdictReasons.helper(
                                                        shared.orElseThrow().helpers().stream()
                                                                .findFirst()
                                                                .orElseThrow(),
                                                        id))
                                : Optional.empty());
            }
        }
        return new Read(codes, said, found);
    }

    /// A code that a person asks about.
    Decoded read(Bytes scan, Decoded decoded) {
        return rule.isEmpty()
                ? decoded
                : read(List.of(scan), List.of(decoded), Optional.empty()).codes().getFirst();
    }

    private Optional<String> text(Bytes scan, Decoded decoded) {
        if (rule.isEmpty()
                || !(decoded.reading() instanceof Reading.Unreadable unreadable)
                || unreadable.fault() == ScanFault.NO_READ) {
            return Optional.empty();
        }
        PrintedCode code = decoded.code();
        String text =
                new String(scan.toArray(), StandardCharsets.ISO_8859_1)
                        .substring(code.symbology().length());
        List<DataCarrier> carriers = rule.get().of().carriers();
        boolean carried =
                carriers.isEmpty() || DataCarrier.of(code).map(carriers::contains).orElse(true);
        return carried
                        && text.length() <= HelperCode.LONGEST
                        && rule.get().form().matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty();
    }

    private boolean isOfLevel(UnitId id) {
        UnitKind level = rule.orElseThrow().of().level();
        return state.unit(id)
                .map(Unit::kind)
                .map(level::equals)
                .orElse(id instanceof UnitId.Sgtin && level == UnitKind.PACK);
    }

    /// What the cameras of a station that see a part each have read by one trigger.
    private Optional<Parts> parts(Visit at, Set<UnitId> own, Set<String> helpers) {
        OptionalLong trigger = at.read().sign().trigger();
        if (at.at().station().combine() != Combine.UNION || trigger.isEmpty()) {
            return Optional.empty();
        }
        Place place = new Place(at.at().station().id(), at.read().sign().lane());
        Parts now = parts.get(place);
        if (now == null || !now.trigger().equals(trigger)) {
            now = new Parts(trigger, new LinkedHashSet<>(), new LinkedHashSet<>());
            parts.put(place, now);
        }
        now.own().addAll(own);
        now.helpers().addAll(helpers);
        return Optional.of(now);
    }

    /// @param units one
    /// @return whether they belong together
    private boolean marry(
            Visit at, Set<UnitId> units, Set<String> helpers, List<LineFinding> found) {
        UnitId unit = units.stream().findFirst().orElseThrow();
        if (helpers.size() != 1) {
            if (helpers.size() > 1) {
                found.add(
                        finding(
                                Optional.of(at),
                                Reason.of("helper.several", unit.label(), helpers.size()),
                                List.of(unit)));
            }
            return false;
        }
        String helper = helpers.stream().findFirst().orElseThrow();
        UnitId other = this.units.get(helper);
        String before = codes.get(unit);
        if (other != null && !other.equals(unit)) {
            if (!ambiguous.contains(helper)) {
                found.add(
                        finding(
                                Optional.of(at),
                                Reason.of("helper.two-units", helper, other.label(), unit.label()),
                                List.of(other, unit)));
            }
        } else if (other == null && before != null) {
            found.add(
                    finding(
                            Optional.of(at),
                            Reason.of("helper.two-codes", unit.label(), before, helper),
                            List.of(unit)));
        }
        keep(helper, unit);
        return true;
    }

    private static LineFinding finding(Optional<Visit> at, Reason reason, List<UnitId> units) {
        return new LineFinding(
                LineFinding.HELPER_CODE,
                true,
                Optional.empty(),
                at.map(each -> each.at().station().id()),
                reason,
                units);
    }

    /// Whether units of that level are read one by one there.
    private boolean sees(Visit at) {
        return at.at().station().type().level().equals(rule.map(each -> each.of().level()));
    }

    private boolean isFirst(Visit at) {
        return at.at() == state.batch().first();
    }

    private Reading.Helper stands(
            String text, Set<UnitId> own, Optional<Visit> visit, boolean shared) {
        Optional<UnitId> unit = Optional.ofNullable(units.get(text));
        if (unit.isPresent() && own.contains(unit.get())) {
            return new Reading.Helper(text, unit, Stands.BESIDE);
        }
        if (unit.isPresent() && ambiguous.contains(text)) {
            return new Reading.Helper(text, Optional.empty(), Stands.AMBIGUOUS);
        }
        if (unit.isPresent() && !text.equals(codes.get(unit.get()))) {
            return new Reading.Helper(text, unit, Stands.COPY);
        }
        if (unit.isPresent() && state.batch().isAccepted(unit.get())) {
            return new Reading.Helper(text, unit, Stands.ACCEPTED);
        }
        boolean first = visit.filter(this::isFirst).isPresent();
        if (first && !shared && unit.isPresent() && reported.contains(text)) {
            // Nobody reads its own code before: it comes by this one.
            return new Reading.Helper(text, unit, Stands.ACCEPTED);
        }
        Stands stands;
        if (shared && first) {
            stands = Stands.AWAITED;
        } else if (first) {
            stands = Stands.UNREAD;
        } else if (unit.isPresent()) {
            stands = Stands.REFUSED;
        } else if (visit.flatMap(Visit::required).isEmpty()) {
            stands = Stands.UNKNOWN;
        } else {
            // Its unit may have passed while the program did not run.
            stands = visit.get().at().isFollowed() ? Stands.MISSED : Stands.UNREAD;
        }
        return new Reading.Helper(text, unit.filter(_ -> stands == Stands.REFUSED), stands);
    }
}
