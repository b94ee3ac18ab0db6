package org.cordon.crash;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What came of an attack.
///
/// @param words what the program said of it: while recording, at a start, or by `journal verify`
/// @param altered whether the record was altered
/// @param missing entries confirmed that `journal export` no longer gives
/// @param broken rules that did not hold
record AttackOutcome(
        AttackCase attack,
        Set<Said> said,
        List<String> words,
        boolean altered,
        int confirmed,
        int missing,
        Set<Rule> broken) {
    AttackOutcome {
        said = Set.copyOf(said);
        words = List.copyOf(words);
        broken = broken.isEmpty() ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(broken);
    }

    /// Where the program said something.
    enum Said {
        /// The running program stopped confirming.
        RECORDING,
        /// A start was refused or told a person.
        START,
        /// `journal verify` found something.
        VERIFY
    }

    /// What must hold.
    enum Rule {
        /// Nothing confirmed is missing without a word.
        NOTHING_LOST_UNSAID,
        /// Each alteration of the record is named.
        ALTERATION_NAMED,
        /// Nothing is confirmed into a file that no path leads to.
        NOTHING_CONFIRMED_NOWHERE,
        /// The lists of the local store say what the journal says.
        LISTS_AS_RECORDED,
        /// The program starts, records and ends.
        GOES_ON
    }

    @Override
    public String toString() {
        return "%s: %s; %d confirmed, %d missing, %s"
                .formatted(attack, broken, confirmed, missing, words);
    }
}
