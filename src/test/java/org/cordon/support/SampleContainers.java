package org.cordon.support;

import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Containers as screens show them.
public final class SampleContainers {
    /// A case.
    public static final UnitId CASE = new UnitId.Container(new Sscc("340123450000000017"));

    /// Another one.
    public static final UnitId OTHER = new UnitId.Container(new Sscc("340123450000000024"));

    private SampleContainers() {}

    /// A pack of the case.
    public static UnitId pack(int number) {
        return FirstHour.unit("9527QWGN%04d".formatted(number));
    }

    private static Unit unit(UnitId id, UnitKind kind, Optional<UnitId> in) {
        return new Unit(id, kind, in, UnitState.ACTIVE);
    }

    /// The case with so many packs recorded in it.
    public static RecordedContainer recorded(int packs) {
        return new RecordedContainer(
                CASE,
                Optional.of(unit(CASE, UnitKind.CASE, Optional.empty())),
                false,
                IntStream.rangeClosed(1, packs)
                        .mapToObj(i -> unit(pack(i), UnitKind.PACK, Optional.of(CASE)))
                        .toList(),
                OptionalInt.of(packs));
    }

    /// A pack that was scanned.
    ///
    /// @param in that it is recorded in
    public static ScannedUnit scanned(UnitId id, Optional<UnitId> in) {
        return new ScannedUnit(
                id,
                VerdictCode.ACCEPTED,
                Optional.empty(),
                Optional.of(unit(id, UnitKind.PACK, in)),
                in.stream().toList(),
                in.isPresent() ? 40 : 0);
    }

    /// A label that was scanned.
    public static ScannedUnit label(UnitId id) {
        return new ScannedUnit(
                id,
                VerdictCode.ACCEPTED,
                Optional.empty(),
                Optional.of(unit(id, UnitKind.CASE, Optional.empty())),
                List.of(),
                0);
    }

    /// So many packs of the case are scanned.
    public static void scan(FakeContainers containers, Purpose purpose, int recorded, int scanned) {
        containers.begin(purpose, recorded(recorded));
        for (int i = 1; i <= scanned; i++) {
            containers.scan(scanned(pack(i), Optional.of(CASE)));
        }
    }
}
