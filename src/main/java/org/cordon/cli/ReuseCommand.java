package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.SerialReuse;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.SerialUse;
import org.cordon.core.projection.SerialUses;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `reuse`: which serials of an order stations accepted in other orders. Reads the journal alone, whether the program runs or
/// not, and keeps the units of the order in memory.
@Command(name = "reuse", mixinStandardHelpOptions = true)
public final class ReuseCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(ReuseCommand.class);

    /// Reads the profiles of a data folder.
    @FunctionalInterface
    public interface Profiles {
        /// @throws IOException if they cannot be read
        /// @throws IllegalArgumentException if they cannot be used; the message says why
        ProductProfiles of(Path data) throws IOException;
    }

    private final Profiles profiles;
    private final TimeSource time;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--order", paramLabel = "ORDER")
    private @Nullable String order;

    @Option(names = "--after", paramLabel = "UNIT", defaultValue = "")
    private String after = "";

    @Option(names = "--max", paramLabel = "N", defaultValue = "2147483647")
    private int max;

    public ReuseCommand(Profiles profiles, TimeSource time) {
        this.profiles = profiles;
        this.time = time;
    }

    @Override
    public Integer call() {
        var line = line();
        PrintWriter err = line.getErr();
        int answer = 2;
        try {
            if (max < 1) {
                throw new IllegalArgumentException(TEXT.get("cli.reuse.max"));
            }
            answer = list(data.folder(), output.results(line.getOut()), err);
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

    private int list(Path folder, Results out, PrintWriter err) throws IOException {
        OrderId id = wanted(folder);
        SerialUses uses = new SerialUses(id);
        for (StreamId stream : StreamId.values()) {
            JournalReader.verified(folder, stream)
                    .pages()
                    .forEach(page -> page.forEach(entry -> uses.apply(entry.event())));
        }
        OrderEvent.OrderOpened opened =
                uses.running()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        TEXT.get("cli.reconcile.never-ran", id)));
        SerialReuse reuse =
                profiles.of(folder)
                        .of(opened.order(), opened.units() > opened.order().packs())
                        .profile()
                        .serialReuse();
        LocalDate today = time.today();
        boolean allowed = true;
        Iterator<SerialUse> all = uses.after(after).iterator();
        Optional<SerialUse> last = Optional.empty();
        for (int shown = 0; all.hasNext(); ) {
            SerialUse use = all.next();
            boolean next = last.filter(each -> each.unit().equals(use.unit())).isEmpty();
            if (next && shown++ == max) {
                err.println(
                        TEXT.get("cli.reuse.more", last.map(each -> each.unit().key()).orElse("")));
                break;
            }
            boolean mayCome =
                    reuse.from(use.expiry()).filter(day -> !day.isAfter(today)).isPresent();
            allowed &= mayCome;
            out.write(row(id, use, reuse, mayCome));
            last = Optional.of(use);
        }
        out.flush();
        return allowed ? 0 : 1;
    }

    private static Map<String, Object> row(
            OrderId id, SerialUse use, SerialReuse reuse, boolean mayCome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order", id.value());
        row.put("unit", use.unit().key());
        row.put("usedIn", use.order().value());
        use.expiry().ifPresent(day -> row.put("expiry", day.toString()));
        row.put("firstRead", use.firstRead().toString());
        row.put("allowed", mayCome);
        if (reuse instanceof SerialReuse.AfterExpiry) {
            reuse.from(use.expiry()).ifPresent(day -> row.put("againFrom", day.toString()));
        }
        return row;
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
}
