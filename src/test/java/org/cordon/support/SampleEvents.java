package org.cordon.support;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.epcis.BizStep;
import org.cordon.core.epcis.Disposition;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvent.Action;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.epcis.PersistentDisposition;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Events for tests.
public final class SampleEvents {
    private static final Instant EIGHT = Instant.parse("2026-11-24T08:00:00Z");

    private SampleEvents() {}

    /// Packs H0, H1 and on went into quarantine, a second apart.
    public static List<EpcisEvent> held(int count) {
        return IntStream.range(0, count).mapToObj(SampleEvents::held1).toList();
    }

    private static EpcisEvent held1(int n) {
        return new EpcisEvent(
                new EpcisEvent.Objects(
                        List.of(new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("H" + n)))),
                EIGHT.plusSeconds(n),
                ZoneOffset.ofHours(1),
                Action.OBSERVE,
                BizStep.HOLDING,
                Optional.of(Disposition.NON_SELLABLE_OTHER),
                Optional.of(new PersistentDisposition.Set(Disposition.UNAVAILABLE)),
                Optional.of(new EpcisLocation("urn:epc:id:sgln:4012345.00001.L3")),
                Optional.of(EpcisLocation.parse("4012345000016")),
                List.of("urn:epcglobal:cbv:bt:4012345000016:L3-2026-0114"),
                Optional.empty());
    }

    /// Keys, in order.
    public static List<EpcisEvent.Key> keys(List<EpcisEvent> events) {
        return events.stream().map(EpcisEvent::key).toList();
    }
}
