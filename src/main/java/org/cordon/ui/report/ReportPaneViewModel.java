package org.cordon.ui.report;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.PageRenderer;
import org.cordon.app.port.PageRenderer.PageUnreadable;
import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.report.ReportCommands;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// A containment report: its pages on the screen, saved to a file, printed. Whatever leaves the
/// program is recorded with its hash. FX thread only; drawing and writing go to the reader's thread.
public final class ReportPaneViewModel {
    /// What the pane shows.
    public enum State {
        /// No report was asked for.
        EMPTY,
        /// It is being gathered and drawn.
        DRAWING,
        /// A page is there.
        READY,
        /// It could not be drawn.
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReportPaneViewModel.class);
    private static final int SCREEN_DPI = 144;
    private static final int PRINT_DPI = 200;

    private final ReportCommands commands;
    private final PageRenderer renderer;
    private final Messages messages;
    private final Executor reader;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Raster>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper number = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper pages = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Optional<IncidentId> incident = Optional.empty();
    private Optional<Document> document = Optional.empty();
    private int wanted;

    /// @param reader draws pages and writes files
    /// @param fx runs on the FX thread
    public ReportPaneViewModel(
            ReportCommands commands,
            PageRenderer renderer,
            Messages messages,
            Executor reader,
            Executor fx) {
        this.commands = commands;
        this.renderer = renderer;
        this.messages = messages;
        this.reader = reader;
        this.fx = fx;
    }

    /// What the pane shows.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The page shown.
    public ReadOnlyObjectProperty<Optional<Raster>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Its number, from 1; 0 when there is none.
    public ReadOnlyIntegerProperty numberProperty() {
        return number.getReadOnlyProperty();
    }

    /// Number of pages.
    public ReadOnlyIntegerProperty pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /// What was done, in words.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// What went wrong, in words; empty when nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// A name for the file.
    public String fileName() {
        return incident.map(i -> messages.get("report.file.name", i.value())).orElse("");
    }

    /// Draws the report of an incident as it stands now.
    ///
    /// @return completes on the FX thread when the first page shows or cannot
    public CompletableFuture<Void> open(IncidentId id) {
        incident = Optional.of(id);
        document = Optional.empty();
        page.set(Optional.empty());
        number.set(0);
        pages.set(0);
        message.set("");
        trouble.set("");
        state.set(State.DRAWING);
        int turn = ++wanted;
        return commands.prepare(id)
                .thenComposeAsync(drawn -> first(drawn, turn), fx)
                .handleAsync((_, failure) -> failed(failure, turn), fx);
    }

    /// Draws the report anew that was asked for last.
    public CompletableFuture<Void> again() {
        return incident.map(this::open).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /// Shows nothing.
    public void clear() {
        wanted++;
        incident = Optional.empty();
        document = Optional.empty();
        page.set(Optional.empty());
        state.set(State.EMPTY);
    }

    private CompletableFuture<Void> first(Document drawn, int turn) {
        if (turn != wanted) {
            return CompletableFuture.completedFuture(null);
        }
        document = Optional.of(drawn);
        pages.set(drawn.pages());
        return show(drawn, 0, turn);
    }

    private CompletableFuture<Void> show(Document drawn, int index, int turn) {
        return CompletableFuture.supplyAsync(
                        () -> renderer.render(drawn.bytes(), index, SCREEN_DPI), reader)
                .thenAcceptAsync(
                        raster -> {
                            if (turn == wanted) {
                                page.set(Optional.of(raster));
                                number.set(index + 1);
                                state.set(State.READY);
                            }
                        },
                        fx);
    }

    private Void failed(@Nullable Throwable failure, int turn) {
        if (failure != null && turn == wanted) {
            trouble.set(message(failure));
            if (number.get() == 0) {
                state.set(State.FAILED);
            }
        }
        return null;
    }

    /// Shows the next page.
    public CompletableFuture<Void> nextPage() {
        return turnTo(number.get() + 1);
    }

    /// Shows the page before.
    public CompletableFuture<Void> previousPage() {
        return turnTo(number.get() - 1);
    }

    private CompletableFuture<Void> turnTo(int to) {
        if (document.isEmpty() || to < 1 || to > pages.get()) {
            return CompletableFuture.completedFuture(null);
        }
        int turn = ++wanted;
        return show(document.get(), to - 1, turn)
                .handleAsync((_, failure) -> failed(failure, turn), fx);
    }

    /// Saves the report and records that it was issued. A file half written never stays.
    ///
    /// @return completes on the FX thread when that is done or refused
    public CompletableFuture<Void> save(Path file) {
        return issue(
                drawn -> {
                    DocumentOutput.save(drawn, file);
                    return String.valueOf(file.getFileName());
                },
                name -> messages.get("report.done.saved", name));
    }

    /// Prints every page and records that it was issued.
    ///
    /// @return completes on the FX thread when the printer took it or not
    public CompletableFuture<Void> print(PrintTarget paper) {
        return issue(
                drawn -> {
                    DocumentOutput.print(drawn, paper, renderer, PRINT_DPI);
                    return paper.name();
                },
                name -> messages.get("report.done.printed", name));
    }

    /// Says why printing did not even begin.
    public void refuse(PrintTarget.PrintFailed why) {
        message.set("");
        trouble.set(String.valueOf(why.getMessage()));
    }

    private CompletableFuture<Void> issue(
            java.util.function.Function<Document, String> deliver,
            java.util.function.UnaryOperator<String> done) {
        if (document.isEmpty() || incident.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Document drawn = document.get();
        IncidentId id = incident.get();
        message.set(messages.get("report.doing"));
        trouble.set("");
        Supplier<String> work = () -> deliver.apply(drawn);
        return CompletableFuture.supplyAsync(work, reader)
                .thenCompose(name -> commands.issued(id, drawn, name).thenApply(_ -> name))
                .handleAsync(
                        (name, failure) -> {
                            message.set(failure == null ? done.apply(name) : "");
                            trouble.set(failure == null ? "" : message(failure));
                            return null;
                        },
                        fx);
    }

    private String message(Throwable failure) {
        Throwable cause = Futures.of(failure);
        String detail = String.valueOf(cause.getMessage());
        return switch (cause) {
            case Refused refused -> RefusalText.of(refused.reason(), messages, "report.failure");
            case ReportFailed _ -> messages.get("report.failure.not-drawn", detail);
            case PageUnreadable _ -> messages.get("report.failure.not-drawn", detail);
            case StoreUnavailable _ -> messages.get("report.failure.not-gathered", detail);
            case UncheckedIOException _ -> messages.get("report.failure.not-saved", detail);
            case PrintTarget.PrintFailed _ -> messages.get("report.failure.not-printed", detail);
            case JournalUnavailable _ -> messages.get("report.failure.not-recorded", detail);
            default -> {
                LOG.error("A report failed with an unexpected error", cause);
                yield messages.get("report.failure.unforeseen", detail);
            }
        };
    }
}
