package org.cordon.app.scanning;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.Judgement;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// What a person does with pictures of labels. Looking changes nothing; only [#judge] goes on record.
/// Safe from any thread; never waits.
public interface PictureCommands {
    /// What a code would mean if it were scanned by hand now.
    ///
    /// @param reason in one sentence
    record Preview(Judgement judgement, Reason reason) {}

    /// Finds the codes of a picture file, one file after the other.
    CompletableFuture<PictureCodeReader.Outcome> find(Path file);

    /// Says what a code means here and now, and records nothing.
    CompletableFuture<Preview> preview(Bytes scan);

    /// Judges a code of a picture as a scan of the device `Image`.
    ///
    /// @return completes once the verdict is durable
    CompletableFuture<EvaluatedScan> judge(Bytes scan);
}
