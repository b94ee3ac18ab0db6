package org.cordon.core.machine;

import org.cordon.core.text.Reason;

import java.util.List;
import java.util.Optional;

/// One thing that a machine says of itself: the vocabulary of machine data, the same for all ways in. Journals hold
/// reports by the names of their kinds and components, which never change.
public sealed interface MachineReport {
    /// The longest name, code or text.
    int LONGEST = 80;

    /// The highest number that a counter shows: one that JSON and OPC UA hold exactly.
    long MOST = 9_007_199_254_740_991L;

    /// Counters as the machine shows them; those that it does not tell are empty.
    ///
    /// @param in packs that came
    /// @param out packs that went on
    /// @param reject packs that were taken off
    record Counters(Optional<Long> in, Optional<Long> out, Optional<Long> reject)
            implements MachineReport {
        /// Refuses none at all, and what no counter shows.
        public Counters {
            if (in.isEmpty() && out.isEmpty() && reject.isEmpty()) {
                throw new IllegalArgumentException("no counter");
            }
            List.of(in, out, reject).forEach(each -> each.ifPresent(MachineReport::checkCount));
        }

        /// The same, and what is not in it from another.
        public Counters or(Counters other) {
            return new Counters(in.or(other::in), out.or(other::out), reject.or(other::reject));
        }
    }

    /// A print job begins or ends.
    ///
    /// @param started false where it ends
    record PrintJob(String job, boolean started) implements MachineReport {
        /// Refuses what is no name.
        public PrintJob {
            checkText(job);
        }
    }

    /// How much is left of what is printed with.
    ///
    /// @param ink false for a ribbon
    /// @param percent 0 to 100
    record RibbonOrInk(boolean ink, int percent) implements MachineReport {
        /// Refuses a share out of range.
        public RibbonOrInk {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException(String.valueOf(percent));
            }
        }
    }

    /// Another roll is used from now on.
    ///
    /// @param roll its number or name
    /// @param material what it is of, such as `foil`; empty if the machine has one kind
    record RollChanged(String roll, Optional<String> material) implements MachineReport {
        /// Refuses what is no name.
        public RollChanged {
            checkText(roll);
            material.ifPresent(MachineReport::checkText);
        }
    }

    /// A test of the machine with known bad packs came to an end.
    ///
    /// @param test its name
    record ChallengeResult(String test, boolean passed) implements MachineReport {
        /// Refuses what is no name.
        public ChallengeResult {
            checkText(test);
        }
    }

    /// The machine asked for serials.
    record SerialsRequested(long count) implements MachineReport {
        /// Refuses what is no count.
        public SerialsRequested {
            checkCount(count);
        }
    }

    /// The machine gave serials back that it did not use.
    record SerialsReturned(long count) implements MachineReport {
        /// Refuses what is no count.
        public SerialsReturned {
            checkCount(count);
        }
    }

    /// Its state.
    record StateChanged(PackMlState state) implements MachineReport {}

    /// Its mode.
    record ModeChanged(PackMlMode mode) implements MachineReport {}

    /// How fast it is.
    ///
    /// @param perMinute packs a minute
    record Speed(long perMinute) implements MachineReport {
        /// Refuses what is no count.
        public Speed {
            checkCount(perMinute);
        }
    }

    /// Why it stands.
    ///
    /// @param code the machine's own
    record StopReason(String code, Optional<String> text) implements MachineReport {
        /// Refuses what is no code.
        public StopReason {
            checkText(code);
            text.ifPresent(MachineReport::checkText);
        }
    }

    /// It is there.
    record Heartbeat() implements MachineReport {}

    /// Its word, by which it is sent, such as `print-job`.
    default String word() {
        return switch (this) {
            case Counters _ -> "counters";
            case PrintJob _ -> "print-job";
            case RibbonOrInk(boolean ink, _) -> ink ? "ink" : "ribbon";
            case RollChanged _ -> "roll";
            case ChallengeResult _ -> "challenge";
            case SerialsRequested _ -> "serials-requested";
            case SerialsReturned _ -> "serials-returned";
            case StateChanged _ -> "state";
            case ModeChanged _ -> "mode";
            case Speed _ -> "speed";
            case StopReason _ -> "stop-reason";
            case Heartbeat _ -> "heartbeat";
        };
    }

    /// All words, in the order of the manual.
    List<String> WORDS =
            List.of(
                    "counters",
                    "print-job",
                    "ribbon",
                    "ink",
                    "roll",
                    "challenge",
                    "serials-requested",
                    "serials-returned",
                    "state",
                    "mode",
                    "speed",
                    "stop-reason",
                    "heartbeat");

    /// What it is, of which only the latest counts: its word, and for a roll what it is of.
    default String subject() {
        return this instanceof RollChanged(_, Optional<String> material) && material.isPresent()
                ? word() + ' ' + material.get()
                : word();
    }

    /// What it says, for people.
    default Reason.Coded said() {
        return switch (this) {
            case Counters(var in, var out, var reject) ->
                    Reason.of("machine.counters", shown(in), shown(out), shown(reject));
            case PrintJob(String job, boolean started) ->
                    Reason.of(started ? "machine.print-job" : "machine.print-job.ended", job);
            case RibbonOrInk(boolean ink, int percent) ->
                    Reason.of(ink ? "machine.ink" : "machine.ribbon", percent);
            case RollChanged(String roll, Optional<String> material) ->
                    material.map(of -> Reason.of("machine.roll.of", roll, of))
                            .orElseGet(() -> Reason.of("machine.roll", roll));
            case ChallengeResult(String test, boolean passed) ->
                    Reason.of(passed ? "machine.challenge" : "machine.challenge.failed", test);
            case SerialsRequested(long count) -> Reason.of("machine.serials-requested", count);
            case SerialsReturned(long count) -> Reason.of("machine.serials-returned", count);
            case StateChanged(PackMlState state) -> Reason.of("machine.state", state.word());
            case ModeChanged(PackMlMode mode) -> Reason.of("machine.mode", mode.word());
            case Speed(long perMinute) -> Reason.of("machine.speed", perMinute);
            case StopReason(String code, Optional<String> text) ->
                    text.map(words -> Reason.of("machine.stop-reason.text", code, words))
                            .orElseGet(() -> Reason.of("machine.stop-reason", code));
            case Heartbeat _ -> Reason.of("machine.heartbeat");
        };
    }

    private static String shown(Optional<Long> counter) {
        return counter.map(String::valueOf).orElse("–");
    }

    private static void checkCount(long number) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(String.valueOf(number));
        }
    }

    private static void checkText(String text) {
        if (text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("1 to " + LONGEST + " printable characters");
        }
    }
}
