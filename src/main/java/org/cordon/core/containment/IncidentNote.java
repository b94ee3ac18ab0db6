package org.cordon.core.containment;

import java.time.Instant;

/// One thing recorded during a step. Its journal entry names the person and the time.
public sealed interface IncidentNote {
    /// CEASE: the line stands still.
    ///
    /// @param confirmedBy the person who saw it stop
    /// @param state how it was left, such as "stopped and locked"
    record LineStopped(String confirmedBy, String state) implements IncidentNote {
        @Override
        public ContainmentStep step() {
            return ContainmentStep.CEASE;
        }
    }

    /// CEASE: the line could not be stopped, which must be explained.
    record NotStopped(String reason) implements IncidentNote {
        @Override
        public ContainmentStep step() {
            return ContainmentStep.CEASE;
        }
    }

    /// ISOLATE: where the held units stand.
    record Quarantined(String location) implements IncidentNote {
        @Override
        public ContainmentStep step() {
            return ContainmentStep.ISOLATE;
        }
    }

    /// COMMUNICATE: a department was told.
    ///
    /// @param how telephone, in person, radio …
    /// @param at when, by the teller's word
    /// @param answered whether the person acknowledged
    record Told(String department, String person, String how, Instant at, boolean answered)
            implements IncidentNote {
        @Override
        public ContainmentStep step() {
            return ContainmentStep.COMMUNICATE;
        }
    }

    /// DOCUMENT: one field of the record; a later one with the same name replaces it on the form,
    /// while both stay in the journal.
    record Detail(String field, String value) implements IncidentNote {
        /// Name of the field that keeps the words of a second start while an incident is open; each
        /// stands for itself.
        public static final String ALSO_REPORTED = "also-reported";

        @Override
        public ContainmentStep step() {
            return ContainmentStep.DOCUMENT;
        }
    }

    /// INITIATE_REPORT: the deviation was opened.
    ///
    /// @param number the deviation's number; ours when the quality system is out of reach
    /// @param summary one paragraph for those who were not there
    record ReportOpened(String number, Severity severity, String summary) implements IncidentNote {
        @Override
        public ContainmentStep step() {
            return ContainmentStep.INITIATE_REPORT;
        }
    }

    /// How grave it is.
    enum Severity {
        /// No effect on the patient or the record to be expected.
        MINOR,
        /// The record is in doubt.
        MAJOR,
        /// Wrong product or false identity may reach a patient (P10.2).
        CRITICAL
    }

    /// The step it belongs to.
    ContainmentStep step();
}
