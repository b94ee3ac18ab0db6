package org.cordon.ui.report;

import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import org.cordon.app.concurrent.UnwatchedFuture;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// The two ways of a document out of the program, to a file and to paper: asks the person where to, and hands
/// the answer on. Who cancels, has asked for nothing. FX thread only.
public record ExportActions(ReportPrinter printer) {
    /// Asks for a file.
    ///
    /// @param from the dialog belongs to its window
    /// @param title of the dialog
    /// @param kind of file, in words
    /// @param name proposed for it
    public void save(
            Node from,
            String title,
            String kind,
            String name,
            Function<Path, CompletableFuture<Void>> save) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().setAll(new ExtensionFilter(kind, "*.pdf"));
        File file = chooser.showSaveDialog(window(from));
        if (file != null) {
            UnwatchedFuture.logFailure(save.apply(file.toPath()), "issuing the report");
        }
    }

    /// Asks for a printer.
    ///
    /// @param from the dialog belongs to its window
    /// @param refused hears that there is none
    public void print(
            Node from,
            Function<PrintTarget, CompletableFuture<Void>> print,
            Consumer<PrintTarget.PrintFailed> refused) {
        try {
            printer.ask(window(from))
                    .ifPresent(paper -> {
                        UnwatchedFuture.logFailure(print.apply(paper), "issuing the report");
                    });
        } catch (PrintTarget.PrintFailed noPrinter) {
            refused.accept(noPrinter);
        }
    }

    private static Window window(Node node) {
        return node.getScene().getWindow();
    }
}
