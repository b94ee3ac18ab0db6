package org.cordon.support;

import org.cordon.adapter.image.ImageBarcodeReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.PictureCodeReader;
import org.cordon.app.scanning.PictureCommands;
import org.cordon.core.event.LogPosition;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.Verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Pictures that are really looked through; what their codes mean is made up: the lot K2410B is the
/// wrong one, and what is not GS1's is a bad code. Any thread.
public final class FakePictures implements PictureCommands {
    private final PictureCodeReader finder = new ImageBarcodeReader(System::nanoTime);
    private final List<Bytes> judged = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private volatile boolean slow;

    /// Codes that were judged, oldest first.
    public List<Bytes> judged() {
        return List.copyOf(judged);
    }

    /// Whether the journal takes no entries.
    public void setFull(boolean now) {
        full = now;
    }

    /// From now on no file is ever done.
    public void beSlow() {
        slow = true;
    }

    @Override
    public CompletableFuture<PictureCodeReader.Outcome> find(Path file) {
        return slow
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(finder.find(file));
    }

    @Override
    public CompletableFuture<Preview> preview(Bytes scan) {
        EvaluatedScan sample = sample(scan.toString());
        boolean plain = !scan.toString().contains("010401");
        return CompletableFuture.completedFuture(
                plain
                        ? new Preview(
                                new Judgement(
                                        new Reading.Unreadable(
                                                ScanFault.NOT_GS1, 0, scan.toString()),
                                        new Verdict.BadCode(ScanFault.NOT_GS1),
                                        List.of()),
                                new Reason.Written("This is no GS1 code."))
                        : new Preview(sample.judgement(), sample.reason()));
    }

    private static EvaluatedScan sample(String scan) {
        return scan.contains("K2410B")
                ? SampleStates.wrongLot(9001)
                : SampleStates.right(9000, "00007A1K9Q7");
    }

    @Override
    public CompletableFuture<EvaluatedScan> judge(Bytes scan) {
        if (full) {
            return CompletableFuture.failedFuture(new JournalUnavailable("disk full"));
        }
        judged.add(scan);
        return preview(scan)
                .thenApply(p -> {
                    EvaluatedScan like = sample(scan.toString());
                    return new EvaluatedScan(
                            new LogPosition(1, judged.size()),
                            like.device(),
                            like.at(),
                            scan,
                            p.judgement(),
                            p.reason(),
                            "",
                            like.container(),
                            like.station());
                });
    }
}
