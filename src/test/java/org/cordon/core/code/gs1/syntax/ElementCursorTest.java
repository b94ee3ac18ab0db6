package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

final class ElementCursorTest {
    private final AiTable table = RuleData.applicationIdentifiers();
    private final ValueValidator values = new ValueValidator(new Linters(RuleData.codeLists()));
    private final ElementCursor cursor = new ElementCursor(table, UnassignedAiPolicy.REFUSED);

    private List<String> steps(String text) {
        byte[] data = Bytes.parse(text).toArray();
        List<String> steps = new ArrayList<>();
        cursor.reset(data, 0, data.length);
        for (ElementCursor.Step step = cursor.next();
                step != ElementCursor.Step.END;
                step = cursor.next()) {
            steps.add(
                    step == ElementCursor.Step.FAULT
                            ? cursor.fault() + " " + cursor.offset() + "+" + cursor.faultLength()
                            : cursor.entry().ai()
                                    + " "
                                    + cursor.valueOffset()
                                    + "+"
                                    + cursor.valueLength());
        }
        return steps;
    }

    // [utest->req~codes.raw-scan~1]
    @Test
    void predefinedLengthNeedsNoSeparatorButMayHaveOne() {
        assertEquals(
                List.of("01 2+14", "17 18+6", "21 26+1", "10 30+2"),
                steps("0104012345000009" + "17281130" + "21S{GS}10L1"));
        assertEquals(List.of("17 2+6", "17 11+6"), steps("17281130{GS}17281130"));
    }

    @Test
    void separatorEndsDataOfPredefinedLengthTooEarly() {
        assertEquals(List.of("17 2+2", "21 7+1"), steps("1728{GS}21S"));
    }

    @Test
    void whatIsNoElementIsPassedOverToTheNextSeparator() {
        assertEquals(
                List.of("UNKNOWN_IDENTIFIER 0+3", "21 6+1", "SEPARATOR_SUPERFLUOUS 8+1"),
                steps("XYZ{GS}21S{GS}{GS}"));
    }

    @Test
    void cursorLooksAtNothingOutsideItsBounds() {
        byte[] data = Bytes.parse("99]d221ABC{GS}17").toArray();
        cursor.reset(data, 5, 8);
        assertEquals(ElementCursor.Step.ELEMENT, cursor.next());
        assertTrue(cursor.isAssigned());
        assertEquals(7, cursor.valueOffset());
        assertEquals(1, cursor.valueLength());
        assertEquals(ElementCursor.Step.END, cursor.next());
        assertEquals(ElementCursor.Step.END, cursor.next());
    }

    // [utest->req~codes.scan-without-objects~1]
    @Test
    void goingThroughSoundScansCreatesNoObjects() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] data =
                Bytes.parse(
                                "010401234500000917281130"
                                        + "2100007A1K9Q4{GS}10K2411A{GS}71312345{GS}4212761234")
                        .toArray();
        int sound = 0;
        for (int i = 0; i < 20_000; i++) {
            sound += soundElements(data);
        }
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 10_000; i++) {
            sound += soundElements(data);
        }
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertEquals(30_000 * 6, sound);
        assertTrue(bytes < 10_000, "10 000 scans created objects of " + bytes + " bytes");
    }

    private int soundElements(byte[] data) {
        int sound = 0;
        cursor.reset(data, 0, data.length);
        while (cursor.next() == ElementCursor.Step.ELEMENT) {
            int from = cursor.valueOffset();
            sound +=
                    values.isSound(cursor.entry(), data, from, from + cursor.valueLength()) ? 1 : 0;
        }
        return sound;
    }

    @Test
    void valueThatBreaksARuleIsNotSound() {
        byte[] data = Bytes.parse("17281330").toArray();
        assertFalse(values.isSound(table.entry(new Ai("17")).orElseThrow(), data, 2, 8));
    }
}
