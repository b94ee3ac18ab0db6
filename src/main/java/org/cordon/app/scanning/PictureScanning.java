package org.cordon.app.scanning;

import org.cordon.core.scanner.Bytes;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Pictures of labels: a finder for their codes, and the line to ask what the codes mean.
///
/// @param worker may block for as long as a picture is looked through
public record PictureScanning(PictureCodeReader finder, ScanPipeline line, Executor worker)
        implements PictureCommands {
    @Override
    public CompletableFuture<PictureCodeReader.Outcome> find(Path file) {
        return CompletableFuture.supplyAsync(() -> finder.find(file), worker);
    }

    @Override
    public CompletableFuture<Preview> preview(Bytes scan) {
        return line.byHand().preview(scan);
    }

    @Override
    public CompletableFuture<EvaluatedScan> judge(Bytes scan) {
        return line.byHand().scanned(ScanPipeline.IMAGE, scan);
    }
}
