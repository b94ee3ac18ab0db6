package org.cordon.app.linedata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The latest capture jobs of this start. A sender that asks for one of before sends its document again, and no event of
/// it counts twice. Safe from any thread.
final class CaptureJobs {
    /// The most that are kept.
    static final int MOST = 1_000;

    private final Map<String, CaptureJob> jobs = new LinkedHashMap<>();

    /// A new one.
    ///
    /// @param finished empty while it runs
    synchronized CaptureJob add(
            Instant created,
            Optional<Instant> finished,
            CaptureJob.Behaviour behaviour,
            List<String> errors) {
        CaptureJob job =
                new CaptureJob(UUID.randomUUID().toString(), created, finished, behaviour, errors);
        put(job);
        if (jobs.size() > MOST) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        return job;
    }

    /// How one stands now.
    synchronized void put(CaptureJob job) {
        jobs.put(job.id(), job);
    }

    synchronized Optional<CaptureJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /// Latest first.
    synchronized List<CaptureJob> all() {
        return new ArrayList<>(jobs.values()).reversed();
    }
}
