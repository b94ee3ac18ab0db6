package org.cordon.ui.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.support.FirstHour;
import org.cordon.ui.common.TimeFormats;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// What the forms show follows the record, but never takes away what a person typed.
final class StepFormsTest {
    private final Messages messages = Messages.of(ContainmentScreen.class);
    private final FirstHour hour = new FirstHour();
    private final IncidentId id = hour.openWrongLot();

    private Incident now() {
        return hour.status().active().orElseThrow();
    }

    private void record(IncidentNote note) {
        hour.note(id, note).join();
    }

    // [utest->req~screens.forms-follow-the-record~1]
    @Test
    void anUntouchedFieldTakesOverWhatIsRecordedAndLosesNothing() {
        DocumentViewModel form = new DocumentViewModel(hour.rules, messages);
        form.show(now());
        record(new IncidentNote.Detail("shift", "Night"));
        form.show(now());
        assertEquals("Night", form.fields().getFirst().valueProperty().get());
        assertEquals(List.of(), form.unsaved());
    }

    // [utest->req~screens.forms-follow-the-record~1]
    @Test
    void aTypedFieldStaysWhateverIsRecordedMeanwhile() {
        DocumentViewModel form = new DocumentViewModel(hour.rules, messages);
        form.show(now());
        form.fields().getFirst().valueProperty().set("Late");
        record(new IncidentNote.Detail("shift", "Night"));
        form.show(now());
        assertEquals("Late", form.fields().getFirst().valueProperty().get());
        assertEquals(List.of(new IncidentNote.Detail("shift", "Late")), form.unsaved());
    }

    // [utest->req~screens.forms-follow-the-record~1]
    @Test
    void ceaseAndReportDoTheSame() {
        CeaseViewModel cease = new CeaseViewModel(hour, messages, new TimeFormats(hour.zone()));
        DeviationViewModel deviation =
                new DeviationViewModel(messages, new ReasonMessages(hour.zone()));
        cease.show(now());
        deviation.show(now());
        record(new IncidentNote.LineStopped("Mara Lindqvist", "Stopped and locked"));
        record(new IncidentNote.ReportOpened("DEV-1", IncidentNote.Severity.MAJOR, "Wrong lot."));
        cease.show(now());
        deviation.show(now());
        assertEquals("Mara Lindqvist", cease.confirmedByProperty().get());
        assertEquals(Optional.empty(), cease.missing());
        assertEquals("DEV-1", deviation.numberProperty().get());
        assertEquals(List.of(), deviation.unsaved());

        cease.stateProperty().set("Stopped, belt cleared");
        record(new IncidentNote.LineStopped("Mara Lindqvist", "Stopped, product on the belt"));
        cease.show(now());
        assertEquals("Stopped, belt cleared", cease.stateProperty().get());
    }
}
