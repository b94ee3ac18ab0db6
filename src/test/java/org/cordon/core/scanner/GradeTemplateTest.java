package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// [utest->req~device.grade~1]
final class GradeTemplateTest {
    private static final String STANDARD = "ISO/IEC 15415:2024";
    private static final DeviceId CAMERA = new DeviceId("Camera");

    private static GradeTemplate template(String text) {
        return GradeTemplate.parse(text, STANDARD, "Verifier 7");
    }

    /// Code and grade, or empty.
    private static Optional<String> read(String template, String message) {
        return template(template)
                .read(Bytes.parse(message))
                .map(g -> g.code() + " | " + g.grade().value());
    }

    @Test
    void everyFieldIsKeptAsSentWithStandardAndVerifier() {
        assertEquals(
                Optional.of(
                        new GradeTemplate.Graded(
                                Bytes.parse("]d20104{GS}21A;1"),
                                new Grade(
                                        "3.5",
                                        Optional.of("10"),
                                        Optional.of("660"),
                                        Optional.of("45"),
                                        STANDARD,
                                        "Verifier 7"))),
                template("{grade}/{aperture}/{light}/{angle};{code}")
                        .read(Bytes.parse("3.5/10/660/45;]d20104{GS}21A;1")));
    }

    @Test
    void aSeparatorWithinTheCodeDoesNotMislead() {
        assertEquals(Optional.of("01,21A,B | A"), read("{code},{grade}", "01,21A,B,A"));
        assertEquals(Optional.of("A;B | 2.5"), read("{grade};{code}", "2.5;A;B"));
        assertEquals(Optional.of("x | F"), read("<{code}{x09}{grade}>", "<x{x09}F>"));
    }

    @Test
    void aCodeIsNeverCutShortByWhatIsNoGrade() {
        assertEquals(Optional.empty(), read("{code},{grade}", "0104012345000009,21ABC"));
        assertEquals(Optional.empty(), read("{code},{grade}", "0104012345000009"));
        assertEquals(Optional.empty(), read("{code},{grade}", ",A"));
        assertEquals(Optional.empty(), read("{code},{grade}", "x,4.5"));
        assertEquals(Optional.empty(), read("<{code},{grade}>", "<x,A"));
        assertEquals(Optional.empty(), read("{grade};{code}", ""));
        assertEquals(Optional.of("x | N/A"), read("{code},{grade}", "x,N/A"));
    }

    @Test
    void lettersDecimalsAndReportsHaveANumber() {
        assertEquals(OptionalDouble.of(4), Grade.numeric("A"));
        assertEquals(OptionalDouble.of(0), Grade.numeric("f"));
        assertEquals(OptionalDouble.of(2.5), Grade.numeric("2,5"));
        assertEquals(OptionalDouble.of(1.5), Grade.numeric("1.5/08/660"));
        for (String none : List.of("E", "4.1", "-", "", "12", "3.", "PASS")) {
            assertEquals(OptionalDouble.empty(), Grade.numeric(none), none);
        }
    }

    @Test
    void whatCouldNotBeToldApartIsNoTemplate() {
        for (String text :
                List.of(
                        "{code}",
                        "{grade}",
                        "{code}{grade}",
                        "{code},{grade},{code}",
                        "{code},{grad}",
                        "{code},{grade",
                        "")) {
            assertThrows(IllegalArgumentException.class, () -> template(text), () -> text);
        }
    }

    @Test
    void theTextFormIsReadAndWritten() {
        for (String text :
                List.of("{code},{grade}", "{x02}{grade}{GS}{code}", "{x7B}a}{code};{grade}")) {
            assertEquals(text, template(text).text());
        }
    }

    private static Frame frame(String text) {
        return new Frame(CAMERA, Bytes.parse(text), Instant.EPOCH, 0, 0);
    }

    @Test
    void aMessageWithoutAGradeStaysWholeAndIsMarked() {
        MessageInterpreter messages =
                MessageInterpreter.of(
                        List.of(), List.of(), Optional.of(template("{code},{grade}")));
        Frame read = messages.read(frame("no grade"));
        assertEquals(Bytes.parse("no grade"), read.bytes());
        assertTrue(read.ungraded() && read.grade().isEmpty());
        Frame graded = messages.read(frame("x,B"));
        assertEquals(Bytes.parse("x"), graded.bytes());
        assertEquals("B", graded.grade().orElseThrow().value());
        Frame half = new Frame(CAMERA, Bytes.parse("x,B"), Instant.EPOCH, 0, 1, true);
        assertEquals(half, messages.read(half));
    }

    // [utest->req~device.no-reads~1]
    @Test
    void theDevicesOwnNoReadsAreFoundWithAndWithoutAGrade() {
        MessageInterpreter messages =
                MessageInterpreter.of(
                        List.of("FAIL"), List.of("ERR"), Optional.of(template("{code},{grade}")));
        assertTrue(messages.read(frame("fail")).noRead());
        assertTrue(messages.read(frame("ERR17")).noRead());
        assertTrue(messages.read(frame("FAIL,F")).noRead());
        assertEquals(Optional.empty(), messages.read(frame("FAIL")).grade());
        assertTrue(!messages.read(frame("FAILED,F")).noRead());
    }
}
