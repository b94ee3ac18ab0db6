package org.cordon.core.text;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the sentences of reasons. Any thread.
public final class ReasonMessages {
    private static final Messages SENTENCES = Messages.of(ReasonMessages.class, "reason");

    /// For logs and messages of exceptions.
    public static final ReasonMessages FOR_LOGS = new ReasonMessages(ZoneOffset.UTC);

    private static final Messages TEXT = Messages.of(ReasonMessages.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    /// @param zone in which times are shown
    public ReasonMessages(ZoneId zone) {
        this.zone = zone;
    }

    /// The sentence of a reason, with those that follow it. A code that this version does not know is shown
    /// as it is, with its arguments.
    public String of(Reason reason) {
        return switch (reason) {
            case Reason.Written(var text) -> text;
            case Reason.Coded coded ->
                    Stream.concat(Stream.of(sentence(coded)), coded.and().stream().map(this::of))
                            .collect(Collectors.joining(" "));
        };
    }

    private String sentence(Reason.Coded reason) {
        List<String> arguments = reason.arguments().stream().map(this::shown).toList();
        return SENTENCES.has(reason.code())
                ? SENTENCES.get(reason.code(), arguments.toArray())
                : TEXT.get("text.reason.unknown", reason.code(), String.join(", ", arguments))
                        .strip();
    }

    private String shown(Reason.Argument argument) {
        return switch (argument) {
            case Reason.Argument.Text(var text) -> text;
            case Reason.Argument.Moment(var at) -> TIME.format(at.atZone(zone));
            case Reason.Argument.DayAndTime(var at) -> DAY_AND_TIME.format(at.atZone(zone));
        };
    }
}
