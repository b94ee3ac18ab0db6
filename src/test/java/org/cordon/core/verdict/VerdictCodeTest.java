package org.cordon.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

final class VerdictCodeTest {
    /// As in every journal and store that was ever written.
    private static final Map<VerdictCode, String> STORED =
            Map.ofEntries(
                    Map.entry(VerdictCode.ACCEPTED, "RIGHT"),
                    Map.entry(VerdictCode.NO_READ, "NO_READ"),
                    Map.entry(VerdictCode.READER_FAULT, "READER_FAULT"),
                    Map.entry(VerdictCode.BAD_CODE, "BAD_CODE"),
                    Map.entry(VerdictCode.WRONG_PRODUCT, "WRONG_PRODUCT"),
                    Map.entry(VerdictCode.WRONG_LOT, "WRONG_LOT"),
                    Map.entry(VerdictCode.WRONG_EXPIRY, "WRONG_EXPIRY"),
                    Map.entry(VerdictCode.UNKNOWN_SERIAL, "UNKNOWN_SERIAL"),
                    Map.entry(VerdictCode.DUPLICATE, "DUPLICATE"),
                    Map.entry(VerdictCode.INACTIVE, "INACTIVE"),
                    Map.entry(VerdictCode.WRONG_CONTAINER, "STRANGER"),
                    Map.entry(VerdictCode.ON_HOLD, "ON_HOLD"),
                    Map.entry(VerdictCode.REPEAT_READ, "REPEAT_READ"),
                    Map.entry(VerdictCode.NOT_VERIFIED, "NOT_VERIFIED"),
                    Map.entry(VerdictCode.NO_ORDER, "NO_ORDER"),
                    Map.entry(VerdictCode.EXPIRED, "EXPIRED"),
                    Map.entry(VerdictCode.WRONG_CARRIER, "WRONG_CARRIER"),
                    Map.entry(VerdictCode.REJECTED_SEEN, "REJECTED_SEEN"),
                    Map.entry(VerdictCode.NOT_COMMISSIONED, "NOT_COMMISSIONED"),
                    Map.entry(VerdictCode.TEST_PIECE, "TEST_PIECE"),
                    Map.entry(VerdictCode.BATCH_CLOSED, "BATCH_CLOSED"));

    // [utest->req~verdict.stored-names~1]
    @Test
    void everyVerdictKeepsItsStoredName() {
        assertEquals(
                STORED,
                Arrays.stream(VerdictCode.values())
                        .collect(Collectors.toMap(code -> code, VerdictCode::storedName)));
        STORED.forEach((code, name) -> assertEquals(code, VerdictCode.ofStoredName(name)));
    }

    // [utest->req~verdict.stored-names~1]
    @Test
    void aNameThatNoVersionStoredIsNone() {
        for (String name : List.of("ACCEPTED", "WRONG_CONTAINER", "right", "")) {
            assertEquals(Optional.empty(), VerdictCode.stored(name), name);
            assertThrows(
                    IllegalArgumentException.class, () -> VerdictCode.ofStoredName(name), name);
        }
    }
}
