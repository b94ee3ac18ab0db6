package org.cordon.ui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.app.containment.ContainmentCommands;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.FieldCheck;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.SampleStates;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.line.HighlightedText.Run;
import org.junit.jupiter.api.Test;

import java.util.List;

final class LineTextsTest {
    @Test
    void everyVerdictFieldAndRefusalHasWords() {
        Messages messages = Messages.of(LineTextsTest.class);
        for (VerdictCode code : VerdictCode.values()) {
            assertFalse(VerdictLabels.verdict(code).isBlank());
        }
        for (FieldCheck.Field field : FieldCheck.Field.values()) {
            assertFalse(messages.name("line.field", field).isBlank());
        }
        for (ContainmentCommands.Refusal reason : ContainmentCommands.Refusal.values()) {
            assertFalse(messages.name("line.refused", reason).isBlank());
        }
    }

    @Test
    void valuesStandOutInTheSentence() {
        assertEquals(
                List.of(
                        new Run("Pack carries ", false),
                        new Run("K2410B", true),
                        new Run(", the order is ", false),
                        new Run("K2411A", true),
                        new Run(".", false)),
                HighlightedText.of(
                        "Pack carries K2410B, the order is K2411A.",
                        SampleStates.wrongLot(1).judgement().fields()));
        assertEquals(List.of(), HighlightedText.of("", List.of()));
    }

    @Test
    void serialsReadInGroupsOfFour() {
        assertEquals("0000 7A1K 9Q4", DigitGrouping.inFours("00007A1K9Q4"));
        assertEquals("0000", DigitGrouping.inFours("0000"));
        assertEquals("", DigitGrouping.inFours(""));
    }
}
