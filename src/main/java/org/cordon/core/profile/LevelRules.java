package org.cordon.core.profile;

import org.cordon.core.code.format.NationalNumber;
import org.cordon.core.code.gs1.Gtin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a profile says of the units of one level.
///
/// @param coded whether they carry a code; a level without one is known by what is inside alone
/// @param required application identifiers that a code with a GTIN must carry; an SSCC says all by itself
/// @param forbidden application identifiers that none of their codes may carry
/// @param carriers that their codes may stand in; empty for any
/// @param national numbering systems of which each must be there, inside the GTIN or beside it
/// @param gtin of the units, where the profile knows it; of packs it is the order that says so
/// @param count units inside a full one, where the profile knows it
public record LevelRules(
        boolean coded,
        List<String> required,
        List<String> forbidden,
        List<DataCarrier> carriers,
        List<NationalNumber> national,
        Optional<Gtin> gtin,
        OptionalInt count) {
    /// Keeps its own copies.
    public LevelRules {
        required = List.copyOf(required);
        forbidden = List.copyOf(forbidden);
        carriers = List.copyOf(carriers);
        national = List.copyOf(national);
    }
}
