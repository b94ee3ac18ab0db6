package org.cordon.core.text;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Why something is as it is, as it is recorded. [ReasonMessages] makes the sentence when somebody reads it.
public sealed interface Reason {
    /// What a person wrote, or a sentence that an earlier version recorded.
    record Written(String text) implements Reason {}

    /// What the program found.
    ///
    /// @param code one of a published vocabulary, such as `wrong-lot`: a text of `reason.properties`; a later
    ///     version may have recorded one that this version does not know
    /// @param arguments fill the places of its sentence, in their order
    /// @param and further sentences, which follow that of the code
    record Coded(String code, List<Argument> arguments, List<Reason> and) implements Reason {
        /// Keeps its own copies.
        public Coded {
            arguments = List.copyOf(arguments);
            and = List.copyOf(and);
        }

        /// The same with one more sentence.
        public Coded and(Reason last) {
            return new Coded(
                    code, arguments, Stream.concat(and.stream(), Stream.of(last)).toList());
        }
    }

    /// What fills a place of a sentence.
    sealed interface Argument {
        /// Shown as it is.
        record Text(String text) implements Argument {}

        /// Shown as the time of day where it is read.
        record Moment(Instant at) implements Argument {}

        /// Shown as day and time of day where it is read.
        record DayAndTime(Instant at) implements Argument {}
    }

    /// Whether there is nothing to say.
    default boolean isEmpty() {
        return equals(none());
    }

    /// There is nothing to say.
    static Written none() {
        return new Written("");
    }

    /// A reason by its code.
    ///
    /// @param arguments an argument is itself, an instant is a moment, all else its text
    static Coded of(String code, Object... arguments) {
        return new Coded(code, Arrays.stream(arguments).map(Reason::argument).toList(), List.of());
    }

    /// An argument that is shown with its day.
    static Argument day(Instant at) {
        return new Argument.DayAndTime(at);
    }

    private static Argument argument(Object value) {
        return switch (value) {
            case Argument argument -> argument;
            case Instant at -> new Argument.Moment(at);
            default -> new Argument.Text(value.toString());
        };
    }
}
