package org.cordon.ui.site;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.replication.DeliveryHistory.Attempt;
import org.cordon.core.people.Permission;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.common.TimeFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What this terminal is connected to upward, and how each connection stands. FX thread only.
public final class ConnectionsViewModel {
    /// A figure of a connection.
    ///
    /// @param caption what it is
    /// @param value it, in words
    public record Figure(String caption, String value) {}

    /// Something that happened.
    ///
    /// @param when from when to when, in words
    public record Happened(String when, VerdictCode.Shape shape, String title, String detail) {}

    /// Something a person can have done at once.
    ///
    /// @param title on its button
    /// @param permission what a person needs for it
    /// @param run begins it, on the FX thread; what came of it follows in words, from any thread. It fails
    ///     with an exception whose message says what to do
    public record Action(
            String title, Permission permission, Supplier<CompletableFuture<String>> run) {
        static Action retry(String title, Supplier<CompletableFuture<String>> run) {
            return new Action(title, Permission.RETRY_DELIVERY, run);
        }

        static Action export(String title, Supplier<CompletableFuture<String>> run) {
            return new Action(title, Permission.EXPORT_DEAD_LETTERS, run);
        }
    }

    /// How a connection stands now.
    ///
    /// @param id stable name, such as `site`
    /// @param trouble what is wrong, in words; empty if nothing is
    public record Connection(
            String id,
            String title,
            String address,
            String state,
            VerdictCode.Shape shape,
            Chip.Tone tone,
            String trouble,
            List<Figure> figures,
            List<Figure> parts,
            List<Happened> history,
            List<Action> actions) {
        public Connection {
            figures = List.copyOf(figures);
            parts = List.copyOf(parts);
            history = List.copyOf(history);
            actions = List.copyOf(actions);
        }
    }

    /// Tells of one connection.
    @FunctionalInterface
    public interface Source {
        /// How it stands now; must not wait.
        Connection now();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsViewModel.class);

    private final List<Source> sources;
    private final Session session;
    private final Executor fx;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ObservableList<Connection> connections = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Connection>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private String wanted = "";

    /// @param sources in the order of the list
    /// @param session tells who asks
    /// @param fx runs on the FX thread
    public ConnectionsViewModel(List<Source> sources, Session session, Executor fx) {
        this.sources = List.copyOf(sources);
        this.session = session;
        this.fx = fx;
        refresh();
    }

    /// All connections.
    public ObservableList<Connection> connections() {
        return connections;
    }

    /// The one that is looked at.
    public ReadOnlyObjectProperty<Optional<Connection>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// What came of the last command, in words; empty before the first.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Runs a command, if who is signed in may.
    ///
    /// @return completes on the FX thread once what came of it shows
    public CompletableFuture<Void> run(Action act) {
        said.set("");
        return session.allowed(act.permission(), _ -> act.run().get())
                .handleAsync(
                        (words, error) -> {
                            if (error != null && !(Futures.of(error) instanceof Refused)) {
                                LOG.warn("{} failed", act.title(), error);
                            }
                            said.set(error == null ? words : RefusalText.of(Futures.of(error)));
                            refresh();
                            return null;
                        },
                        fx);
    }

    /// Looks at another.
    public void select(String id) {
        if (!id.equals(wanted)) {
            wanted = id;
            said.set("");
            refresh();
        }
    }

    /// Takes over how all stand.
    ///
    /// A list that is set anew loses its selection for a moment and may tell of another.
    public void refresh() {
        String kept = wanted;
        List<Connection> now = sources.stream().map(Source::now).toList();
        if (!connections.equals(now)) {
            connections.setAll(now);
            wanted = kept;
        }
        selected.set(
                now.stream()
                        .filter(c -> c.id().equals(wanted))
                        .findFirst()
                        .or(() -> now.stream().findFirst()));
    }

    /// Rows of a history, latest first.
    static List<Happened> history(List<Attempt> attempts, Messages messages, TimeFormats moments) {
        return attempts.stream().map(attempt -> happened(attempt, messages, moments)).toList();
    }

    private static Happened happened(Attempt attempt, Messages messages, TimeFormats moments) {
        return new Happened(
                attempt.times() == 1
                        ? moments.dayAndTime(attempt.until())
                        : messages.get(
                                "site.history.span",
                                moments.dayAndTime(attempt.since()),
                                moments.time(attempt.until())),
                switch (attempt.outcome()) {
                    case REACHED -> VerdictCode.Shape.WATCH;
                    case DELIVERED -> VerdictCode.Shape.RIGHT;
                    case FAILED -> VerdictCode.Shape.NO_READ;
                    case REFUSED -> VerdictCode.Shape.SUSPECT;
                },
                messages.name("site.history", attempt.outcome(), attempt.times(), attempt.items()),
                attempt.words());
    }
}
