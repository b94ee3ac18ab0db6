package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;

import java.util.List;

/// What comes before and after a step.
final class StepSequence {
    private static final List<ContainmentStep> ORDER = List.of(ContainmentStep.values());

    private StepSequence() {}

    /// The act after another, which must not be the last.
    static ContainmentStep after(ContainmentStep act) {
        return ORDER.get(act.number());
    }

    /// The act before another, which must not be the first.
    static ContainmentStep before(ContainmentStep act) {
        return ORDER.get(act.number() - 2);
    }
}
