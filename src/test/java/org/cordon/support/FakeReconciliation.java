package org.cordon.support;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.reconciliation.DifferentSerial;
import org.cordon.app.reconciliation.ReconciliationQueries;
import org.cordon.app.reconciliation.ReconciliationStatus;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.Reconciliation;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.cordon.core.reconciliation.Stock;
import org.cordon.core.reconciliation.StockCount;
import org.cordon.core.text.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// A reconciliation that a test sets.
public final class FakeReconciliation implements ReconciliationQueries {
    /// The order of [#closing].
    public static final OrderId ORDER = new OrderId("PO-2026-1187");

    private final Listeners<FakeReconciliation> listeners = new Listeners<>("a reconciliation");
    private volatile ReconciliationStatus status;

    /// What [#show] was told last.
    public Optional<OrderId> shown = Optional.empty();

    /// Where [#export] says that it wrote; empty fails.
    public Optional<Path> exported = Optional.of(Path.of("differences.csv"));

    public FakeReconciliation(ReconciliationStatus status) {
        this.status = status;
    }

    /// Batch K2411A as it is closing, with ten serials to explain.
    public static ReconciliationStatus closing(Instant now) {
        return new ReconciliationStatus(
                ReconciliationStatus.State.KNOWN,
                Optional.of(ORDER),
                Optional.of(now),
                true,
                true,
                new Reconciliation(
                        List.of(
                                line(
                                        ReconciliationLine.Key.COMMISSIONED,
                                        Reason.of("reconciled.line-data", now.minusSeconds(3)),
                                        18_204),
                                line(
                                        ReconciliationLine.Key.PACKED,
                                        Reason.of("reconciled.containers", 453),
                                        18_120),
                                line(
                                        ReconciliationLine.Key.LOOSE,
                                        Reason.of("reconciled.partial", "340123450000000455"),
                                        36),
                                line(
                                        ReconciliationLine.Key.REJECTED,
                                        Reason.of("reconciled.confirmed", 18),
                                        18),
                                line(ReconciliationLine.Key.SAMPLED, Reason.none(), 20),
                                line(ReconciliationLine.Key.DESTROYED, Reason.none(), 0),
                                line(
                                        ReconciliationLine.Key.UNACCOUNTED,
                                        Reason.of("reconciled.missing"),
                                        10)),
                        Map.of(DifferenceKind.UNACCOUNTED, 10L, DifferenceKind.TWICE, 1L),
                        List.of()),
                List.of(
                        new StockCount(Stock.LABELS, 20_400, 18_260, 120, 20, 1_980),
                        new StockCount(Stock.SERIALS, 25_000, 18_204, 22, 0, 6_774)));
    }

    private static ReconciliationLine line(ReconciliationLine.Key key, Reason origin, long count) {
        return new ReconciliationLine(key, origin, count);
    }

    @Override
    public void show(Optional<OrderId> order) {
        shown = order;
    }

    /// Stands so from now on.
    public void become(ReconciliationStatus now) {
        status = now;
        listeners.publish(this);
    }

    @Override
    public ReconciliationStatus status() {
        return status;
    }

    @Override
    public CompletableFuture<List<DifferentSerial>> serials(
            DifferenceKind difference, long skip, int most) {
        return CompletableFuture.completedFuture(
                IntStream.range(0, (int) status.count(difference))
                        .skip(skip)
                        .limit(most)
                        .mapToObj(number -> serial(difference, number))
                        .toList());
    }

    private DifferentSerial serial(DifferenceKind difference, int number) {
        String serial = "S%05d".formatted(4_711 + 37 * number);
        boolean read = number % 3 != 0;
        return new DifferentSerial(
                new UnitId.Sgtin(new Gtin("04012345000016"), new Serial(serial)),
                difference,
                read ? Optional.of(new StationId("Cartoner")) : Optional.empty(),
                read ? status.asOf().map(at -> at.minusSeconds(60L * number)) : Optional.empty(),
                read
                        ? Reason.of("difference.last-at", serial, "Cartoner")
                        : Reason.of("difference.never-read", serial));
    }

    @Override
    public CompletableFuture<Path> export() {
        return exported.map(CompletableFuture::completedFuture)
                .orElseGet(() ->
                        CompletableFuture.failedFuture(
                                new UncheckedIOException(new IOException("disk full"))));
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }
}
