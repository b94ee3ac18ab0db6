package org.cordon.app.qualification;

import org.cordon.core.event.ScannerEvent;
import org.cordon.core.projection.StateChange.ScannerChange;
import org.cordon.core.scanner.qualification.CheckCodeResult;
import org.cordon.core.scanner.qualification.CheckFinding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What is known of one scanner.
///
/// @param qualified its latest qualification
/// @param qualifiedAt when that was recorded
/// @param checkCode its latest canary
public record QualificationStatus(
        Optional<ScannerEvent.ScannerQualified> qualified,
        Optional<Instant> qualifiedAt,
        Optional<ScannerEvent.CanaryScanned> checkCode) {
    /// Nothing is known.
    public static final QualificationStatus UNKNOWN =
            new QualificationStatus(Optional.empty(), Optional.empty(), Optional.empty());

    /// With one more change.
    ///
    /// @param at when it was recorded
    QualificationStatus with(ScannerChange change, Instant at) {
        return switch (change) {
            case ScannerChange.Qualified(_, var event) ->
                    new QualificationStatus(Optional.of(event), Optional.of(at), checkCode);
            case ScannerChange.Checked(_, var event) ->
                    new QualificationStatus(qualified, qualifiedAt, Optional.of(event));
        };
    }

    /// Findings that later canaries are compared with; empty if it was never qualified.
    List<CheckFinding> baseline() {
        return qualified.map(ScannerEvent.ScannerQualified::findings).orElse(List.of());
    }

    /// Whether its latest canary says that its scans cannot be trusted. A qualification after it
    /// settles that.
    public boolean distrusted() {
        return checkCode
                .filter(c -> !c.trusted())
                .filter(c -> qualifiedAt.filter(at -> at.isAfter(c.receivedAt())).isEmpty())
                .isPresent();
    }

    /// Whether its canary was scanned on a day.
    public boolean canaryOn(LocalDate day, ZoneId zone) {
        return checkCode
                .filter(c -> c.receivedAt().atZone(zone).toLocalDate().equals(day))
                .isPresent();
    }

    /// What its latest canary found worse than the qualification.
    public List<CheckFinding> worse() {
        return checkCode
                .map(c -> new CheckCodeResult(c.findings()).worseThan(baseline()))
                .orElse(List.of());
    }
}
