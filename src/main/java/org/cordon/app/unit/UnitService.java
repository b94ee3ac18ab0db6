package org.cordon.app.unit;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.unit.EntrySubject;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Asks on a thread that may block.
///
/// @param reader may block on store and journal
public record UnitService(UnitGatherer gatherer, Journal journal, Executor reader)
        implements UnitQueries {
    @Override
    public CompletableFuture<List<UnitMatch>> find(String code) {
        return ask(() -> new UnitSearch(gatherer.records(), gatherer.analyzer()).find(code));
    }

    @Override
    public CompletableFuture<UnitPage> page(EntrySubject subject) {
        return ask(() -> gatherer.gather(subject));
    }

    @Override
    public CompletableFuture<List<Entry>> earlierScans(UnitPage page, LogPosition before) {
        return ask(() -> gatherer.earlierScans(page, before));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, reader)
                .orTimeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Subscription onEntry(UnitPage page, Consumer<Entry> listener) {
        Set<OrderId> orders =
                page.subject() instanceof EntrySubject.OfLot
                        ? page.orders().stream().map(Order::id).collect(Collectors.toSet())
                        : Set.of();
        return journal.onDurable(entries ->
                entries.stream()
                        .filter(entry -> concerns(entry, page.subject(), orders))
                        .forEach(listener));
    }

    private static boolean concerns(Entry entry, EntrySubject subject, Set<OrderId> orders) {
        if (!orders.isEmpty() && entry.event() instanceof LineEvent line) {
            return line.order().filter(orders::contains).isPresent();
        }
        Set<EntrySubject> about = EntrySubject.of(entry);
        return about.contains(subject)
                || (subject instanceof EntrySubject.OfUnit(var unit)
                        && about.contains(new EntrySubject.Inside(unit)))
                || orders.stream().map(EntrySubject.OfOrder::new).anyMatch(about::contains);
    }
}
