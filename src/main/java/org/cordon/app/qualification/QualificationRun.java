package org.cordon.app.qualification;

import org.cordon.app.qualification.QualificationProgress.Notice;
import org.cordon.app.qualification.QualificationProgress.Run;
import org.cordon.app.qualification.QualificationProgress.Saving;
import org.cordon.app.qualification.QualificationProgress.Step;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.RawCapture;
import org.cordon.core.scanner.qualification.Sample;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One scanner being tried out: takes what comes and tells which code is next. Codes may come in any
/// order. For one thread.
final class QualificationRun {
    /// After so long without a byte a scan is over. As long as a code sent twice may take to come again.
    static final Duration SETTLED = Duration.ofMillis(500);

    /// After so long a person is told that nothing comes.
    static final Duration SILENT = Duration.ofSeconds(45);

    /// After so long the scanner is let go, so that its scans are judged again.
    static final Duration OVER = Duration.ofMinutes(5);

    /// Bytes beyond this are counted, not kept: the longest code with noise fits many times over, and
    /// a result of five such codes still fits an entry of the journal.
    static final int MOST = 8192;

    private final DeviceId device;
    private final Optional<Framing> framing;
    private final KeyboardLayouts layouts;
    private final Map<CalibrationCode, Sample> samples = new EnumMap<>(CalibrationCode.class);
    private final Set<CalibrationCode> skipped = EnumSet.noneOf(CalibrationCode.class);
    private RawCapture evidence = RawCapture.NONE;
    private Bytes heard = Bytes.of();
    private long last;
    private int room = MOST;
    private Notice notice = Notice.NONE;
    private Saving saving = Saving.OPEN;
    private boolean over;

    QualificationRun(
            DeviceId device, Optional<Framing> framing, KeyboardLayouts layouts, long nanos) {
        this.device = device;
        this.framing = framing;
        this.layouts = layouts;
        last = nanos;
    }

    DeviceId device() {
        return device;
    }

    boolean isOver() {
        return over;
    }

    boolean done() {
        return asked().isEmpty();
    }

    void raw(Bytes chunk, long nanos) {
        last = nanos;
        Bytes kept = kept(chunk);
        if (kept.length() > 0) {
            evidence = evidence.with(new RawCapture.Arrival(kept, nanos));
        }
        heard = evidence.bytes();
    }

    void frame(Frame frame) {
        boolean cut = frame.truncated() > 0 && !frame.half();
        if (!evidence.raw()) {
            last = frame.nanos();
            evidence = evidence.with(kept(frame.bytes()), cut);
        } else if (evidence.more() == 0) {
            evidence = evidence.with(frame.bytes(), cut);
        }
        heard = evidence.bytes();
    }

    /// As much as there is room for; the rest is counted.
    private Bytes kept(Bytes came) {
        int fits = Math.min(room, came.length());
        room -= fits;
        evidence = evidence.beyond(came.length() - fits);
        return fits == came.length() ? came : Bytes.of(came.toArray(), 0, fits);
    }

    /// Looks at what has come once it is over.
    ///
    /// @return the code that was taken, if one was
    Optional<CalibrationCode> tick(long nanos) {
        long quiet = nanos - last;
        if (evidence.isEmpty()) {
            if (quiet >= OVER.toNanos()) {
                over = true;
                notice = Notice.TIMED_OUT;
            } else if (quiet >= SILENT.toNanos() && !done()) {
                notice = Notice.NOTHING_CAME;
            }
            return Optional.empty();
        }
        if (quiet < SETTLED.toNanos()) {
            return Optional.empty();
        }
        Optional<Sample> sample = Sample.of(evidence, List.of(CalibrationCode.values()), layouts);
        boolean tooMuch = evidence.more() > 0;
        evidence = RawCapture.NONE;
        room = MOST;
        sample.ifPresentOrElse(this::accept, () -> notice = Notice.UNKNOWN_CODE);
        if (tooMuch) {
            notice = Notice.TOO_MUCH;
        }
        return sample.map(Sample::code);
    }

    private void accept(Sample sample) {
        CalibrationCode code = sample.code();
        if (code == CalibrationCode.CANARY) {
            notice = Notice.CANARY;
        } else if (samples.containsKey(code)) {
            notice = Notice.SAME_AGAIN;
        } else {
            notice = asked().filter(code::equals).isPresent() ? Notice.NONE : Notice.OTHER_CODE;
            samples.put(code, sample);
            skipped.remove(code);
        }
    }

    void skip(long nanos) {
        asked().ifPresent(skipped::add);
        notice = Notice.NONE;
        heard = Bytes.of();
        last = nanos;
    }

    void saving(Saving now) {
        saving = now;
    }

    void notice(Notice now) {
        notice = now;
    }

    private Optional<CalibrationCode> asked() {
        return over
                ? Optional.empty()
                : CalibrationCode.QUALIFYING.stream()
                        .filter(c -> !samples.containsKey(c) && !skipped.contains(c))
                        .findFirst();
    }

    Run run() {
        Diagnosis diagnosis = Diagnosis.of(samples.values(), framing);
        return new Run(
                device,
                CalibrationCode.QUALIFYING.stream().map(this::step).toList(),
                heard,
                notice,
                samples.isEmpty() ? List.of() : diagnosis.findings(),
                done() && !over ? Optional.of(diagnosis) : Optional.empty(),
                saving);
    }

    private Step step(CalibrationCode code) {
        if (samples.containsKey(code)) {
            return Step.READ;
        }
        if (skipped.contains(code)) {
            return Step.SKIPPED;
        }
        return asked().filter(code::equals).isPresent() ? Step.ASKED : Step.WAITING;
    }
}
