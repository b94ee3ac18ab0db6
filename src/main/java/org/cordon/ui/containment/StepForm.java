package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;

import java.util.List;
import java.util.Optional;

/// The state behind the panel of one step. FX thread only.
interface StepForm {
    /// Which step.
    ContainmentStep step();

    /// Takes what is recorded of an incident. What a person is typing stays as it is, unless the
    /// incident is another one.
    void show(Incident incident);

    /// What is entered and not recorded yet, ready to be recorded; empty when there is nothing, or
    /// when it is not complete enough to be a note.
    List<IncidentNote> unsaved();

    /// What the entries still lack, in words; empty when nothing does.
    Optional<String> missing();

    /// The step in one line, for the list of steps.
    String line(Incident incident);
}
