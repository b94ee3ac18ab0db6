package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;

import java.util.List;

/// The state behind the five panels.
public record StepForms(
        CeaseViewModel cease,
        IsolateViewModel isolate,
        CommunicateViewModel communicate,
        DocumentViewModel document,
        DeviationViewModel deviation) {
    /// All five, in order.
    List<StepForm> all() {
        return List.of(cease, isolate, communicate, document, deviation);
    }

    /// The one of a step.
    StepForm of(ContainmentStep step) {
        return switch (step) {
            case CEASE -> cease;
            case ISOLATE -> isolate;
            case COMMUNICATE -> communicate;
            case DOCUMENT -> document;
            case INITIATE_REPORT -> deviation;
        };
    }
}
