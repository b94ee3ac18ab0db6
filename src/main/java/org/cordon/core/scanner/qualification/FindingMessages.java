package org.cordon.core.scanner.qualification;

import org.cordon.core.text.Messages;

/// Findings and recommendations in sentences. Any thread.
public final class FindingMessages {
    private final Messages messages = Messages.of(FindingMessages.class);

    /// What a check came to.
    public String of(CheckFinding finding) {
        if (finding.outcome() == CheckOutcome.NOT_SEEN) {
            return message("NOT_SEEN");
        }
        Object came =
                finding.check() == Check.SPEED ? number(finding.came()) : (Object) finding.came();
        return message(finding.check() + "." + finding.outcome(), finding.expected(), came);
    }

    /// What a scanner does wrong in a few words that follow its name, such as "loses separators".
    public String shortMessage(CheckFinding finding) {
        String exact = "brief." + finding.check() + "." + finding.outcome();
        return messages.get(messages.has(exact) ? exact : "brief." + finding.check());
    }

    /// What to set.
    public String of(Recommendation recommendation) {
        return switch (recommendation) {
            case Recommendation.InCordon set when set.value().isEmpty() -> message("set.no-header");
            case Recommendation.InCordon set -> message("set." + set.key(), set.value());
            case Recommendation.AtDevice device -> message("device." + device.finding().check());
        };
    }

    private static long number(String digits) {
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private String message(String key, Object... values) {
        return messages.get(key, values);
    }
}
