package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

import java.io.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Parses EPCIS 2.0 in JSON, token by token, and the answers to queries that hold such events. Properties
/// may come in any order; those without meaning for units are passed over.
final class JsonDocumentParser implements DocumentParser {
    private static final Messages TEXT = Messages.of(JsonDocumentParser.class);
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
                    json.next();
                    event(json);
                    end(json);
                });
    }

    private void read(Reader text, Consumer<JsonValues> content) {
        inEvent = false;
        try (JsonParser json = JsonValues.JSON.createParser(ObjectReadContext.empty(), text)) {
            content.accept(new JsonValues(json, this::refused));
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

    private void document(JsonValues json) {
        if (!json.next() || !json.isObject()) {
            throw refused("", TEXT.get("epcis.document.none"));
        }
        Set<String> stated = new HashSet<>();
        json.object(
                "",
                name -> {
                    switch (name) {
                        case "type" -> {
                            checkType(json.text(name));
                            stated.add(name);
                        }
                        case "schemaVersion" -> {
                            checkVersion(json.text(name));
                            stated.add(name);
                        }
                        case "epcisHeader" -> header(json);
                        case "epcisBody" -> {
                            if (body(json, name)) {
                                stated.add(name);
                            }
                        }
                        default -> json.skip();
                    }
                });
        end(json);
        require(stated.contains("type"), "type");
        require(stated.contains("schemaVersion"), "schemaVersion");
        require(stated.contains("epcisBody"), "epcisBody.eventList");
    }

    private void end(JsonValues json) {
        inEvent = false;
        if (json.next()) {
            throw refused("", TEXT.get("epcis.document.goes-on"));
        }
    }

    private void require(boolean present, String property) {
        if (!present) {
            throw refused(property, TEXT.get("epcis.document.lacks"));
        }
    }

    private void checkType(String type) {
        if (!type.equals("EPCISDocument") && !type.equals("EPCISQueryDocument")) {
            throw refused("type", TEXT.get("epcis.document.type", OrderSource.shown(type)));
        }
    }

    private void checkVersion(String version) {
        if (!version.startsWith("2.")) {
            throw refused(
                    "schemaVersion",
                    TEXT.get("epcis.document.version", OrderSource.shown(version)));
        }
    }

    /// Finds the names of products among the master data of the header.
    private void header(JsonValues json) {
        json.object(
                "epcisHeader",
                name -> {
                    if (!name.equals("epcisMasterData")) {
                        json.skip();
                        return;
                    }
                    json.object(
                            name,
                            list -> {
                                if (list.equals("vocabularyList")) {
                                    json.array(list, () -> vocabulary(json));
                                } else {
                                    json.skip();
                                }
                            });
                });
    }

    private void vocabulary(JsonValues json) {
        json.object(
                "vocabularyList",
                name -> {
                    if (name.equals("vocabularyElementList")) {
                        json.array(name, () -> product(json));
                    } else {
                        json.skip();
                    }
                });
    }

    private void product(JsonValues json) {
        Map<String, String> found = new HashMap<>();
        json.object(
                "vocabularyElementList",
                name -> {
                    if (name.equals("id")) {
                        found.put("", json.text(name));
                    } else if (name.equals("attributes")) {
                        json.array(name, () -> attribute(json, found));
                    } else {
                        json.skip();
                    }
                });
        Event.productName(found).ifPresent(n -> handler.named(found.getOrDefault("", ""), n));
    }

    private void attribute(JsonValues json, Map<String, String> found) {
        Map<String, String> pair = new HashMap<>();
        json.object("attributes", name -> json.note(name, pair));
        Event.masterName(pair.getOrDefault("id", ""))
                .filter(n -> pair.containsKey("attribute"))
                .ifPresent(n -> found.put(n, pair.getOrDefault("attribute", "")));
    }

    private boolean body(JsonValues json, String within) {
        boolean[] list = new boolean[1];
        json.object(
                within,
                name -> {
                    switch (name) {
                        case "queryResults", "resultsBody" -> list[0] |= body(json, name);
                        case "eventList" -> {
                            list[0] = true;
                            json.array(name, () -> event(json));
                        }
                        default -> json.skip();
                    }
                });
        return list[0];
    }

    private void event(JsonValues json) {
        events++;
        inEvent = true;
        Event.Builder found = new Event.Builder();
        new JsonEvent(json, handler.all()).into(found);
        handler.event(found.build(events));
    }

    private OrderRefused refused(String field, String reason) {
        return new OrderRefused(
                inEvent ? Event.place(events) : TEXT.get("epcis.place.document"), field, reason);
    }
}
