package org.cordon.ui.qualification;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.PageRenderer;
import org.cordon.app.port.PageRenderer.PageUnreadable;
import org.cordon.app.qualification.CalibrationPaper;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.text.Messages;
import org.cordon.ui.report.DocumentOutput;
import org.cordon.ui.report.PrintTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// The sheet of calibration codes, saved or printed. FX thread only; drawing and writing go to the
/// reader's thread.
public final class SheetViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SheetViewModel.class);

    /// Fine enough that a bar of 0.38 mm has straight edges.
    private static final int DPI = 300;

    private final CalibrationPaper sheet;
    private final PageRenderer renderer;
    private final Messages messages;
    private final Executor reader;
    private final Executor fx;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Consumer<Told> listener = _ -> {};

    /// What became of saving or printing.
    ///
    /// @param happened what happened
    /// @param todo what to do next
    public record Told(boolean done, String happened, String todo) {}

    /// @param reader draws, writes files and feeds printers
    /// @param fx runs on the FX thread
    public SheetViewModel(
            CalibrationPaper sheet,
            PageRenderer renderer,
            Messages messages,
            Executor reader,
            Executor fx) {
        this.sheet = sheet;
        this.renderer = renderer;
        this.messages = messages;
        this.reader = reader;
        this.fx = fx;
    }

    /// Whether it is being saved or printed.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Where it is told what became of it.
    public void onTold(Consumer<Told> told) {
        listener = told;
    }

    /// A name for the file.
    public String fileName() {
        return messages.get("qualify.sheet.file");
    }

    /// Saves it.
    ///
    /// @return completes on the FX thread when that is done or told
    public CompletableFuture<Void> save(Path file) {
        return deliver(drawn -> {
            DocumentOutput.save(drawn, file);
            return messages.get("qualify.sheet.saved", String.valueOf(file.getFileName()));
        });
    }

    /// Prints it.
    ///
    /// @return completes on the FX thread when the printer took it or that is told
    public CompletableFuture<Void> print(PrintTarget paper) {
        return deliver(drawn -> {
            DocumentOutput.print(drawn, paper, renderer, DPI);
            return messages.get("qualify.sheet.printed", paper.name());
        });
    }

    /// Says why printing did not even begin.
    public void refuse(PrintTarget.PrintFailed why) {
        listener.accept(failed(why));
    }

    private CompletableFuture<Void> deliver(Function<Document, String> how) {
        busy.set(true);
        return CompletableFuture.supplyAsync(() -> how.apply(sheet.draw()), reader)
                .handleAsync(
                        (done, failure) -> {
                            busy.set(false);
                            listener.accept(
                                    failure == null
                                            ? new Told(
                                                    true, done, messages.get("qualify.sheet.next"))
                                            : failed(Futures.of(failure)));
                            return null;
                        },
                        fx);
    }

    private Told failed(Throwable cause) {
        String detail = String.valueOf(cause.getMessage());
        return switch (cause) {
            case PrintTarget.PrintFailed _ ->
                    new Told(false, detail, messages.get("qualify.sheet.not-printed"));
            case UncheckedIOException _ ->
                    new Told(
                            false,
                            messages.get("qualify.sheet.failed", detail),
                            messages.get("qualify.sheet.not-saved"));
            case ReportFailed _, PageUnreadable _ ->
                    new Told(false, detail, messages.get("qualify.sheet.not-drawn"));
            default -> {
                LOG.error("The sheet of calibration codes could not be given out", cause);
                yield new Told(
                        false,
                        messages.get("qualify.sheet.failed", detail),
                        messages.get("qualify.sheet.not-drawn"));
            }
        };
    }
}
