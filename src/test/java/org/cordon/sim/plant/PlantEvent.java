package org.cordon.sim.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of a recorded shift, with what is true of it.
///
/// @param atMs milliseconds since the shift began
/// @param content a scan in text form, a signal that begins with `!`, or a comment that begins with `#`
/// @param keys such as `lane=2`
public record PlantEvent(
        long atMs, String station, String content, List<String> keys, Truth truth) {

    /// Between the codes of one message.
    static final String NEXT_CODE = "{RS}";

    /// Whether a scanner sent it.
    public boolean isScan() {
        return !content.startsWith("!") && !content.startsWith("#");
    }

    /// The line as the shift has it.
    public String line() {
        String more = keys.stream().map(key -> "\t" + key).collect(Collectors.joining());
        return content.startsWith("#")
                ? content
                : "+%d\t%s\t%s%s".formatted(atMs, station, content, more);
    }

    /// What is true of an event. Faults are named by their number in the run, from 1.
    ///
    /// @param fault of what is read; 0 for none
    /// @param known faults that can be known from this event on
    /// @param due faults that the answer to this event must have named, if none before did
    /// @param bad packs that should not be sold and that it is about
    /// @param left bad packs that are past the last station since the scan before
    public record Truth(
            int fault,
            List<Integer> known,
            List<Integer> due,
            Optional<Nuisance> nuisance,
            List<Long> bad,
            List<BadPack> left) {

        /// Of a good pack.
        static final Truth GOOD = of(0, List.of());

        static Truth of(int fault, List<Long> bad) {
            return new Truth(fault, List.of(), List.of(), Optional.empty(), bad, List.of());
        }

        static Truth of(Nuisance nuisance) {
            return new Truth(0, List.of(), List.of(), Optional.of(nuisance), List.of(), List.of());
        }

        /// In words, empty if there is nothing to say.
        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            if (fault != 0) {
                words.add("fault=" + fault);
            }
            known.forEach(id -> words.add("known=" + id));
            due.forEach(id -> words.add("due=" + id));
            nuisance.ifPresent(n -> words.add(n.name()));
            if (!bad.isEmpty()) {
                words.add("bad=" + bad);
            }
            left.forEach(pack -> words.add("left=%d:%d".formatted(pack.fault(), pack.pack())));
            return String.join(" ", words);
        }
    }

    /// A pack that should not be sold, and why.
    public record BadPack(int fault, long pack) {}
}
