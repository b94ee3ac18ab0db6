package org.cordon.core.verdict;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Messages;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A verdict in one sentence.
public final class VerdictMessages {
    private final Messages texts = Messages.of(VerdictMessages.class);
    private final ZoneId zone;

    /// @param zone in which people are told the time
    public VerdictMessages(ZoneId zone) {
        this.zone = zone;
    }

    /// The sentence of a judgement; a second one where the reader did something to the scan.
    public String of(Judgement judgement) {
        String sentence = verdict(judgement);
        return judgement
                .mended()
                .map(fault -> say("mended", sentence, say("mended." + fault)))
                .orElse(sentence);
    }

    /// What a reader did to a scan, in one sentence.
    ///
    /// @param detail the piece at fault, printable; may be empty
    public String of(ScanFault fault, String detail) {
        return say("fault." + fault, detail);
    }

    private String verdict(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.Accepted _ ->
                    judgement.reading() instanceof Reading.Container
                            ? say("accepted.container")
                            : say("accepted.pack");
            case Verdict.NoRead _ -> say("no-read");
            case Verdict.ReaderFault v -> say("fault." + v.fault(), detail(judgement));
            case Verdict.BadCode v -> say("fault." + v.fault(), detail(judgement));
            case Verdict.WrongProduct v -> say("wrong-product", v.read(), v.ordered());
            case Verdict.WrongLot v ->
                    v.read().isPresent()
                            ? say("wrong-lot", v.read().map(Lot::value).orElse(""), v.ordered())
                            : say("no-lot", v.ordered());
            case Verdict.WrongExpiry v ->
                    v.read().isPresent()
                            ? say(
                                    "wrong-expiry",
                                    v.read().map(Expiry::toString).orElse(""),
                                    v.ordered())
                            : say("no-expiry", v.ordered());
            case Verdict.UnknownSerial v -> say("unknown." + kind(v.unit()), v.unit().label());
            case Verdict.Duplicate v ->
                    say(
                            "duplicate",
                            v.unit().label(),
                            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                                    .format(v.firstSeen().atZone(zone)));
            case Verdict.Inactive v -> say("inactive." + v.state(), v.unit().label());
            case Verdict.WrongContainer v ->
                    v.recorded().isPresent()
                            ? say(
                                    "wrong-container",
                                    v.unit().label(),
                                    v.found().label(),
                                    v.recorded().map(UnitId::label).orElse(""))
                            : say("wrong-container.loose", v.unit().label(), v.found().label());
            case Verdict.OnHold v ->
                    say(
                            "on-hold."
                                    + (v.elsewhere().isPresent() ? "elsewhere" : "here")
                                    + (v.incident().isPresent() ? ".incident" : ""),
                            v.unit().label(),
                            v.incident().map(IncidentId::value).orElse(""),
                            v.elsewhere().map(TerminalId::value).orElse(""));
            case Verdict.Recorded v -> say("recorded", v.code());
            case Verdict.NoOrder _ -> say("no-order");
        };
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

    private String say(String key, Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        return texts.get(key, words);
    }
}
