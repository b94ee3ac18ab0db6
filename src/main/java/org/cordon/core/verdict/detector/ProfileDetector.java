package org.cordon.core.verdict.detector;

import static org.cordon.core.verdict.Verdict.AgainstProfile.Breach.DAY_ZERO;
import static org.cordon.core.verdict.Verdict.AgainstProfile.Breach.FORBIDDEN;
import static org.cordon.core.verdict.Verdict.AgainstProfile.Breach.GTIN;
import static org.cordon.core.verdict.Verdict.AgainstProfile.Breach.MISSING;
import static org.cordon.core.verdict.Verdict.AgainstProfile.Breach.NATIONAL;
import static org.cordon.core.verdict.Verdict.AgainstProfile.Breach.UNCODED;

import org.cordon.core.code.format.NationalNumber;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.LevelRules;
import org.cordon.core.scanner.Reading;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.Verdict.AgainstProfile.Breach;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A code that is not made as the profile says: an identifier that is missing or must not be there, another GTIN of
/// a container, no national number, day 00. Of what nothing certain is known, such as the identifiers of a code that lost
/// separators, nothing is said.
final class ProfileDetector implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        Optional<LevelRules> level = scan.level();
        Optional<ChosenProfile> profile = scan.known().profile();
        if (level.isEmpty() || profile.isEmpty()) {
            return Optional.empty();
        }
        LevelRules rules = level.get();
        Set<String> there = scan.scan().code().identifiers();
        if (!rules.coded()) {
            return found(UNCODED, profile.get(), scan.unit().get().id().label());
        }
        if (scan.reading() instanceof Reading.Pack pack) {
            for (String each : there.isEmpty() ? List.<String>of() : rules.required()) {
                if (!there.contains(each)) {
                    return found(MISSING, profile.get(), each);
                }
            }
            Optional<Gtin> gtin = rules.gtin().filter(each -> !each.equals(pack.gtin()));
            if (gtin.isPresent()) {
                return found(GTIN, profile.get(), pack.gtin().digits(), gtin.get().digits());
            }
            for (NationalNumber each :
                    there.isEmpty() ? List.<NationalNumber>of() : rules.national()) {
                if (!carries(each, pack.gtin(), there)) {
                    return found(NATIONAL, profile.get(), each.title());
                }
            }
            if (scan.scan().code().dayZero() && !profile.get().profile().dayZero()) {
                return pack.expiry()
                        .flatMap(expiry -> found(DAY_ZERO, profile.get(), expiry.toString()));
            }
        }
        for (String each : rules.forbidden()) {
            if (there.contains(each)) {
                return found(FORBIDDEN, profile.get(), each);
            }
        }
        return Optional.empty();
    }

    /// Whether a national number stands inside the GTIN, as a GTIN is made of it, or in an element of its own.
    private static boolean carries(NationalNumber system, Gtin gtin, Set<String> identifiers) {
        return identifiers.contains(system.ai())
                || NationalNumber.inside(gtin)
                        .filter(number -> number.system() == system)
                        .isPresent();
    }

    private static Optional<Verdict> found(Breach breach, ChosenProfile by, String... details) {
        return Optional.of(new Verdict.AgainstProfile(breach, List.of(details), by));
    }
}
