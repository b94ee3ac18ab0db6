package org.cordon.core.verdict.detector;

import org.cordon.core.profile.DataCarrier;
import org.cordon.core.profile.LevelRules;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.Verdict;

import java.util.List;
import java.util.Optional;

/// A code in another kind of bar code than the profile allows, such as a GS1-128 on a pack. Where the scanner sends
/// no symbology identifier nobody can tell, and nothing is said.
///
/// A pack may carry a bar code beside its own that lacks lot or expiry. That it lacks them is then no fault of the
/// pack, so that this is asked before them, of incomplete codes alone.
///
/// @param ofIncomplete whether it looks only at codes that lack lot or expiry
record WrongCarrierDetector(boolean ofIncomplete) implements Detector {
    @Override
    public Optional<Verdict> detect(DetectorContext scan) {
        if (ofIncomplete && !scan.isIncomplete()) {
            return Optional.empty();
        }
        Optional<LevelRules> level = scan.level();
        Optional<DataCarrier> read = DataCarrier.of(scan.scan().code());
        if (level.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        List<DataCarrier> allowed = level.get().carriers();
        if (allowed.isEmpty() || allowed.contains(read.get())) {
            return Optional.empty();
        }
        return scan.known()
                .profile()
                .map(profile ->
                        new Verdict.WrongCarrier(
                                read.get() == DataCarrier.OTHER
                                        ? scan.scan().code().symbology()
                                        : read.get().title(),
                                allowed.stream().map(DataCarrier::title).toList(),
                                profile));
    }
}
