package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.order.OrderId;
import org.cordon.core.profile.SerialReuse;
import org.cordon.core.projection.SerialUse;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

final class ReusedSerialsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static SerialUse use(int pack, String order, String expiry) {
        return new SerialUse(
                Shift.pack(pack),
                new OrderId(order),
                Optional.of(LocalDate.parse(expiry)),
                Instant.EPOCH);
    }

    private static ReusedSerials of(int days, SerialUse... uses) {
        ReusedSerials.Builder builder =
                new ReusedSerials.Builder(new SerialReuse.AfterExpiry(days), TODAY);
        for (SerialUse use : uses) {
            builder.add(use);
        }
        return builder.build();
    }

    /// A serial comes again 366 days after the expiry of the order that used it.
    // [utest->req~line-data.reuse-days~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    it has not expired               | 2028-11-30 | 2026-12-01 | refused
                    it expired a month ago           | 2026-10-31 | 2026-12-01 | refused
                    it may come again this day       | 2025-11-29 | 2026-12-01 | may come
                    tomorrow it may come             | 2025-11-30 | 2026-12-01 | refused
                    the batch has run over midnight  | 2025-11-30 | 2026-12-02 | may come
                    """)
    void isRefused(String rule, String expiry, String read, String what) {
        ReusedSerials reused = of(366, use(7, "PO-1", expiry));
        assertEquals(
                what.equals("refused") ? Optional.of(new OrderId("PO-1")) : Optional.empty(),
                reused.order(Shift.pack(7), LocalDate.parse(read)),
                rule);
    }

    // [utest->req~line-data.reuse-days~1]
    @Test
    void aSerialThatTwoOrdersUsedIsOneAndWaitsForTheLater() {
        ReusedSerials reused =
                of(
                        366,
                        use(1, "PO-1", "2020-11-30"),
                        use(2, "PO-1", "2020-11-30"),
                        use(2, "PO-2", "2026-11-30"),
                        use(2, "PO-3", "2028-11-30"));
        assertEquals(1, reused.count());
        assertEquals(Optional.of(Shift.pack(2)), reused.first());
        assertEquals(Optional.empty(), reused.order(Shift.pack(1), TODAY));
        assertEquals(
                Optional.of(new OrderId("PO-3")),
                reused.order(Shift.pack(2), LocalDate.of(2027, 12, 2)));
    }
}
