package org.cordon.ui.settings;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.order.OrderCommands.Use;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.order.Order;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Loading an order from a file, with progress, cancel and refusal. FX thread only; progress comes
/// in on any thread and is taken over by [#tick].
public final class OrderLoadViewModel {
    /// How the loading stands.
    public enum State {
        /// None was asked for.
        IDLE,
        /// A file is being read, or what was read is being recorded.
        LOADING,
        /// It is read, and a person decides what becomes of it.
        READ,
        /// It is asked to stop and has not yet.
        STOPPING,
        /// The order runs on the line, or waits for it.
        LOADED,
        /// The file was refused whole.
        REFUSED,
        /// A person stopped it.
        CANCELLED
    }

    /// One refusal, field by field.
    ///
    /// @param place line or event
    /// @param field at fault; empty when the whole is
    /// @param reason what is wrong and what to do
    public record Refusal(String place, String field, String reason) {
        static final Refusal NONE = new Refusal("", "", "");
    }

    private static final Logger LOG = LoggerFactory.getLogger(OrderLoadViewModel.class);

    private final OrderCommands commands;
    private final OrderPreviewText words;
    private final Messages messages;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<OrderPreview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<Refusal> refusal =
            new ReadOnlyObjectWrapper<>(Refusal.NONE);
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private volatile Watch watch = new Watch();

    /// @param fx runs on the FX thread
    public OrderLoadViewModel(
            OrderCommands commands, OrderPreviewText words, Messages messages, Executor fx) {
        this.commands = commands;
        this.words = words;
        this.messages = messages;
        this.fx = fx;
    }

    /// How the loading stands.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why the file was refused.
    public ReadOnlyObjectProperty<Refusal> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// How far it has come, 0 to 1; negative while the length is not known.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// What is happening, in words.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whether a file is being loaded.
    public boolean busy() {
        return state.get() == State.LOADING || state.get() == State.STOPPING;
    }

    /// What was read and waits for a person to decide; empty if nothing.
    public ReadOnlyObjectProperty<Optional<OrderPreview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// What is asked of it, line by line.
    OrderPreviewText words() {
        return words;
    }

    /// Reads a file and shows it, unless one is being loaded. Nothing is recorded.
    ///
    /// @return completes on the FX thread when it is read, refused or stopped
    public CompletableFuture<Void> load(Path file) {
        if (busy()) {
            return CompletableFuture.completedFuture(null);
        }
        String name = String.valueOf(file.getFileName());
        Watch mine = begin(messages.get("settings.order.reading", name));
        return commands.read(file, mine)
                .handleAsync(
                        (read, failure) -> {
                            if (failure == null) {
                                state.set(State.READ);
                                message.set(words.question(read));
                                preview.set(Optional.of(read));
                            } else {
                                failed(failure, name);
                            }
                            return null;
                        },
                        fx);
    }

    /// Loads what was read.
    ///
    /// @return completes on the FX thread when it is loaded, refused or stopped
    CompletableFuture<Void> load(Use use) {
        if (busy() || preview.get().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        OrderPreview read = preview.get().get();
        String name = read.file().file();
        Watch mine = begin(messages.get("settings.order.loading", name));
        return commands.load(read, use, mine)
                .handleAsync(
                        (order, failure) -> {
                            if (failure == null) {
                                loaded(order, use);
                            } else {
                                failed(failure, name);
                            }
                            return null;
                        },
                        fx);
    }

    /// Gives up what was read.
    void drop() {
        preview.set(Optional.empty());
        state.set(State.IDLE);
        message.set("");
    }

    private Watch begin(String what) {
        Watch mine = new Watch();
        watch = mine;
        preview.set(Optional.empty());
        refusal.set(Refusal.NONE);
        share.set(0);
        state.set(State.LOADING);
        message.set(what);
        return mine;
    }

    private void loaded(Order order, Use use) {
        share.set(1);
        state.set(State.LOADED);
        message.set(
                messages.get(
                        use == Use.RUN ? "settings.order.loaded" : "settings.order.waits",
                        order.id().value(),
                        order.product(),
                        order.packs()));
    }

    private void failed(Throwable failure, String name) {
        Throwable cause = Futures.of(failure);
        switch (cause) {
            case CancellationException _ -> {
                state.set(State.CANCELLED);
                message.set(messages.get("settings.order.cancelled", name));
            }
            case OrderRefused r -> refused(name, new Refusal(r.place(), r.field(), r.reason()));
            case Refused r ->
                    refused(
                            name,
                            new Refusal(
                                    "",
                                    "",
                                    RefusalText.of(
                                            r.reason(), messages, "settings.order.refused")));
            case JournalUnavailable j -> refused(name, refusal(j));
            default -> {
                LOG.error("An order could not be loaded because of an unexpected error", cause);
                refused(name, new Refusal("", "", String.valueOf(cause)));
            }
        }
    }

    private static Refusal refusal(RuntimeException failure) {
        return new Refusal("", "", String.valueOf(failure.getMessage()));
    }

    private void refused(String name, Refusal why) {
        state.set(State.REFUSED);
        refusal.set(why);
        message.set(messages.get("settings.order.refused", name));
    }

    /// Asks the loading to stop; the order before stays.
    public void cancel() {
        if (state.get() == State.LOADING) {
            watch.stop.set(true);
            state.set(State.STOPPING);
            message.set(messages.get("settings.order.stopping"));
        }
    }

    /// Takes over how far it has come; to be called once a frame or so.
    public void tick() {
        if (busy()) {
            share.set(watch.share);
        }
    }

    /// Carries progress across threads.
    private static final class Watch implements Progress {
        private final AtomicBoolean stop = new AtomicBoolean();
        private volatile double share;

        @Override
        public void at(long done, long total) {
            share = total <= 0 ? -1 : Math.clamp(done / (double) total, 0, 1);
        }

        @Override
        public boolean cancelled() {
            return stop.get();
        }
    }
}
