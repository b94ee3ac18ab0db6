package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Parses EPCIS 2.0 in JSON, token by token, and the answers to queries that hold such events. Properties
/// may come in any order; those without meaning for units are passed over.
final class JsonDocumentParser implements DocumentParser {
    private static final Messages TEXT = Messages.of(JsonDocumentParser.class);
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(65_536)
                                    .maxNameLength(1_024)
                                    .maxNumberLength(64)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /// Classes that one event may count.
    private static final int MOST_CLASSES = 1_000;

    /// Digits of a number, before the point and behind it.
    private static final int LONGEST_NUMBER = 30;

    private final DocumentHandler handler;
    private int events;
    private boolean inEvent;

    JsonDocumentParser(DocumentHandler handler) {
        this.handler = handler;
    }

    @Override
    public void document(Reader text) {
        read(text, this::document);
    }

    @Override
    public void event(Reader text) {
        read(
                text,
                json -> {
                    json.nextToken();
                    event(json);
                    end(json);
                });
    }

    private void read(Reader text, Consumer<JsonParser> content) {
        inEvent = false;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            content.accept(json);
        } catch (JacksonException e) {
            throw syntax(e);
        }
    }

    private OrderRefused syntax(JacksonException e) {
        String key =
                switch (e) {
                    case UnexpectedEndOfInputException _ -> "epcis.syntax.ends";
                    case StreamConstraintsException _ -> "epcis.syntax.limit";
                    default -> "epcis.syntax.no-json";
                };
        String words = OrderSource.shown(e.getOriginalMessage());
        TokenStreamLocation at = e.getLocation();
        OrderRefused refused =
                refused(
                        "",
                        at == null
                                ? TEXT.get(key, words)
                                : TEXT.get(key + ".at", words, at.getLineNr(), at.getColumnNr()));
        refused.initCause(e);
        return refused;
    }

    private void document(JsonParser json) {
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
                case "epcisBody" -> body = body(json, name);
                default -> json.skipChildren();
            }
        }
        end(json);
        require(typed, "type");
        require(versioned, "schemaVersion");
        require(body, "epcisBody.eventList");
    }

    private void end(JsonParser json) {
        inEvent = false;
        if (json.nextToken() != null) {
            throw refused("", TEXT.get("epcis.document.goes-on"));
        }
    }

    private void require(boolean present, String property) {
        if (!present) {
            throw refused(property, TEXT.get("epcis.document.lacks"));
        }
    }

    private boolean type(String type) {
        if (!type.equals("EPCISDocument") && !type.equals("EPCISQueryDocument")) {
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
        Event.productName(found).ifPresent(n -> handler.named(found.getOrDefault("", ""), n));
    }

    private void attribute(JsonParser json, Map<String, String> found) {
        Map<String, String> pair = new HashMap<>();
        object(json, "attributes", name -> note(json, name, pair));
        Event.masterName(pair.getOrDefault("id", ""))
                .filter(n -> pair.containsKey("attribute"))
                .ifPresent(n -> found.put(n, pair.getOrDefault("attribute", "")));
    }

    private boolean body(JsonParser json, String within) {
        boolean[] list = new boolean[1];
        object(
                json,
                within,
                name -> {
                    switch (name) {
                        case "queryResults", "resultsBody" -> list[0] |= body(json, name);
                        case "eventList" -> {
                            list[0] = true;
                            array(json, name, () -> event(json));
                        }
                        default -> json.skipChildren();
                    }
                });
        return list[0];
    }

    private void event(JsonParser json) {
        events++;
        inEvent = true;
        Event.Builder found = new Event.Builder();
        object(json, "eventList", name -> property(json, name, found));
        handler.event(found.build(events));
    }

    private void property(JsonParser json, String name, Event.Builder found) {
        switch (name) {
            case "epcList" -> names(json, name, found.units);
            case "childEPCs" -> names(json, name, found.children);
            case "quantityList", "childQuantityList" ->
                    array(
                            json,
                            name,
                            () -> {
                                found.quantities = Optional.of(name);
                                if (handler.all()) {
                                    quantity(json, name, found);
                                } else {
                                    json.skipChildren();
                                }
                            });
            case "ilmd" -> object(json, name, attribute -> ilmd(json, attribute, found));
            case "bizTransactionList" -> array(json, name, () -> transaction(json, found));
            case "errorDeclaration" -> declaration(json, found);
            default -> {
                if (name.equals("type") || Event.WORDS.contains(name)) {
                    found.words.put(name, text(json, name));
                } else if (Event.NOTES.contains(name)) {
                    note(json, name, found.words);
                } else if (name.indexOf(':') > 0) {
                    extension(json, name, found);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /// A property of another vocabulary, of which Cordon has some of its own: its prefix is the document's to choose.
    private void extension(JsonParser json, String name, Event.Builder found) {
        String local = name.substring(name.lastIndexOf(':') + 1);
        switch (local) {
            case Event.SAMPLE -> found.words.put(local, text(json, name));
            case Event.HELPER -> found.helpers.put("", text(json, name));
            case Event.HELPERS -> array(json, name, () -> helper(json, name, found));
            default -> {
                if (handler.all() && found.extensions.size() < ReportDetails.MOST) {
                    found.extensions.put(name, raw(json));
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void helper(JsonParser json, String list, Event.Builder found) {
        Map<String, String> pair = new HashMap<>();
        object(json, list, name -> pair.put(name, text(json, list + "." + name)));
        if (!pair.containsKey("epc") || !pair.containsKey("code")) {
            throw refused(list, TEXT.get("epcis.event.helper-pair"));
        }
        found.helpers.put(pair.getOrDefault("epc", ""), pair.getOrDefault("code", ""));
    }

    private static String raw(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private void quantity(JsonParser json, String list, Event.Builder found) {
        Map<String, String> said = new HashMap<>();
        object(
                json,
                list,
                name -> {
                    if (name.equals("quantity")) {
                        said.put(name, number(json, list + "." + name));
                    } else {
                        note(json, name, said);
                    }
                });
        if (!said.containsKey("epcClass")) {
            throw refused(list + ".epcClass", TEXT.get("epcis.value.text"));
        }
        if (found.counted.size() >= MOST_CLASSES) {
            throw refused(list, TEXT.get("epcis.value.too-many", MOST_CLASSES));
        }
        found.counted.add(
                new ClassQuantity(
                        said.getOrDefault("epcClass", ""),
                        Optional.ofNullable(said.get("quantity")),
                        Optional.ofNullable(said.get("uom"))));
    }

    private String number(JsonParser json, String what) {
        if (!json.currentToken().isNumeric()) {
            throw refused(what, TEXT.get("epcis.value.number"));
        }
        BigDecimal number = json.getDecimalValue();
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER
                || number.precision() > LONGEST_NUMBER) {
            throw refused(what, TEXT.get("epcis.value.number"));
        }
        return number.toPlainString();
    }

    private static void note(JsonParser json, String name, Map<String, String> found) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            found.put(name, json.getString());
        } else {
            json.skipChildren();
        }
    }

    private void declaration(JsonParser json, Event.Builder found) {
        Map<String, String> words = new HashMap<>();
        List<String> corrections = new ArrayList<>();
        object(
                json,
                "errorDeclaration",
                name -> {
                    if (name.equals("correctiveEventIDs")) {
                        names(json, name, corrections);
                    } else {
                        note(json, name, words);
                    }
                });
        found.declaration =
                Optional.of(
                        new Event.Declaration(
                                words.getOrDefault("declarationTime", ""),
                                words.getOrDefault("reason", ""),
                                corrections));
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
        found.transaction(pair.getOrDefault("type", ""), pair.getOrDefault("bizTransaction", ""));
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
        return new OrderRefused(
                inEvent ? Event.place(events) : TEXT.get("epcis.place.document"), field, reason);
    }
}
