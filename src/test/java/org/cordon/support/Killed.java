package org.cordon.support;

import java.util.ArrayList;
import java.util.List;

/// Kills a server with all its processes at once; nothing is tidied up.
final class Killed {
    private Killed() {}

    /// Returns when none of them runs any more.
    static void withAll(ProcessHandle server) {
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        all.addAll(server.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            Until.holds(() -> isGone(process), () -> process + " lives on");
        }
    }

    /// One that has ended and waits to be collected by the system's first process, which takes its
    /// time, is listed still, but has no program.
    private static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }
}
