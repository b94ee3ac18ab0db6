package org.cordon.core.verdict;

import java.util.Optional;

/// Finds one thing that may be wrong with a scan. Any thread.
///
/// It is asked for nearly every scan: it makes no objects and asks for no units before it has seen that
/// its case may be given.
@FunctionalInterface
public interface Detector {
    /// @return empty where its case is not given
    Optional<Verdict> detect(DetectorContext scan);
}
