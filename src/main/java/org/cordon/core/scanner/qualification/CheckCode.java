package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.KeyboardLayouts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Recognises the canary code on the line, however a scanner garbles it, so that it is never judged as
/// a pack. Pure and safe from any thread.
public record CheckCode(KeyboardLayouts layouts) {
    /// What a canary can tell.
    private static final List<Check> TOLD =
            List.of(
                    Check.IDENTIFIER,
                    Check.SEPARATOR,
                    Check.CASE,
                    Check.LAYOUT,
                    Check.PREFIX,
                    Check.SUFFIX,
                    Check.LENGTH,
                    Check.LOSS,
                    Check.DATA_BITS);

    private static final int SHORTEST = CalibrationCode.CANARY.content().length() / 2;
    private static final int LONGEST = CalibrationCode.CANARY.content().length() + 48;

    /// Looks for the canary in one message of a scanner.
    ///
    /// @return empty if it is something else, such as a pack
    public Optional<CheckCodeResult> in(Bytes frame) {
        if (frame.length() < SHORTEST || frame.length() > LONGEST || isPlainlyOther(frame)) {
            return Optional.empty();
        }
        RawCapture evidence = RawCapture.NONE.with(frame, false);
        return Sample.of(evidence, List.of(CalibrationCode.CANARY), layouts)
                .filter(sample -> sample.match().clear())
                .map(CheckCode::result);
    }

    /// A code that names another trade item or a container, ungarbled: what comes all day, told at once.
    /// The canary's own number may stand behind a header of digits, such as a time stamp.
    private static boolean isPlainlyOther(Bytes frame) {
        int at = frame.at(0) == ']' ? 3 : 0;
        int digits = at;
        while (digits < frame.length() && frame.at(digits) >= '0' && frame.at(digits) <= '9') {
            digits++;
        }
        String own = CalibrationCode.CANARY.content().substring(0, 12);
        return digits - at >= 16
                && !new String(frame.toArray(), StandardCharsets.ISO_8859_1).contains(own);
    }

    private static CheckCodeResult result(Sample sample) {
        List<CheckFinding> all = new ArrayList<>(new TextChecks(List.of(sample)).findings());
        all.addAll(new StreamChecks(List.of(sample), Optional.empty()).findings());
        // A canary is short; that it came whole is all it can say of length.
        return new CheckCodeResult(
                all.stream()
                        .filter(f -> TOLD.contains(f.check()))
                        .map(f ->
                                f.check() == Check.LENGTH && f.outcome() == CheckOutcome.NOT_SEEN
                                        ? CheckFinding.right(Check.LENGTH, "")
                                        : f)
                        .sorted(Comparator.comparing(CheckFinding::check))
                        .toList());
    }
}
