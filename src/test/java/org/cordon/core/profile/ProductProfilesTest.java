package org.cordon.core.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ProductProfilesTest {
    private static final Gtin OURS = new Gtin("04012345000009");
    private static final Profile EU = RuleData.profiles().plain();
    private static final Profile US = RuleData.profiles().aggregated();

    private static Order order(Gtin product) {
        return new Order(
                new OrderId("PO-1"),
                "Amlodipine 5 mg",
                product,
                new Lot("K2411A"),
                new Expiry(LocalDate.of(2028, 11, 30)),
                40);
    }

    private static Profile named(String name, boolean every, Gtin... products) {
        return new Profile(
                name,
                "1",
                LocalDate.of(2026, 11, 30),
                "SOP 12",
                Set.of(products),
                every,
                true,
                0,
                Optional.empty(),
                new SerialReuse.Never(),
                Map.of());
    }

    private static ProductProfiles with(Profile... own) {
        return new ProductProfiles(Optional.empty(), EU, US, List.of(own));
    }

    // [utest->req~profiles.chosen~1]
    @Test
    void theProfileThatNamesTheProductHoldsBeforeTheOneForAll() {
        Profile one = named("One", false, OURS);
        Profile all = named("All", true);
        assertEquals(new ChosenProfile(one, false), with(all, one).of(order(OURS), true));
        assertEquals(
                new ChosenProfile(all, false),
                with(all, one).of(order(new Gtin("14012345000006")), false));
    }

    // [utest->req~profiles.guessed~1]
    @Test
    void otherwiseItIsGuessedFromTheContainersAndNotFromTheGtin() {
        ProductProfiles shipped = RuleData.profiles();
        for (String gtin : List.of("04012345000009", "00312345678906", "08470006615980")) {
            assertEquals(
                    List.of(new ChosenProfile(EU, true), new ChosenProfile(US, true)),
                    List.of(
                            shipped.of(order(new Gtin(gtin)), false),
                            shipped.of(order(new Gtin(gtin)), true)),
                    gtin);
        }
    }

    // [utest->req~profiles.chosen~1]
    @Test
    void oneThatAPersonGaveHoldsForAllOrdersAndIsNotGuessed() {
        Profile given = named("Given", false);
        assertEquals(
                new ChosenProfile(given, false), ProductProfiles.only(given).of(order(OURS), true));
    }

    // [utest->req~profiles.chosen~1]
    @Test
    void twoForOneProductAreRefused() {
        assertEquals(
                "profiles One and Two are both for 04012345000009",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> with(named("One", false, OURS), named("Two", true, OURS)))
                        .getMessage());
        assertEquals(
                "profiles One and Two are both for every product",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> with(named("One", true), named("Two", true)))
                        .getMessage());
    }
}
