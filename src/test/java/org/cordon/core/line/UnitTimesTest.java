package org.cordon.core.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.UnitId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

final class UnitTimesTest {
    private static final Gtin GTIN = new Gtin("04012345000009");

    // [utest->req~line.judged-cost~1]
    @Test
    void itKeepsWhatAMapKeeps() {
        Random random = new Random(7);
        UnitTimes times = new UnitTimes();
        Map<UnitId, Instant> map = new HashMap<>();
        Set<UnitId> earlier = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            UnitId unit = unit(random.nextInt(9_000));
            Instant at = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            if (random.nextInt(4) == 0) {
                times.addEarlier(unit, at);
                map.put(unit, at);
                earlier.add(unit);
            } else {
                assertEquals(map.putIfAbsent(unit, at) == null, times.add(unit, at));
            }
        }
        for (int i = 0; i < 9_500; i++) {
            UnitId unit = unit(i);
            assertEquals(Optional.ofNullable(map.get(unit)), times.get(unit));
            assertEquals(map.containsKey(unit), times.contains(unit));
            assertEquals(map.containsKey(unit) && !earlier.contains(unit), times.isOfThisRun(unit));
        }
    }

    private static UnitId unit(int number) {
        return number == 0
                ? new UnitId.Container(new Sscc("340123450000000017"))
                : new UnitId.Sgtin(GTIN, new Serial(Integer.toString(number, 36)));
    }
}
