package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
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
                    json.nextToken();
                    event(json);
                    end(json);
                });
    }

    private void read(Reader text, Consumer<JsonParser> content) {
        inEvent = false;
        try (JsonParser json = JsonValues.JSON.createParser(ObjectReadContext.empty(), text)) {
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
                case "type" -> typed = type(values(json).text(name));
                case "schemaVersion" -> versioned = version(values(json).text(name));
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
        values(json)
                .object(
                        "epcisHeader",
                        name -> {
                            if (!name.equals("epcisMasterData")) {
                                json.skipChildren();
                                return;
                            }
                            values(json)
                                    .object(
                                            name,
                                            list -> {
                                                if (list.equals("vocabularyList")) {
                                                    values(json)
                                                            .array(list, () -> vocabulary(json));
                                                } else {
                                                    json.skipChildren();
                                                }
                                            });
                        });
    }

    private void vocabulary(JsonParser json) {
        values(json)
                .object(
                        "vocabularyList",
                        name -> {
                            if (name.equals("vocabularyElementList")) {
                                values(json).array(name, () -> product(json));
                            } else {
                                json.skipChildren();
                            }
                        });
    }

    private void product(JsonParser json) {
        Map<String, String> found = new HashMap<>();
        values(json)
                .object(
                        "vocabularyElementList",
                        name -> {
                            if (name.equals("id")) {
                                found.put("", values(json).text(name));
                            } else if (name.equals("attributes")) {
                                values(json).array(name, () -> attribute(json, found));
                            } else {
                                json.skipChildren();
                            }
                        });
        Event.productName(found).ifPresent(n -> handler.named(found.getOrDefault("", ""), n));
    }

    private void attribute(JsonParser json, Map<String, String> found) {
        Map<String, String> pair = new HashMap<>();
        values(json).object("attributes", name -> values(json).note(name, pair));
        Event.masterName(pair.getOrDefault("id", ""))
                .filter(n -> pair.containsKey("attribute"))
                .ifPresent(n -> found.put(n, pair.getOrDefault("attribute", "")));
    }

    private boolean body(JsonParser json, String within) {
        boolean[] list = new boolean[1];
        values(json)
                .object(
                        within,
                        name -> {
                            switch (name) {
                                case "queryResults", "resultsBody" -> list[0] |= body(json, name);
                                case "eventList" -> {
                                    list[0] = true;
                                    values(json).array(name, () -> event(json));
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
        new JsonEvent(values(json), handler.all()).into(found);
        handler.event(found.build(events));
    }

    private OrderRefused refused(String field, String reason) {
        return new OrderRefused(
                inEvent ? Event.place(events) : TEXT.get("epcis.place.document"), field, reason);
    }

    private JsonValues values(JsonParser json) {
        return new JsonValues(json, this::refused);
    }
}
