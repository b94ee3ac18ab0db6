package org.cordon.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

final class LogPositionTest {
    // [utest->req~log.order~1]
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1, false",
        "1, 2, 1, 1, true",
        "1, 1, 1, 2, false",
        "2, 1, 1, 9, true",
        "1, 9, 2, 1, false",
        "1, 1, 0, 0, true",
        "1, 4294967297, 1, 1, true"
    })
    void epochComesBeforeNumber(int epoch, long seq, int before, long number, boolean after) {
        assertEquals(after, new LogPosition(epoch, seq).isAfter(new LogPosition(before, number)));
    }

    // [utest->req~log.order~1]
    @Test
    void positionsSortInLogOrder() {
        List<LogPosition> inOrder =
                List.of(
                        new LogPosition(0, 0),
                        new LogPosition(1, 7),
                        new LogPosition(1, 11),
                        new LogPosition(2, 3),
                        new LogPosition(10, 1));
        assertEquals(inOrder, Stream.of(2, 4, 0, 3, 1).map(inOrder::get).sorted().toList());
    }
}
