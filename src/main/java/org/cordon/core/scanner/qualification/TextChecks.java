package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.KeyboardLayout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happened to the characters of codes.
final class TextChecks {
    private static final String GS = String.valueOf(CalibrationCode.GS);
    private static final String BYTE_232 = String.valueOf((char) 232);

    private final List<Sample> samples;

    TextChecks(Collection<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    List<CheckFinding> findings() {
        if (samples.isEmpty()) {
            return List.of(
                    CheckFinding.unseen(Check.IDENTIFIER),
                    CheckFinding.unseen(Check.SEPARATOR),
                    CheckFinding.unseen(Check.CASE),
                    CheckFinding.unseen(Check.LAYOUT),
                    CheckFinding.unseen(Check.LENGTH),
                    CheckFinding.unseen(Check.LOSS));
        }
        return List.of(identifier(), separator(), letters(), layout(), length(), loss());
    }

    private CheckFinding identifier() {
        List<String> want = new ArrayList<>();
        List<String> got = new ArrayList<>();
        int sent = 0;
        CheckOutcome worst = CheckOutcome.RIGHT;
        for (Sample sample : samples) {
            String wanted = sample.code().symbology().identifier();
            String came = sample.identifier();
            want.add(wanted);
            got.add(came.isEmpty() ? "–" : show(came));
            sent += came.isEmpty() ? 0 : 1;
            if (!came.isEmpty() && !came.equals(wanted)) {
                boolean changed =
                        came.equalsIgnoreCase(sample.match().layout().of(wanted))
                                || came.substring(1).equalsIgnoreCase(wanted.substring(1));
                worst =
                        changed && worst != CheckOutcome.UNTRUE
                                ? CheckOutcome.ALTERED
                                : CheckOutcome.UNTRUE;
            }
        }
        if (worst == CheckOutcome.RIGHT && sent < samples.size()) {
            worst = sent == 0 ? CheckOutcome.NOT_SENT : CheckOutcome.PARTLY_SENT;
        }
        return new CheckFinding(
                Check.IDENTIFIER, worst, String.join(" ", want), String.join(" ", got));
    }

    private CheckFinding separator() {
        List<String> all = new ArrayList<>();
        for (Sample sample : samples) {
            String content = sample.code().content();
            for (int i = 0; i < content.length(); i++) {
                // One that lies beyond the end of what came is cut off, not dropped.
                boolean reached =
                        i >= sample.match().alignment().first()
                                && i < sample.match().alignment().last();
                if (content.charAt(i) == CalibrationCode.GS && reached) {
                    all.add(sample.match().piece(i));
                }
            }
        }
        if (all.isEmpty()) {
            return CheckFinding.unseen(Check.SEPARATOR);
        }
        String odd = all.stream().filter(s -> !s.equals(GS)).findFirst().orElse(GS);
        CheckOutcome outcome = CheckOutcome.AS_TEXT;
        if (odd.equals(GS)) {
            outcome = CheckOutcome.RIGHT;
        } else if (all.contains("")) {
            odd = "";
            outcome = CheckOutcome.DROPPED;
        } else if (all.stream().allMatch(s -> s.equals(GS) || s.equals(BYTE_232))) {
            outcome = CheckOutcome.AS_232;
        }
        return new CheckFinding(Check.SEPARATOR, outcome, show(GS), show(odd));
    }

    private CheckFinding letters() {
        int keptUpper = 0;
        int keptLower = 0;
        int turnedUpper = 0;
        int turnedLower = 0;
        StringBuilder want = new StringBuilder();
        StringBuilder got = new StringBuilder();
        for (Sample sample : samples) {
            Match match = sample.match();
            for (int i = 0; i < match.code().content().length(); i++) {
                char wanted = match.wanted(i);
                if (!asciiLetter(wanted) || !match.same(i)) {
                    continue;
                }
                boolean kept = match.piece(i).charAt(0) == wanted;
                boolean upper = Character.isUpperCase(wanted);
                keptUpper += kept && upper ? 1 : 0;
                keptLower += kept && !upper ? 1 : 0;
                turnedUpper += !kept && !upper ? 1 : 0;
                turnedLower += !kept && upper ? 1 : 0;
                if (match.code() == CalibrationCode.PLAIN || samples.size() == 1) {
                    want.append(wanted);
                    got.append(match.piece(i));
                }
            }
        }
        int all = keptUpper + keptLower + turnedUpper + turnedLower;
        if (all == 0) {
            return CheckFinding.unseen(Check.CASE);
        }
        CheckOutcome outcome = CheckOutcome.MIXED;
        if (turnedUpper + turnedLower == 0) {
            outcome = CheckOutcome.RIGHT;
        } else if (turnedLower == 0 && keptLower == 0) {
            outcome = CheckOutcome.FOLDED_UPPER;
        } else if (turnedUpper == 0 && keptUpper == 0) {
            outcome = CheckOutcome.FOLDED_LOWER;
        } else if (keptUpper + keptLower == 0) {
            outcome = CheckOutcome.SWAPPED;
        }
        return new CheckFinding(Check.CASE, outcome, show(want.toString()), show(got.toString()));
    }

    private static boolean asciiLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private CheckFinding layout() {
        KeyboardLayout layout =
                samples.stream()
                        .map(s -> s.match().layout())
                        .filter(l -> !l.plain())
                        .findFirst()
                        .orElse(samples.getFirst().match().layout());
        Map<String, String> table = substituted();
        String want = String.join("", table.keySet());
        String got = String.join("", table.values());
        if (layout.plain()) {
            return table.isEmpty()
                    ? CheckFinding.right(Check.LAYOUT, layout.name())
                    : new CheckFinding(Check.LAYOUT, CheckOutcome.SUBSTITUTED, want, got);
        }
        return new CheckFinding(
                Check.LAYOUT, CheckOutcome.OTHER_LAYOUT, want, layout.name() + ": " + got);
    }

    /// Characters that arrived as others, each once, without regard to case and separators.
    Map<String, String> substituted() {
        Map<String, String> table = new LinkedHashMap<>();
        for (Sample sample : samples) {
            Match match = sample.match();
            String content = match.code().content();
            for (int i = match.alignment().first(); i < match.alignment().last(); i++) {
                char wanted = content.charAt(i);
                String piece = match.piece(i);
                if (wanted != CalibrationCode.GS
                        && !piece.isEmpty()
                        && !piece.equalsIgnoreCase(String.valueOf(wanted))) {
                    table.putIfAbsent(show(String.valueOf(wanted)), piece);
                }
            }
        }
        return table;
    }

    private CheckFinding length() {
        for (Sample sample : samples) {
            int whole = sample.code().content().length();
            int came = sample.match().alignment().last();
            if (came < whole) {
                return new CheckFinding(
                        Check.LENGTH,
                        sample.evidence().cut() ? CheckOutcome.CUT_HERE : CheckOutcome.CUT,
                        String.valueOf(whole),
                        String.valueOf(came));
            }
        }
        return samples.stream()
                .filter(s -> s.code() == CalibrationCode.LONG)
                .findFirst()
                .map(s ->
                        CheckFinding.right(
                                Check.LENGTH, String.valueOf(s.code().content().length())))
                .orElse(CheckFinding.unseen(Check.LENGTH));
    }

    /// Characters that are missing within a code, and neither separators nor keys that wait for the
    /// next one.
    private CheckFinding loss() {
        StringBuilder lost = new StringBuilder();
        for (Sample sample : samples) {
            Match match = sample.match();
            String content = match.code().content();
            for (int i = 0; i < match.alignment().last(); i++) {
                boolean explained =
                        content.charAt(i) == CalibrationCode.GS
                                || match.layout().dead().indexOf(match.wanted(i)) >= 0;
                if (match.piece(i).isEmpty() && !explained) {
                    lost.append(content.charAt(i));
                }
            }
        }
        return lost.isEmpty()
                ? CheckFinding.right(Check.LOSS, "")
                : new CheckFinding(Check.LOSS, CheckOutcome.LOST, lost.toString(), "");
    }

    /// Text form of what came; characters beyond Latin-1 stand for themselves.
    static String show(String text) {
        return text.chars().allMatch(c -> c < 0x80)
                ? Bytes.of(text.getBytes(StandardCharsets.US_ASCII)).toString()
                : text.replace(GS, "{GS}");
    }
}
