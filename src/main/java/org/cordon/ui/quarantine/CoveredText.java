package org.cordon.ui.quarantine;

import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.text.Messages;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says how much of the running order a target covers. Any thread.
///
/// @param order that the line runs
/// @param stations of the line, in belt order
/// @param alarms which of the units of a target are open
/// @param reader may block on the store
public record CoveredText(
        Supplier<Optional<Order>> order,
        Supplier<List<StationId>> stations,
        StoreQueries records,
        Function<HoldTarget, List<AlarmId>> alarms,
        Messages messages,
        Executor reader) {
    /// How many units it covers.
    CompletableFuture<String> count(HoldTarget target) {
        Optional<Order> running = order.get();
        return running.isEmpty()
                ? CompletableFuture.completedFuture(messages.get("quarantine.preview.no-order"))
                : CompletableFuture.supplyAsync(() -> count(running.get(), target), reader);
    }

    /// The same with what else there is to know before it is held.
    CompletableFuture<String> preview(HoldTarget target) {
        return count(target)
                .thenApply(count ->
                        Stream.of(count, more(target), alarms(target))
                                .filter(said -> !said.isEmpty())
                                .collect(Collectors.joining(" ")));
    }

    private String count(Order running, HoldTarget target) {
        boolean first =
                target instanceof HoldTarget.StationTime at
                        && stations.get().stream().limit(1).anyMatch(at.station()::equals);
        try {
            OptionalLong covered = records.covered(running.id(), target, first);
            return covered.isPresent()
                    ? messages.get("quarantine.preview.covered", covered.getAsLong())
                    : messages.get("quarantine.preview.uncoded");
        } catch (StoreUnavailable away) {
            return messages.get("quarantine.preview.unknown");
        }
    }

    private String alarms(HoldTarget target) {
        int open = alarms.apply(target).size();
        return open == 0 ? "" : messages.get("quarantine.preview.alarms", open);
    }

    private String more(HoldTarget target) {
        return switch (target) {
            case HoldTarget.SerialRange range ->
                    range.size()
                            .map(size ->
                                    messages.get(
                                            "quarantine.preview.serials", "%,d".formatted(size)))
                            .orElseGet(() -> messages.get("quarantine.preview.as-printed"));
            case HoldTarget.StationTime(_, _, var to) when to.isEmpty() ->
                    messages.get("quarantine.preview.open");
            case HoldTarget.StationTime _,
                    HoldTarget.WholeLot _,
                    HoldTarget.Tagged _,
                    HoldTarget.Units _ ->
                    "";
        };
    }
}
