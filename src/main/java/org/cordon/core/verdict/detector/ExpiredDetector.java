package org.cordon.core.verdict.detector;

import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.time.LocalDate;
import java.util.Optional;

/// An expiry before today, or nearer than the profile allows. A unit may be used on the day of its expiry; day 00
/// is the last day of its month.
final class ExpiredDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        Optional<ChosenProfile> profile = scan.known().profile();
        if (profile.isEmpty()
                || scan.unit().isEmpty()
                || !(scan.reading() instanceof Reading.Pack pack)
                || pack.expiry().isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = scan.known().today();
        int left = profile.get().profile().shelfLifeDays();
        return pack.expiry().get().date().isBefore(today.plusDays(left))
                ? Optional.of(new Verdict.Expired(pack.expiry().get(), today, left))
                : Optional.empty();
    }
}
