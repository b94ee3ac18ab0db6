package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks through one EPCIS document, token by token, and hands on its events and the names of its
/// products. Properties may come in any order; those without meaning for an order are passed over.
final class DocumentParser {
    private static final Messages TEXT = Messages.of(DocumentParser.class);

    private final EpcisOrderAssembler events;
    private int event;

    DocumentParser(EpcisOrderAssembler events) {
        this.events = events;
    }

    /// Where it stands, for messages.
    String place() {
        return event == 0 ? TEXT.get("epcis.place.document") : place(event);
    }

    /// An event as messages name it, by its number.
    static String place(int event) {
        return TEXT.get("epcis.place.event", event);
    }

    /// Reads a document to its end.
    void read(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw refused("", TEXT.get("epcis.document.none"));
        }
        boolean typed = false;
        boolean body = false;
        boolean versioned = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> typed = type(text(json, name));
                case "schemaVersion" -> versioned = version(text(json, name));
                case "epcisHeader" -> header(json);
                case "epcisBody" -> body = body(json);
                default -> json.skipChildren();
            }
        }
        event = 0;
        if (json.nextToken() != null) {
            throw refused("", TEXT.get("epcis.document.goes-on"));
        }
        require(typed, "type");
        require(versioned, "schemaVersion");
        require(body, "epcisBody.eventList");
        events.end();
    }

    private void require(boolean present, String property) {
        if (!present) {
            throw refused(property, TEXT.get("epcis.document.lacks"));
        }
    }

    private boolean type(String type) {
        if (!type.equals("EPCISDocument")) {
            throw refused("type", TEXT.get("epcis.document.type", OrderSource.shown(type)));
        }
        return true;
    }

    private boolean version(String version) {
        if (!version.startsWith("2.")) {
            throw refused(
                    "schemaVersion",
                    TEXT.get("epcis.document.version", OrderSource.shown(version)));
        }
        return true;
    }

    /// Finds the names of products among the master data of the header.
    private void header(JsonParser json) {
        object(
                json,
                "epcisHeader",
                name -> {
                    if (!name.equals("epcisMasterData")) {
                        json.skipChildren();
                        return;
                    }
                    object(
                            json,
                            name,
                            list -> {
                                if (list.equals("vocabularyList")) {
                                    array(json, list, () -> vocabulary(json));
                                } else {
                                    json.skipChildren();
                                }
                            });
                });
    }

    private void vocabulary(JsonParser json) {
        object(
                json,
                "vocabularyList",
                name -> {
                    if (name.equals("vocabularyElementList")) {
                        array(json, name, () -> product(json));
                    } else {
                        json.skipChildren();
                    }
                });
    }

    private void product(JsonParser json) {
        Map<String, String> found = new HashMap<>();
        object(
                json,
                "vocabularyElementList",
                name -> {
                    if (name.equals("id")) {
                        found.put("", text(json, name));
                    } else if (name.equals("attributes")) {
                        array(json, name, () -> attribute(json, found));
                    } else {
                        json.skipChildren();
                    }
                });
        Event.productName(found).ifPresent(n -> events.named(found.getOrDefault("", ""), n));
    }

    private void attribute(JsonParser json, Map<String, String> found) {
        Map<String, String> pair = new HashMap<>();
        object(
                json,
                "attributes",
                name -> {
                    if (json.currentToken() == JsonToken.VALUE_STRING) {
                        pair.put(name, json.getString());
                    } else {
                        json.skipChildren();
                    }
                });
        Event.masterName(pair.getOrDefault("id", ""))
                .filter(n -> pair.containsKey("attribute"))
                .ifPresent(n -> found.put(n, pair.getOrDefault("attribute", "")));
    }

    private boolean body(JsonParser json) {
        boolean[] list = new boolean[1];
        object(
                json,
                "epcisBody",
                name -> {
                    if (name.equals("eventList")) {
                        list[0] = true;
                        array(json, name, () -> event(json));
                    } else {
                        json.skipChildren();
                    }
                });
        return list[0];
    }

    private void event(JsonParser json) {
        event++;
        Event.Builder found = new Event.Builder();
        object(json, "eventList", name -> property(json, name, found));
        events.apply(found.build(event));
    }

    private void property(JsonParser json, String name, Event.Builder found) {
        switch (name) {
            case "type", "action", "eventTime", "bizStep", "parentID" ->
                    found.words.put(name, text(json, name));
            case "epcList" -> names(json, name, found.units);
            case "childEPCs" -> names(json, name, found.children);
            case "quantityList", "childQuantityList" -> {
                array(
                        json,
                        name,
                        () -> {
                            found.quantities = java.util.Optional.of(name);
                            json.skipChildren();
                        });
            }
            case "ilmd" -> object(json, name, attribute -> ilmd(json, attribute, found));
            case "bizTransactionList" -> array(json, name, () -> transaction(json, found));
            case "errorDeclaration" -> {
                found.declaredWrong = true;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    private void names(JsonParser json, String name, List<String> found) {
        array(
                json,
                name,
                () -> {
                    if (found.size() >= OrderBuilder.MAX_UNITS) {
                        throw refused(
                                name, TEXT.get("epcis.value.too-many", OrderBuilder.MAX_UNITS));
                    }
                    found.add(text(json, name + "[" + found.size() + "]"));
                });
    }

    private void ilmd(JsonParser json, String name, Event.Builder found) {
        var local = Event.masterName(name);
        if (local.isPresent() && json.currentToken() == JsonToken.VALUE_STRING) {
            found.master.put(local.get(), json.getString());
        } else if (local.isPresent() && List.of(Event.LOT, Event.EXPIRY).contains(local.get())) {
            throw refused("ilmd." + local.get(), TEXT.get("epcis.value.text"));
        } else {
            json.skipChildren();
        }
    }

    private void transaction(JsonParser json, Event.Builder found) {
        Map<String, String> pair = new HashMap<>();
        object(json, "bizTransactionList", name -> pair.put(name, text(json, name)));
        if (Event.word(pair.getOrDefault("type", ""), "BTT").equals("prodorder")) {
            found.orders.add(pair.getOrDefault("bizTransaction", ""));
        }
    }

    /// What to do with the value of a property, on whose first token the parser stands.
    private interface Property {
        void found(String name);
    }

    private void object(JsonParser json, String what, Property property) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw refused(what, TEXT.get("epcis.value.object"));
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            property.found(name);
        }
    }

    private void array(JsonParser json, String what, Runnable element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refused(what, TEXT.get("epcis.value.array"));
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    private String text(JsonParser json, String what) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw refused(what, TEXT.get("epcis.value.text"));
        }
        return json.getString();
    }

    private OrderRefused refused(String field, String reason) {
        return new OrderRefused(place(), field, reason);
    }
}
