package org.cordon.core.verdict.detector;

import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// What cannot be read because of the reader, its settings or its cable.
final class UnreadableByReaderDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.reading() instanceof Reading.Unreadable unreadable
                        && unreadable.fault().blame() == ScanFault.Blame.READER
                ? Optional.of(new Verdict.ReaderFault(unreadable.fault()))
                : Optional.empty();
    }
}
