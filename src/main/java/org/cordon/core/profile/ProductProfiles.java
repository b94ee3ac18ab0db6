package org.cordon.core.profile;

import org.cordon.core.order.Order;
import org.cordon.core.text.Messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The profiles there are, and which of them an order is judged by.
///
/// A profile that names the product holds, or else the one that is for every product. Where there is neither,
/// one is guessed from the order: it has containers or not. The prefix of a GTIN tells who issued the number and
/// nothing of the market, so nothing is guessed from it.
///
/// @param given holds for all orders, where a person has said so
/// @param plain guessed for an order without containers
/// @param aggregated guessed for an order with containers
/// @param all those that may name products
public record ProductProfiles(
        Optional<Profile> given, Profile plain, Profile aggregated, List<Profile> all) {
    private static final Messages TEXT = Messages.of(ProductProfiles.class);

    /// @throws IllegalArgumentException if two are for the same product, or for every product
    public ProductProfiles {
        all = List.copyOf(all);
        Map<Object, Profile> before = new HashMap<>();
        for (Profile profile : all) {
            profile.products().forEach(gtin -> once(before, gtin, profile));
            if (profile.everyProduct()) {
                once(before, TEXT.get("profile.twice.every"), profile);
            }
        }
    }

    /// One profile for all orders.
    public static ProductProfiles only(Profile profile) {
        return new ProductProfiles(Optional.of(profile), profile, profile, List.of());
    }

    private static void once(Map<Object, Profile> before, Object product, Profile profile) {
        Profile other = before.put(product, profile);
        if (other != null) {
            throw new IllegalArgumentException(
                    TEXT.get("profile.twice", other.name(), profile.name(), product));
        }
    }

    /// The profile of an order.
    ///
    /// @param containers whether the order has any
    public ChosenProfile of(Order order, boolean containers) {
        return given.or(() -> named(order))
                .map(profile -> new ChosenProfile(profile, false))
                .orElseGet(() -> new ChosenProfile(containers ? aggregated : plain, true));
    }

    private Optional<Profile> named(Order order) {
        return all.stream()
                .filter(each -> each.products().contains(order.gtin()))
                .findFirst()
                .or(() -> all.stream().filter(Profile::everyProduct).findFirst());
    }
}
