package org.cordon.support;

import org.cordon.adapter.csv.CsvOrderReader;
import org.cordon.adapter.epcis.EpcisOrderReader;
import org.cordon.adapter.epcis.EpcisXmlOrderReader;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.TimeSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The real order readers, in November 2026.
public final class OrderReaders {
    private OrderReaders() {}

    /// For CSV.
    public static OrderReader csv() {
        return new CsvOrderReader(new Autumn());
    }

    /// For EPCIS in XML.
    public static OrderReader epcisXml() {
        return new EpcisXmlOrderReader(new Autumn());
    }

    /// For EPCIS in JSON.
    public static OrderReader epcis() {
        return new EpcisOrderReader(new Autumn());
    }

    /// All, as the program has them.
    public static List<OrderReader> all() {
        return List.of(epcisXml(), epcis(), csv());
    }

    private static final class Autumn implements TimeSource {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-23T06:00:00Z");
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Optional<Duration> clockOffset() {
            return Optional.empty();
        }
    }
}
