package org.cordon.app.qualify;

import org.cordon.app.qualify.QualifyStatus.Notice;
import org.cordon.app.qualify.QualifyStatus.Run;
import org.cordon.app.qualify.QualifyStatus.Saving;
import org.cordon.app.qualify.QualifyStatus.Step;
import org.cordon.core.qualify.CalibrationCode;
import org.cordon.core.qualify.Diagnosis;
import org.cordon.core.qualify.Evidence;
import org.cordon.core.qualify.Sample;
import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.scan.Frame;
import org.cordon.core.scan.Framing;
import org.cordon.core.scan.KeyboardLayouts;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One scanner being tried out: takes what comes and tells which code is next. Codes may come in any
/// order. For one thread.
final class Trial {
    /// After so long without a byte a scan is over. As long as a code sent twice may take to come again.
    static final Duration SETTLED = Duration.ofMillis(500);

    /// After so long a person is told that nothing comes.
    static final Duration SILENT = Duration.ofSeconds(45);

    /// After so long the scanner is let go, so that its scans are judged again.
    static final Duration OVER = Duration.ofMinutes(5);

    /// Noise beyond this is not kept.
    private static final int MOST = 8192;

    private final DeviceId device;
    private final Optional<Framing> framing;
    private final KeyboardLayouts layouts;
    private final Map<CalibrationCode, Sample> samples = new EnumMap<>(CalibrationCode.class);
    private final Set<CalibrationCode> skipped = EnumSet.noneOf(CalibrationCode.class);
    private Evidence evidence = Evidence.NONE;
    private Bytes heard = Bytes.of();
    private long last;
    private int length;
    private Notice notice = Notice.NONE;
    private Saving saving = Saving.OPEN;
    private boolean over;

    Trial(DeviceId device, Optional<Framing> framing, KeyboardLayouts layouts, long nanos) {
        this.device = device;
        this.framing = framing;
        this.layouts = layouts;
        last = nanos;
    }

    DeviceId device() {
        return device;
    }

    boolean over() {
        return over;
    }

    boolean done() {
        return asked().isEmpty();
    }

    void raw(Bytes chunk, long nanos) {
        last = nanos;
        length += chunk.length();
        if (length <= MOST) {
            evidence = evidence.with(new Evidence.Arrival(chunk, nanos));
            heard = evidence.bytes();
        }
    }

    void frame(Frame frame) {
        if (!evidence.raw()) {
            last = frame.nanos();
            length += frame.bytes().length();
        }
        if (length <= MOST) {
            evidence = evidence.with(frame.bytes(), frame.truncated() > 0 && !frame.half());
            heard = evidence.bytes();
        }
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
        evidence = Evidence.NONE;
        length = 0;
        if (sample.isEmpty()) {
            notice = Notice.UNKNOWN_CODE;
            return Optional.empty();
        }
        take(sample.get());
        return sample.map(Sample::code);
    }

    private void take(Sample sample) {
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
