package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.Terminator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What stands around codes, and how they come.
final class StreamChecks {
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final List<Sample> samples;
    private final Optional<Framing> framing;

    StreamChecks(Collection<Sample> samples, Optional<Framing> framing) {
        this.samples = List.copyOf(samples);
        this.framing = framing;
    }

    List<CheckFinding> findings() {
        if (samples.isEmpty()) {
            return List.of(
                    CheckFinding.unseen(Check.PREFIX),
                    CheckFinding.unseen(Check.SUFFIX),
                    CheckFinding.unseen(Check.END),
                    CheckFinding.unseen(Check.DATA_BITS),
                    CheckFinding.unseen(Check.REPEAT),
                    CheckFinding.unseen(Check.SPEED),
                    symbologies());
        }
        return List.of(prefix(), suffix(), end(), dataBits(), repeat(), speed(), symbologies());
    }

    /// What stands before every code; empty if that is nothing.
    String header() {
        return common(Sample::before).orElse("");
    }

    private CheckFinding prefix() {
        Optional<String> before = common(Sample::before);
        if (before.isEmpty()) {
            return new CheckFinding(
                    Check.PREFIX,
                    CheckOutcome.VARYING,
                    "",
                    TextChecks.show(samples.getLast().before()));
        }
        String came = before.get();
        String set = raw() ? framing.map(f -> latin(f.header())).orElse("") : "";
        String shown = TextChecks.show(came);
        if (came.equals(set)) {
            return CheckFinding.right(Check.PREFIX, shown);
        }
        if (came.isEmpty()) {
            return new CheckFinding(Check.PREFIX, CheckOutcome.MISSING, TextChecks.show(set), "");
        }
        boolean settable = raw() && came.length() <= 16 && came.chars().allMatch(c -> c < 0x100);
        return new CheckFinding(
                Check.PREFIX,
                settable ? CheckOutcome.UNSET : CheckOutcome.GLUED,
                TextChecks.show(set),
                shown);
    }

    private CheckFinding suffix() {
        Optional<String> after = common(Sample::after);
        if (after.isEmpty()) {
            return new CheckFinding(
                    Check.SUFFIX,
                    CheckOutcome.VARYING,
                    "",
                    TextChecks.show(samples.getLast().after()));
        }
        return after.get().isEmpty()
                ? CheckFinding.right(Check.SUFFIX, "")
                : new CheckFinding(
                        Check.SUFFIX, CheckOutcome.GLUED, "", TextChecks.show(after.get()));
    }

    private CheckFinding end() {
        if (!raw() || framing.isEmpty()) {
            return CheckFinding.unseen(Check.END);
        }
        String came = samples.getFirst().end();
        if (samples.stream().anyMatch(s -> !s.end().equals(came))) {
            return new CheckFinding(
                    Check.END, CheckOutcome.VARYING, terminators(framing.get()), name(came));
        }
        if (came.isEmpty()) {
            return framing.get().idleGap().isPresent()
                    ? CheckFinding.right(Check.END, "–")
                    : new CheckFinding(
                            Check.END, CheckOutcome.ENDLESS, terminators(framing.get()), "");
        }
        return ends(framing.get().terminators(), came)
                ? CheckFinding.right(Check.END, name(came))
                : new CheckFinding(
                        Check.END, CheckOutcome.UNSET, terminators(framing.get()), name(came));
    }

    /// What ends each message, as the settings call it; empty if nothing does.
    Optional<String> terminator() {
        return samples.isEmpty() || samples.getFirst().end().isEmpty()
                ? Optional.empty()
                : Optional.of(name(samples.getFirst().end()));
    }

    /// A pause that ends a message for certain and is still not felt: three times the longest within a
    /// code, 50 ms at least.
    Duration idle() {
        long longest = samples.stream().mapToLong(s -> s.gap().toMillis()).max().orElse(0);
        return Duration.ofMillis(Math.max(50, (longest * 3 + 9) / 10 * 10));
    }

    private static boolean ends(Set<Terminator> set, String came) {
        boolean pair = came.startsWith("\r\n");
        return (pair && set.contains(Terminator.CRLF))
                || set.stream().anyMatch(t -> t != Terminator.CRLF && begins(t, came))
                || (pair && set.contains(Terminator.LF));
    }

