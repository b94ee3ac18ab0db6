package org.cordon.core.machine;

import org.cordon.core.line.LineSignal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// State of a machine by PackML (ANSI/ISA-TR88.00.02), with the number that stands for it. Journals hold the names, which
/// never change.
public enum PackMlState {
    UNDEFINED(0),
    CLEARING(1),
    STOPPED(2),
    STARTING(3),
    IDLE(4),
    SUSPENDED(5),
    EXECUTE(6),
    STOPPING(7),
    ABORTING(8),
    ABORTED(9),
    HOLDING(10),
    HELD(11),
    UNHOLDING(12),
    SUSPENDING(13),
    UNSUSPENDING(14),
    RESETTING(15),
    COMPLETING(16),
    COMPLETE(17);

    private final int number;

    PackMlState(int number) {
        this.number = number;
    }

    /// The number of the standard, 0 to 17.
    public int number() {
        return number;
    }

    /// Its word, such as `execute`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state with a word, or with a number in decimal digits.
    public static Optional<PackMlState> of(String said) {
        return Stream.of(values())
                .filter(each ->
                        each.word().equals(said.toLowerCase(Locale.ROOT))
                                || String.valueOf(each.number()).equals(said))
                .findFirst();
    }

    /// What the belt of the machine does in this state. In a state that the machine only passes through the belt goes on as
    /// it was: a machine that stops lets packs run out.
    public Optional<LineSignal> belt() {
        return switch (this) {
            case EXECUTE -> Optional.of(LineSignal.RUN);
            case STOPPED, IDLE, SUSPENDED, ABORTED, HELD, COMPLETE, CLEARING, RESETTING ->
                    Optional.of(LineSignal.STOP);
            case UNDEFINED,
                    STARTING,
                    STOPPING,
                    ABORTING,
                    HOLDING,
                    UNHOLDING,
                    SUSPENDING,
                    UNSUSPENDING,
                    COMPLETING ->
                    Optional.empty();
        };
    }
}
