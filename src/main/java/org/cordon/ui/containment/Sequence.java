package org.cordon.ui.containment;

import org.cordon.core.containment.Act;

import java.util.List;

/// The order of the acts.
final class Sequence {
    private static final List<Act> ORDER = List.of(Act.values());

    private Sequence() {}

    /// The place of an act, from 1.
    static int number(Act act) {
        return ORDER.indexOf(act) + 1;
    }

    /// The act after another, which must not be the last.
    static Act after(Act act) {
        return ORDER.get(ORDER.indexOf(act) + 1);
    }

    /// The act before another, which must not be the first.
    static Act before(Act act) {
        return ORDER.get(ORDER.indexOf(act) - 1);
    }
}
