package org.cordon.app.reconciliation;

import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.UnitKind;
import org.cordon.core.profile.LevelRules;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.Profile;
import org.cordon.core.reconciliation.ReconciliationRules;

import java.util.OptionalInt;
import java.util.stream.Stream;

/// By what a terminal counts: its line, how line data come, and what products are like.
public record ReconciliationRuleSet(Line line, LineFeed.Kind feed, ProductProfiles profiles) {
    /// The rules of one order, before its batch is closing and anything is known of its units.
    public ReconciliationRules of(OrderRecords.OrderRecord order) {
        Profile profile = profiles.of(order.order(), order.containers()).profile();
        return new ReconciliationRules(
                order.order(),
                order.allocated(),
                line,
                feed,
                full(profile),
                false,
                ReconciliationRules.Observed.NOTHING);
    }

    /// Packs go into the lowest level that there is.
    private static OptionalInt full(Profile profile) {
        return Stream.of(UnitKind.BUNDLE, UnitKind.CASE, UnitKind.PALLET)
                .flatMap(level -> profile.level(level).stream())
                .findFirst()
                .map(LevelRules::count)
                .orElse(OptionalInt.empty());
    }
}
