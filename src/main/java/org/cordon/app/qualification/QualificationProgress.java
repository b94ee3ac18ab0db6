package org.cordon.app.qualification;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.Diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How qualifying stands.
///
/// @param run the scanner that is being tried out, if one is
/// @param standings what is known of scanners, those never tried out are absent
public record QualificationProgress(
        Optional<Run> run, Map<DeviceId, QualificationStatus> standings) {
    /// Nothing is known.
    public static final QualificationProgress NOTHING =
            new QualificationProgress(Optional.empty(), Map.of());

    public QualificationProgress {
        standings = Map.copyOf(standings);
    }

    /// What is known of one scanner.
    public QualificationStatus standing(DeviceId device) {
        return standings.getOrDefault(device, QualificationStatus.UNKNOWN);
    }

    /// Those of some scanners that cannot be trusted, in their order.
    public List<DeviceId> distrusted(List<DeviceId> among) {
        return among.stream().filter(device -> standing(device).distrusted()).toList();
    }

    /// How far one code is.
    public enum Step {
        /// Comes later.
        WAITING,
        /// Is to be scanned now.
        ASKED,
        /// Was scanned.
        READ,
        /// Cannot be scanned.
        SKIPPED
    }

    /// What a person should know of what came last.
    public enum Notice {
        /// Nothing special.
        NONE,
        /// Another code than the one asked for; it was taken, the one asked for is still to come.
        OTHER_CODE,
        /// A code that was taken before.
        SAME_AGAIN,
        /// The canary code, which is for the start of a shift.
        CANARY,
        /// None of the codes.
        UNKNOWN_CODE,
        /// More came for one code than can be kept.
        TOO_MUCH,
        /// Nothing has come for a while.
        NOTHING_CAME,
        /// Nobody is signed in.
        NOT_SIGNED_IN,
        /// Nothing has come for so long that the scanner was let go.
        TIMED_OUT
    }

    /// How recording the result stands.
    public enum Saving {
        /// Not asked for.
        OPEN,
        /// Under way.
        RECORDING,
        /// Durable.
        RECORDED,
        /// The journal did not take it.
        FAILED
    }

    /// One scanner being tried out.
    ///
    /// @param steps how far each code is, in the order of [CalibrationCode#QUALIFYING]
    /// @param heard what came last, before framing where that is known
    /// @param findings what is found so far, one for each check
    /// @param result once all codes were scanned or skipped
    public record Run(
            DeviceId device,
            List<Step> steps,
            Bytes heard,
            Notice notice,
            List<CheckFinding> findings,
            Optional<Diagnosis> result,
            Saving saving) {
        public Run {
            steps = List.copyOf(steps);
            findings = List.copyOf(findings);
        }

        /// The code to be scanned now; empty when there is none left, or the run is over.
        public Optional<CalibrationCode> asked() {
            int index = steps.indexOf(Step.ASKED);
            return index < 0
                    ? Optional.empty()
                    : Optional.of(CalibrationCode.QUALIFYING.get(index));
        }
    }
}
