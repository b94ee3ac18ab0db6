package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.TimeSource;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Reads an order from an EPCIS document of either form. A document that declares some of its events
/// wrong is read a second time without them, since the declaration may stand behind them and the
/// events of a large document cannot be kept.
///
/// @param parser makes what reads the form
/// @param time tells the current year, which bounds what expiry a pack can carry
record OrderDocumentReader(
        Source source, Function<DocumentHandler, DocumentParser> parser, TimeSource time) {
    private static final Messages TEXT = Messages.of(OrderDocumentReader.class);

    /// Opens the text of a file.
    interface Source {
        OrderSource open(Path file, Progress progress);
    }

    /// Reads a file, as [org.cordon.app.port.OrderReader#read] says.
    OrderFile read(Path file, Progress progress) {
        Pass pass = new Pass(new Withdrawals());
        String sha256 = pass.read(file, progress);
        if (!pass.found.isEmpty()) {
            pass = new Pass(pass.found);
            if (!pass.read(file, unheard(progress)).equals(sha256)) {
                throw new OrderRefused(name(file), "", TEXT.get("epcis.document.changed"));
            }
        }
        return pass.order(file, sha256, progress);
    }

    private static Progress unheard(Progress progress) {
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// One reading of the document. What is wrong with an event counts only if the event does, which is
    /// known at the end.
    private final class Pass implements DocumentHandler {
        final Withdrawals found = new Withdrawals();
        private final Withdrawals withdrawn;
        private final OrderBuilder draft = new OrderBuilder(Event::place);
        private final EpcisOrderAssembler assembler =
                new EpcisOrderAssembler(draft, time.now().atZone(time.zone()).getYear());
        private Optional<RuntimeException> wrong = Optional.empty();

        Pass(Withdrawals withdrawn) {
            this.withdrawn = withdrawn;
        }

        @Override
        public void named(String productClass, String name) {
            judge(() -> assembler.named(productClass, name));
        }

        @Override
        public void event(Event event) {
            if (event.declaration().isPresent()) {
                found.add(event);
            } else if (!withdrawn.contains(event)) {
                judge(() -> assembler.apply(event));
            }
        }

        private void judge(Runnable step) {
            if (wrong.isEmpty()) {
                try {
                    step.run();
                } catch (OrderRefused | OrderBuilder.Fault first) {
                    wrong = Optional.of(first);
                }
            }
        }

        /// @return hash of the file
        String read(Path file, Progress progress) {
            try (OrderSource text = source.open(file, progress)) {
                parser.apply(this).document(text);
                return text.sha256();
            } catch (OrderRefused broken) {
                throw wrong.map(first -> refusal(first, file)).orElse(broken);
            }
        }

        OrderFile order(Path file, String sha256, Progress progress) {
            try {
                if (wrong.isPresent()) {
                    throw wrong.get();
                }
                assembler.end();
                OrderBuilder.Built built = draft.build();
                if (progress.cancelled()) {
                    throw new CancellationException(TEXT.get("epcis.document.stopped", name(file)));
                }
                return new OrderFile(built.order(), name(file), sha256, built.units());
            } catch (OrderBuilder.Fault fault) {
                throw refusal(fault, file);
            }
        }
    }

    private static OrderRefused refusal(RuntimeException wrong, Path file) {
        return switch (wrong) {
            case OrderRefused refused -> refused;
            case OrderBuilder.Fault fault ->
                    new OrderRefused(
                            fault.at() == 0 ? name(file) : Event.place(fault.at()),
                            property(fault.field()),
                            fault.reason());
            default -> throw wrong;
        };
    }

    private static String property(OrderBuilder.Field field) {
        return switch (field) {
            case UNIT -> "epcList";
            case GTIN -> "GTIN";
            case LOT -> "ilmd." + Event.LOT;
            case EXPIRY -> "ilmd." + Event.EXPIRY;
            case PARENT -> "parentID";
            case CHILD -> "childEPCs";
            case ORDER -> "bizTransactionList";
            case PRODUCT -> "ilmd." + Event.NAME;
        };
    }
}
