package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Codes of failures. `[utest->req~window.failed-screen~1]`
final class ErrorCodeTest {
    private static RuntimeException here(String message) {
        return new IllegalStateException(message);
    }

    private static RuntimeException there(String message) {
        return new IllegalStateException(message);
    }

    @Test
    void theSameFailureAtTheSamePlaceHasTheSameCodeWhateverItsMessage() {
        assertEquals(ErrorCode.of(here("1")), ErrorCode.of(here("2")));
    }

    @Test
    void anotherPlaceAnotherTypeAndAnotherCauseHaveOtherCodes() {
        ErrorCode code = ErrorCode.of(here(""));
        assertNotEquals(code, ErrorCode.of(there("")));
        assertNotEquals(code, ErrorCode.of(new RuntimeException(here(""))));
        assertEquals(
                code.value().substring(4),
                ErrorCode.of(new RuntimeException(here(""))).value().substring(4),
                "the place is the root cause's");
    }

    @Test
    void aCodeCanBeReadOut() {
        String code = ErrorCode.of(here("")).value();
        assertTrue(code.matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}"), code);
    }

    @Test
    void aChainOfCausesThatLeadsBackToItselfEnds() {
        RuntimeException first = new IllegalStateException();
        RuntimeException second = new IllegalArgumentException(first);
        first.initCause(second);
        assertEquals(9, ErrorCode.of(second).value().length());
    }
}
