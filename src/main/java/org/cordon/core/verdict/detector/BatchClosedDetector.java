package org.cordon.core.verdict.detector;

import org.cordon.core.order.Order;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.Optional;

/// A unit at a station of the line whose batch is closed or given up: its count is signed, and the line was to be empty. A
/// person may scan it away from the stations.
final class BatchClosedDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        return scan.known().isEnded() && scan.unit().isPresent() && scan.scan().visit().isPresent()
                ? scan.order()
                        .map(Order::id)
                        .map(order -> new Verdict.BatchClosed(scan.unit().get().id(), order))
                : Optional.empty();
    }
}
