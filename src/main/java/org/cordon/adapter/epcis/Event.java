package org.cordon.adapter.epcis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One event as the document states it, its names not yet judged: events that say nothing about
/// the order may name things that Cordon does not know.
///
/// @param at number in the event list, from 1
/// @param words properties whose value is a text, `bizStep` and `action` among them
/// @param units `epcList`
/// @param children `childEPCs`
/// @param master `ilmd`, by local name
/// @param orders business transactions of type `prodorder`
/// @param quantities which list names things by class and quantity, if one does
/// @param declaredWrong whether it carries an error declaration
record Event(
        int at,
        Map<String, String> words,
        List<String> units,
        List<String> children,
        Map<String, String> master,
        List<String> orders,
        Optional<String> quantities,
        boolean declaredWrong) {
    /// CBV name of the lot, AI (10).
    static final String LOT = "lotNumber";

    /// CBV name of the expiry date, AI (17).
    static final String EXPIRY = "itemExpirationDate";

    /// CBV name of the product's registered name.
    static final String NAME = "regulatedProductName";

    /// CBV name of a short description, which serves where the registered name is absent.
    static final String DESCRIPTION = "descriptionShort";

    /// The prefixes that may stand before a name of the CBV master data.
    private static final List<String> MASTER = List.of("cbvmda:", "urn:epcglobal:cbv:mda:");

    Event {
        words = Map.copyOf(words);
        master = Map.copyOf(master);
        orders = List.copyOf(orders);
    }

    /// The value of a property; empty text when it is absent.
    String word(String property) {
        return words.getOrDefault(property, "");
    }

    /// The local name of a CBV master data attribute.
    static Optional<String> masterName(String name) {
        return MASTER.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> name.substring(prefix.length()));
    }

    /// The name of a product among master data.
    static Optional<String> productName(Map<String, String> master) {
        return Optional.ofNullable(master.get(NAME))
                .or(() -> Optional.ofNullable(master.get(DESCRIPTION)));
    }

    /// A word of the CBV without the prefix of its vocabulary.
    ///
    /// @param kind `BizStep`, `BTT` …
    static String word(String value, String kind) {
        for (String prefix :
                List.of(
                        "https://ref.gs1.org/cbv/" + kind + "-",
                        "cbv:" + kind + "-",
                        "urn:epcglobal:cbv:" + kind.toLowerCase(java.util.Locale.ROOT) + ":")) {
            if (value.startsWith(prefix)) {
                return value.substring(prefix.length());
            }
        }
        return value;
    }

    /// Gathers what an event states, property by property.
    static final class Builder {
        final Map<String, String> words = new HashMap<>();
        final List<String> units = new java.util.ArrayList<>();
        final List<String> children = new java.util.ArrayList<>();
        final Map<String, String> master = new HashMap<>();
        final List<String> orders = new java.util.ArrayList<>();
        Optional<String> quantities = Optional.empty();
        boolean declaredWrong;

        Event build(int at) {
            return new Event(at, words, units, children, master, orders, quantities, declaredWrong);
        }
    }
}
