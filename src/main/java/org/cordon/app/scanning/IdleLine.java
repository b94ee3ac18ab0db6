package org.cordon.app.scanning;

import org.cordon.app.port.TimeSource;
import org.cordon.core.verdict.LineFinding;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// What time alone shows of a line: packs that are overdue at a reject, reports that are late, machines that are silent.
/// Looked at by the thread that judges, between scans. Any thread may ask.
final class IdleLine {
    private final IntakeLoop intake;
    private final ScanEvaluator evaluator;
    private final MachineIntake machines;
    private final LineState lineState;
    private final TimeSource time;
    private final Consumer<LineFinding> found;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile int refused;

    /// @param found takes what time shows of the line
    IdleLine(
            IntakeLoop intake,
            ScanEvaluator evaluator,
            MachineIntake machines,
            LineState lineState,
            TimeSource time,
            Consumer<LineFinding> found) {
        this.intake = intake;
        this.evaluator = evaluator;
        this.machines = machines;
        this.lineState = lineState;
        this.time = time;
        this.found = found;
    }

    /// So many documents with line data were refused.
    void refused(int documents) {
        refused = documents;
    }

    /// Has it looked at; what is asked twice before that is looked at once.
    void ask() {
        if (asked.compareAndSet(false, true)) {
            intake.queue().task(this::look);
        }
    }

    private void look() {
        asked.set(false);
        long nanos = time.nanos();
        evaluator.idle(nanos).forEach(found);
        evaluator.overdue(nanos).forEach(found);
        machines.idle();
        lineState.lineData(evaluator.reports().status(refused, nanos));
    }
}
