package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;

import java.util.List;

/// What comes before and after a step.
final class StepSequence {
    private static final List<ContainmentStep> ORDER = List.of(ContainmentStep.values());

    private StepSequence() {}

    /// The step after another, which must not be the last.
    static ContainmentStep after(ContainmentStep step) {
        return ORDER.get(step.number());
    }

    /// The step before another, which must not be the first.
    static ContainmentStep before(ContainmentStep step) {
        return ORDER.get(step.number() - 2);
    }
}
