package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.reconciliation.DifferentSerial;
import org.cordon.app.reconciliation.OrderCount;
import org.cordon.app.reconciliation.OrderRecords;
import org.cordon.app.reconciliation.ReconciliationRuleSet;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.Batches;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.RecordedUnits;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.cordon.core.reconciliation.StockCount;
import org.cordon.core.reconciliation.UnitRecord;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// `reconcile`: what became of the serials of an order. Reads the journal alone, whether the program runs or not, and keeps
/// the units of the order in memory.
@Command(name = "reconcile", mixinStandardHelpOptions = true)
public final class ReconcileCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(ReconcileCommand.class);

    /// Reads by what a data folder counts.
    @FunctionalInterface
    public interface Rules {
        /// @throws IOException if it cannot be read
        /// @throws IllegalArgumentException if it cannot be used; the message says why
        ReconciliationRuleSet of(Path data) throws IOException;
    }

    private final Rules rules;
    private final TimeSource time;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--order", paramLabel = "ORDER")
    private @Nullable String order;

    @Option(names = "--serials")
    private boolean serials;

    public ReconcileCommand(Rules rules, TimeSource time) {
        this.rules = rules;
        this.time = time;
    }

    @Override
    public Integer call() {
        var line = line();
        PrintWriter err = line.getErr();
        int answer = 2;
        try {
            answer = count(data.folder(), output.results(line.getOut()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()));
        } catch (JournalReader.BrokenChain broken) {
            err.println(broken.getMessage());
            answer = 1;
        } catch (IOException e) {
            err.println(Failure.sentence(data.folder(), e));
        } catch (JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return answer;
    }

    /// The record of one order, read from the journal.
    private record Recorded(
            RecordedUnits units, Orders orders, Batches batches, HeldUnits held, OrderId id)
            implements OrderRecords {
        void apply(Entry entry) {
            units.apply(entry.event());
            if (entry.stream() == StreamId.OPERATIONS) {
                orders.apply(entry);
                batches.apply(entry);
                held.apply(entry);
            }
        }

        boolean isClosing() {
            BatchPhase phase = batches.get(id).phase();
            return phase == BatchPhase.CLOSING || phase.isEnded();
        }

        @Override
        public Optional<OrderRecord> order(OrderId order) {
            return units.running()
                    .map(opened ->
                            new OrderRecord(
                                    opened.order(),
                                    opened.allocated(),
                                    opened.units() > opened.order().packs(),
                                    units.lastReport(),
                                    units.statements(),
                                    tagged()));
        }

        private long tagged() {
            return held.targets().stream()
                    .map(HeldTarget::target)
                    .filter(HoldTarget.Tagged.class::isInstance)
                    .mapToLong(target -> ((HoldTarget.Tagged) target).quantity())
                    .sum();
        }

        @Override
        public void units(OrderId order, OrderStatements statements, Predicate<UnitRecord> each) {
            Iterator<UnitRecord> all = units.all().iterator();
            while (all.hasNext() && each.test(all.next())) {
                // The next one is asked for.
            }
        }
    }

    private int count(Path folder, Results out) throws IOException {
        ReconciliationRuleSet by = rules.of(folder);
        OrderId id = wanted(folder);
        Recorded recorded =
                new Recorded(
                        new RecordedUnits(id), new Orders(), new Batches(), new HeldUnits(), id);
        for (StreamId stream : StreamId.values()) {
            JournalReader.verified(folder, stream)
                    .pages()
                    .forEach(page -> page.forEach(recorded::apply));
        }
        OrderCount count = new OrderCount(recorded, by, _ -> List.of());
        OrderCount.Counted counted =
                count.of(id, recorded.isClosing(), () -> true)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        TEXT.get("cli.reconcile.never-ran", id)));
        for (ReconciliationLine line : counted.reconciliation().lines()) {
            out.write(row(id, line));
        }
        for (StockCount stock : counted.order().statements().stock()) {
            out.write(row(id, stock));
        }
        for (var difference : counted.reconciliation().differences().entrySet()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("order", id.value());
            row.put("difference", difference.getKey().name());
            row.put("serials", difference.getValue());
            out.write(row);
        }
        if (serials) {
            list(count, counted, out);
        }
        out.flush();
        return counted.reconciliation().differences().isEmpty() ? 0 : 1;
    }

    private void list(OrderCount count, OrderCount.Counted counted, Results out)
            throws IOException {
        List<DifferentSerial> found = new ArrayList<>();
        count.serials(counted, found::add);
        for (DifferentSerial serial : found) {
            out.write(row(serial));
        }
    }

    private OrderId wanted(Path folder) throws IOException {
        if (order != null) {
            return new OrderId(order);
        }
        Orders orders = new Orders();
        JournalReader.verified(folder, StreamId.OPERATIONS)
                .pages()
                .forEach(page -> page.forEach(orders::apply));
        return orders.active()
                .map(ActiveOrder::order)
                .map(Order::id)
                .orElseThrow(() -> new IllegalArgumentException(TEXT.get("cli.reconcile.none")));
    }

    private Map<String, Object> row(OrderId id, ReconciliationLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order", id.value());
        row.put("line", line.key().name());
        row.put("count", line.count());
        row.put("origin", new ReasonMessages(time.zone()).of(line.origin()));
        if (line.origin() instanceof Reason.Coded coded) {
            row.put("originCode", coded.code());
        }
        return row;
    }

    private static Map<String, Object> row(OrderId id, StockCount stock) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order", id.value());
        row.put("stock", stock.stock().name());
        row.put("issued", stock.issued());
        row.put("used", stock.used());
        row.put("spoiled", stock.spoiled());
        row.put("sampled", stock.sampled());
        row.put("returned", stock.returned());
        row.put("unaccounted", stock.unaccounted());
        return row;
    }

    private Map<String, Object> row(DifferentSerial serial) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unit", serial.unit().key());
        row.put("difference", serial.difference().name());
        row.put("station", serial.station().map(StationId::value).orElse(""));
        row.put("lastRead", serial.at().map(Instant::toString).orElse(""));
        row.put("reason", new ReasonMessages(time.zone()).of(serial.reason()));
        if (serial.reason() instanceof Reason.Coded coded) {
            row.put("reasonCode", coded.code());
        }
        return row;
    }
}
