package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.epcis.Epc;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Messages;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One event as the document states it, its names not yet judged: events that say nothing about
/// the order may name things that Cordon does not know.
///
/// @param at number in the event list, from 1
/// @param words properties whose value is a text, see [#WORDS], and `type`
/// @param units `epcList`
/// @param children `childEPCs`
/// @param master `ilmd`, by local name
/// @param orders business transactions of type `prodorder`
/// @param quantities which list names things by class and quantity, if one does
/// @param counted what these lists name, as far as it is asked for: see [DocumentHandler#all]
/// @param helpers texts of helper codes by the names of their units; one for all units has no name
/// @param extensions what it states in other vocabularies, each value as JSON; only if it is asked for
/// @param declaration that the event with this id or this content is wrong, if it says so
record Event(
        int at,
        Map<String, String> words,
        List<String> units,
        List<String> children,
        Map<String, String> master,
        List<String> orders,
        Optional<String> quantities,
        List<ClassQuantity> counted,
        Map<String, String> helpers,
        Map<String, String> extensions,
        Optional<Declaration> declaration) {
    private static final Messages TEXT = Messages.of(Event.class);

    /// Properties that an event must state as text, if it states them.
    static final Set<String> WORDS = Set.of("action", "eventTime", "bizStep", "parentID");

    /// Properties of which a text is kept, and anything else is passed over.
    static final Set<String> NOTES =
            Set.of("eventID", "recordTime", "eventTimeZoneOffset", "disposition");

    /// Local name of our own property that says what kind of sample is taken.
    static final String SAMPLE = "sampleKind";

    /// Local name of our own property with the helper code of the only unit.
    static final String HELPER = "helperCode";

    /// Local name of our own property with helper codes of several units.
    static final String HELPERS = "helperCodes";

    /// CBV name of the lot, AI (10).
    static final String LOT = "lotNumber";

    /// CBV name of the expiry date, AI (17).
    static final String EXPIRY = "itemExpirationDate";

    /// CBV name of the product's registered name.
    static final String NAME = "regulatedProductName";

    /// CBV name of a short description, which serves where the registered name is absent.
    static final String DESCRIPTION = "descriptionShort";

    /// What may stand before a name of the CBV master data: in JSON, in XML, in vocabularies.
    private static final List<String> MASTER =
            List.of("cbvmda:", "urn:epcglobal:cbv:mda:", "urn:epcglobal:cbv:mda#");

    Event {
        words = Map.copyOf(words);
        master = Map.copyOf(master);
        orders = List.copyOf(orders);
        counted = List.copyOf(counted);
        helpers = Map.copyOf(helpers);
        extensions = Map.copyOf(extensions);
    }

    /// The declaration that an event told before is wrong (EPCIS 2.0, section 7.4.1.2). The event
    /// that carries it repeats what it declares wrong, and does not happen.
    ///
    /// @param time `declarationTime`; empty when absent
    /// @param reason as stated, with or without its vocabulary; empty when absent
    /// @param corrections ids of the events that say what is right
    record Declaration(String time, String reason, List<String> corrections) {
        Declaration {
            corrections = List.copyOf(corrections);
        }
    }

    /// An event as messages name it, by its number.
    static String place(int event) {
        return TEXT.get("epcis.place.event", event);
    }

    /// The value of a property; empty text when it is absent.
    String word(String property) {
        return words.getOrDefault(property, "");
    }

    /// The business step, without the prefix of its vocabulary; empty text when it is absent.
    String step() {
        return word(word("bizStep"), "BizStep");
    }

    /// A moment that it states.
    ///
    /// @param property such as `eventTime`
    /// @throws OrderRefused if it is absent or no time
    Instant time(String property) {
        String text = word(property);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notTime) {
            throw refused(property, TEXT.get("epcis.event.time", OrderSource.shown(text)));
        }
    }

    /// The units that a list of it names.
    ///
    /// @param names such as [#units]
    /// @param property of the list, for messages
    /// @throws OrderRefused at the first that names none
    List<UnitId> units(List<String> names, String property) {
        List<UnitId> units = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            units.add(unit(names.get(i), property + "[" + i + "]"));
        }
        return units;
    }

    /// The unit with a name.
    ///
    /// @param property where the name stands, for messages
    /// @throws OrderRefused if it names none
    UnitId unit(String name, String property) {
        try {
            return Epc.parse(name);
        } catch (IllegalArgumentException wrong) {
            throw refused(property, OrderSource.shown(String.valueOf(wrong.getMessage())));
        }
    }

    /// What its units are after it, if its action is DELETE.
    UnitState ending() {
        return switch (step()) {
            case "destroying" -> UnitState.DESTROYED;
            case "sampling" -> sampled();
            default -> UnitState.DECOMMISSIONED;
        };
    }

    /// The disposition, without the prefix of its vocabulary; empty text when it is absent.
    String disposition() {
        return word(word("disposition"), "Disp");
    }

    /// What its units are once they are taken as samples. One whose life ends by it does not come back, whatever kind it
    /// is said to be.
    ///
    /// @throws OrderRefused if it names a kind that is none
    UnitState sampled() {
        return switch (word(SAMPLE)) {
            case "returnable" ->
                    word("action").equals("DELETE") ? UnitState.SAMPLED : UnitState.SAMPLE_OUT;
            case "retained" -> UnitState.SAMPLED;
            case "destructive" -> UnitState.SAMPLE_USED;
            case "" ->
                    disposition().equals("destroyed") ? UnitState.SAMPLE_USED : UnitState.SAMPLED;
            default ->
                    throw refused(
                            SAMPLE,
                            TEXT.get("epcis.event.sample", OrderSource.shown(word(SAMPLE))));
        };
    }

    /// Whether it names something that is neither a unit nor a logistic unit, such as an asset.
    static boolean isOther(String name) {
        return name.startsWith("urn:epc:id:")
                && !name.startsWith("urn:epc:id:sgtin:")
                && !name.startsWith("urn:epc:id:sscc:");
    }

    /// Whether it says that its units were found good.
    boolean findsGood() {
        return step().equals("inspecting") && disposition().equals("conformant");
    }

    /// That something of it is wrong.
    OrderRefused refused(String property, String reason) {
        return new OrderRefused(place(at), property, reason);
    }

    /// That its action is none that it may have.
    OrderRefused actionRefused() {
        return refused("action", TEXT.get("epcis.event.action", OrderSource.shown(word("action"))));
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
                        "urn:epcglobal:cbv:" + kind.toLowerCase(Locale.ROOT) + ":")) {
            if (value.startsWith(prefix)) {
                return value.substring(prefix.length());
            }
        }
        return value;
    }

    /// Gathers what an event states, property by property.
    static final class Builder {
        final Map<String, String> words = new HashMap<>();
        final List<String> units = new ArrayList<>();
        final List<String> children = new ArrayList<>();
        final Map<String, String> master = new HashMap<>();
        final List<String> orders = new ArrayList<>();
        Optional<String> quantities = Optional.empty();
        final List<ClassQuantity> counted = new ArrayList<>();
        final Map<String, String> helpers = new HashMap<>();
        final Map<String, String> extensions = new HashMap<>();
        Optional<Declaration> declaration = Optional.empty();

        Event build(int at) {
            return new Event(
                    at,
                    words,
                    units,
                    children,
                    master,
                    orders,
                    quantities,
                    counted,
                    helpers,
                    extensions,
                    declaration);
        }

        /// Takes an error declaration.
        ///
        /// @param stated its properties of text
        /// @param corrections ids of the events that say what is right
        void declare(Map<String, String> stated, List<String> corrections) {
            declaration =
                    Optional.of(
                            new Declaration(
                                    stated.getOrDefault("declarationTime", ""),
                                    stated.getOrDefault("reason", ""),
                                    corrections));
        }

        /// Takes a business transaction, of which only the production order counts.
        void transaction(String type, String name) {
            if (word(type, "BTT").equals("prodorder")) {
                orders.add(name);
            }
        }
    }
}
