package org.cordon.app.intake;

import org.cordon.app.port.CodeFinder;
import org.cordon.core.scan.Bytes;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Pictures of labels: a finder for their codes, and the line to ask what the codes mean.
public final class Pictures implements PictureDesk {
    private final CodeFinder finder;
    private final LineIntake line;
    private final Executor worker;

    /// @param worker may block for as long as a picture is looked through
    public Pictures(CodeFinder finder, LineIntake line, Executor worker) {
        this.finder = finder;
        this.line = line;
        this.worker = worker;
    }

    @Override
    public CompletableFuture<CodeFinder.Outcome> find(Path file) {
        return CompletableFuture.supplyAsync(() -> finder.find(file), worker);
    }

    @Override
    public CompletableFuture<Preview> preview(Bytes scan) {
        return line.preview(scan);
    }

    @Override
    public CompletableFuture<JudgedScan> judge(Bytes scan) {
        return line.pictured(scan);
    }
}
