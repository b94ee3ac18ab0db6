package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;

import java.util.List;

/// The order of the acts.
final class StepSequence {
    private static final List<ContainmentStep> ORDER = List.of(ContainmentStep.values());

    private StepSequence() {}

    /// The place of an act, from 1.
    static int number(ContainmentStep act) {
        return ORDER.indexOf(act) + 1;
    }

    /// The act after another, which must not be the last.
    static ContainmentStep after(ContainmentStep act) {
        return ORDER.get(ORDER.indexOf(act) + 1);
    }

    /// The act before another, which must not be the first.
    static ContainmentStep before(ContainmentStep act) {
        return ORDER.get(ORDER.indexOf(act) - 1);
    }
}