    private static boolean begins(Terminator terminator, String came) {
        return switch (terminator) {
            case CR -> came.startsWith("\r");
            case LF -> came.startsWith("\n");
            case CRLF -> came.startsWith("\r\n");
            case ETX -> came.startsWith("\u0003");
            case TAB -> came.startsWith("\t");
        };
    }

    private static String name(String came) {
        return EnumSet.of(
                        Terminator.CRLF,
                        Terminator.CR,
                        Terminator.LF,
                        Terminator.ETX,
                        Terminator.TAB)
                .stream()
                .filter(t -> begins(t, came))
                .max((a, b) -> a.name().length() - b.name().length())
                .map(Enum::name)
                .orElse("");
    }

    private static String terminators(Framing framing) {
        return framing.terminators().isEmpty()
                ? "NONE"
                : framing.terminators().stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /// A parity bit that the port does not take off stands in the eighth bit of each character.
    private CheckFinding dataBits() {
        List<Sample> odd = samples.stream().filter(s -> s.match().stripped()).toList();
        if (odd.isEmpty()) {
            return CheckFinding.right(Check.DATA_BITS, "");
        }
        boolean even = true;
        boolean uneven = true;
        boolean mark = true;
        Bytes bytes = odd.getFirst().evidence().bytes();
        for (int i = 0; i < bytes.length(); i++) {
            boolean ones = Integer.bitCount(bytes.at(i)) % 2 == 0;
            even &= ones;
            uneven &= !ones;
            mark &= bytes.at(i) >= 0x80;
        }
        CheckOutcome outcome =
                even ? CheckOutcome.EVEN : uneven ? CheckOutcome.ODD : CheckOutcome.MARK;
        String came = bytes.toString();
        return mark || even || uneven
                ? new CheckFinding(
                        Check.DATA_BITS, outcome, odd.getFirst().code().expected().toString(), came)
                : new CheckFinding(
                        Check.DATA_BITS,
                        CheckOutcome.SUBSTITUTED,
                        odd.getFirst().code().expected().toString(),
                        came);
    }

    private CheckFinding repeat() {
        return samples.stream().anyMatch(Sample::twice)
                ? new CheckFinding(Check.REPEAT, CheckOutcome.TWICE, "1", "2")
                : CheckFinding.right(Check.REPEAT, "1");
    }

    private CheckFinding speed() {
        if (!raw()) {
            return CheckFinding.unseen(Check.SPEED);
        }
        Optional<Sample> longest =
                samples.stream()
                        .filter(s -> s.duration().isPresent())
                        .max((a, b) -> length(a) - length(b));
        if (longest.isEmpty()) {
            return CheckFinding.right(Check.SPEED, "");
        }
        Duration took = longest.get().duration().orElse(Duration.ZERO);
        long perSecond = Math.round(length(longest.get()) * 1e9 / Math.max(1, took.toNanos()));
        return new CheckFinding(
                Check.SPEED,
                took.compareTo(SLOW) > 0 ? CheckOutcome.SLOW : CheckOutcome.RIGHT,
                "",
                String.valueOf(perSecond));
    }

    private static int length(Sample sample) {
        return sample.match().alignment().to() - sample.match().alignment().from();
    }

    private CheckFinding symbologies() {
        String want = names(CalibrationCode.QUALIFYING);
        List<CalibrationCode> read =
                CalibrationCode.QUALIFYING.stream()
                        .filter(c -> samples.stream().anyMatch(s -> s.code() == c))
                        .toList();
        CheckOutcome outcome =
                !read.contains(CalibrationCode.CHARACTERS)
                        ? CheckOutcome.UNFIT
                        : read.size() < CalibrationCode.QUALIFYING.size()
                                ? CheckOutcome.NOT_READ
                                : CheckOutcome.RIGHT;
        return new CheckFinding(Check.SYMBOLOGIES, outcome, want, names(read));
    }

    private static String names(List<CalibrationCode> codes) {
        return codes.stream().map(c -> c.symbology().identifier()).collect(Collectors.joining(" "));
    }

    private boolean raw() {
        return samples.stream().anyMatch(s -> s.evidence().raw());
    }

    /// What is the same for all samples; empty if it differs.
    private Optional<String> common(Function<Sample, String> part) {
        Set<String> all = samples.stream().map(part).collect(Collectors.toSet());
        return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
    }

    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
