package org.cordon.core.profile;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.config.RuleTable;
import org.cordon.core.order.UnitKind;
import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the codes of products must be like in their market: data with a version, since markets differ and
/// their rules change.
///
/// @param name what people call it, such as `EU`
/// @param version of the table; reasons and journal entries lead to it
/// @param effective first day it applies
/// @param source where its rules come from
/// @param products GTIN of the packs that it is for
/// @param everyProduct whether it is for all products that no other profile names
/// @param dayZero whether an expiry may name day 00. It always means the last day of its month (GS1 General
///     Specifications, 3.4.7)
/// @param shelfLifeDays from today to the expiry that a pack must have at least; 0 where it must not be expired
/// @param helperCodes what second codes are like that stand for a unit; empty where there are none
/// @param serialReuse when a serial of one order may come again in another
/// @param levels rules of each level; of one that is not there nothing is said. As they are asked for: every scan asks
public record Profile(
        String name,
        String version,
        LocalDate effective,
        String source,
        Set<Gtin> products,
        boolean everyProduct,
        boolean dayZero,
        int shelfLifeDays,
        Optional<HelperCodeRule> helperCodes,
        SerialReuse serialReuse,
        Map<UnitKind, Optional<LevelRules>> levels) {
    private static final Messages TEXT = Messages.of(Profile.class);

    /// Keeps its own copies.
    public Profile {
        products = Set.copyOf(products);
        levels = Map.copyOf(levels);
    }

    /// What it says of a level.
    public Optional<LevelRules> level(UnitKind kind) {
        return levels.getOrDefault(kind, Optional.empty());
    }

    /// Reads a profile from properties in UTF-8, see `data/profile-eu.properties`.
    ///
    /// @throws IllegalArgumentException naming every key that cannot be followed, with its value and what is
    ///     allowed
    /// @throws java.io.UncheckedIOException if the stream breaks
    public static Profile read(InputStream in) {
        return new ProfileParser(RuleTable.read(TEXT.get("profile.name"), in).section()).read();
    }
}
