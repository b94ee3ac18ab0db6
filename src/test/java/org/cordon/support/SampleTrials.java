package org.cordon.support;

import org.cordon.app.qualification.QualificationProgress.Notice;
import org.cordon.app.qualification.QualificationProgress.Run;
import org.cordon.app.qualification.QualificationProgress.Saving;
import org.cordon.app.qualification.QualificationProgress.Step;
import org.cordon.app.qualification.QualificationStatus;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScannerStatus;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.CheckCode;
import org.cordon.core.scanner.qualification.CheckCodeResult;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.scanner.qualification.RawCapture;
import org.cordon.core.scanner.qualification.Sample;
import org.cordon.sim.SetScanner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scanners being tried out, for screens.
public final class SampleTrials {
    private static final DeviceId HAND = new DeviceId("Hand scanner, packing bench");
    private static final Instant AT = Instant.parse("2026-11-20T09:12:40Z");

    private SampleTrials() {}

    /// Nothing has come yet.
    public static Run begun() {
        return run(SetScanner.GOOD, 0, Notice.NONE, Bytes.of());
    }

    /// The first code came without separator.
    public static Run second() {
        SetScanner scanner = SetScanner.GOOD.withoutIdentifier().separator("");
        return run(scanner, 1, Notice.SAME_AGAIN, scanner.sends(CalibrationCode.CHARACTERS));
    }

    /// Three codes came well.
    public static Run bars() {
        return run(
                SetScanner.GOOD,
                3,
                Notice.UNKNOWN_CODE,
                Bytes.parse("https://id.example.com/01/04012345000009{x0D}{x0A}"));
    }

    /// All well.
    public static Run fit() {
        return run(SetScanner.GOOD, 5, Notice.NONE, Bytes.of());
    }

    /// To be set in Cordon.
    public static Run framing() {
        return run(SetScanner.GOOD.around("\u0002", "\t"), 5, Notice.NONE, Bytes.of());
    }

    /// On a German keyboard, with a suffix.
    public static Run german() {
        return run(
                SetScanner.GOOD.separator("").layout("german").around("", "/E\r"),
                5,
                Notice.NONE,
                Bytes.of());
    }

    private static Run run(SetScanner scanner, int read, Notice notice, Bytes heard) {
        Diagnosis diagnosis = diagnosis(scanner, read);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < CalibrationCode.QUALIFYING.size(); i++) {
            steps.add(i < read ? Step.READ : i == read ? Step.ASKED : Step.WAITING);
        }
        return new Run(
                HAND,
                steps,
                heard,
                notice,
                read == 0 ? List.of() : diagnosis.findings(),
                read == steps.size() ? Optional.of(diagnosis) : Optional.empty(),
                Saving.OPEN);
    }

    /// What a scanner comes to after some codes.
    public static Diagnosis diagnosis(SetScanner scanner, int read) {
        return Diagnosis.of(
                CalibrationCode.QUALIFYING.stream()
                        .limit(read)
                        .map(code ->
                                Sample.of(
                                                RawCapture.NONE.with(
                                                        new RawCapture.Arrival(
                                                                scanner.sends(code), 0)),
                                                SetScanner.layouts())
                                        .orElseThrow())
                        .toList(),
                Optional.of(Framing.USUAL));
    }

    /// The first scanner is well, the second is not qualified, the others were never tried.
    public static void standings(FakeQualification desk, LineStatus line) {
        List<DeviceId> ids = line.devices().stream().map(ScannerStatus::id).toList();
        desk.know(ids.getFirst(), standing(ids.getFirst(), SetScanner.GOOD));
        if (ids.size() > 1) {
            desk.know(ids.get(1), standing(ids.get(1), SetScanner.GOOD.separator("")));
        }
    }

    /// Its canary was read as it should be.
    public static QualificationStatus good(DeviceId device) {
        return standing(device, SetScanner.GOOD);
    }

    /// It loses separators, as its canary told.
    public static QualificationStatus bad(DeviceId device) {
        return standing(device, SetScanner.GOOD.separator(""));
    }

    /// Qualified again after its canary came out badly.
    public static QualificationStatus settled(DeviceId device) {
        QualificationStatus bad = bad(device);
        return new QualificationStatus(
                bad.qualified(), Optional.of(AT.plusSeconds(100_000)), bad.checkCode());
    }

    private static QualificationStatus standing(DeviceId device, SetScanner now) {
        Bytes raw = now.around("", "").sends(CalibrationCode.CANARY);
        CheckCodeResult checkCode = new CheckCode(SetScanner.layouts()).in(raw).orElseThrow();
        Diagnosis then = diagnosis(SetScanner.GOOD, 5);
        return new QualificationStatus(
                Optional.of(
                        new ScannerEvent.ScannerQualified(
                                device, QualificationResult.FIT, then.findings(), List.of())),
                Optional.of(AT),
                Optional.of(
                        new ScannerEvent.CanaryScanned(
                                device,
                                AT.plusSeconds(90_000),
                                raw,
                                checkCode.trusted(then.findings()),
                                checkCode.findings())));
    }
}
