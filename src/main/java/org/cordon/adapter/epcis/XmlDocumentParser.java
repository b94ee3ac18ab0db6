package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Parses EPCIS 1.2 and 2.0 in XML, element by element, and the answers to queries that hold such
/// events. What 1.2 puts into `extension` and `baseExtension` counts as if it stood outside, as it
/// does in 2.0. Elements of other namespaces and those without meaning for units are passed over; an
/// empty element is as good as none.
final class XmlDocumentParser implements DocumentParser {
    private static final Messages TEXT = Messages.of(XmlDocumentParser.class);

    /// Namespace of the CBV's master data, as elements of `ilmd` have it.
    private static final String MASTER = "{urn:epcglobal:cbv:mda}";

    private static final Set<String> MASTER_WORDS =
            Set.of(Event.LOT, Event.EXPIRY, Event.NAME, Event.DESCRIPTION);

    private final DocumentHandler handler;
    private int events;
    private boolean inEvent;

    XmlDocumentParser(DocumentHandler handler) {
        this.handler = handler;
    }

    @Override
    public void document(Reader text) {
        XmlCursor xml = cursor(text);
        String root = xml.root();
        if (!root.equals("EPCISDocument") && !root.equals("EPCISQueryDocument")) {
            throw refused(root, TEXT.get("epcis.xml.root", OrderSource.shown(root)));
        }
        String version = xml.attribute("schemaVersion").orElse("");
        if (version.isEmpty()) {
            throw refused("schemaVersion", TEXT.get("epcis.xml.lacks"));
        }
        if (!version.matches("[12]\\.\\d.*")) {
            throw refused(
                    "schemaVersion", TEXT.get("epcis.xml.version", OrderSource.shown(version)));
        }
        boolean[] listed = new boolean[1];
        xml.children(
                root,
                name -> {
                    switch (name) {
                        case "EPCISHeader" -> header(xml, name);
                        case "EPCISBody" -> body(xml, name, listed);
                        default -> xml.skip();
                    }
                });
        end(xml);
        if (!listed[0]) {
            throw refused("EventList", TEXT.get("epcis.xml.lacks"));
        }
    }

    @Override
    public void event(Reader text) {
        XmlCursor xml = cursor(text);
        event(xml, xml.root());
        end(xml);
    }

    private XmlCursor cursor(Reader text) {
        inEvent = false;
        return new XmlCursor(text, this::place);
    }

    private void end(XmlCursor xml) {
        inEvent = false;
        xml.end();
    }

    private String place() {
        return inEvent ? Event.place(events) : TEXT.get("epcis.place.document");
    }

    /// Finds the names of products among the master data of the header.
    private void header(XmlCursor xml, String within) {
        xml.children(
                within,
                name -> {
                    switch (name) {
                        case "extension",
                                "EPCISMasterData",
                                "VocabularyList",
                                "Vocabulary",
                                "VocabularyElementList" ->
                                header(xml, name);
                        case "VocabularyElement" -> product(xml);
                        default -> xml.skip();
                    }
                });
    }

    private void product(XmlCursor xml) {
        String product = xml.attribute("id").orElse("");
        Map<String, String> found = new HashMap<>();
        xml.children(
                "VocabularyElement",
                name -> {
                    Optional<String> attribute =
                            name.equals("attribute")
                                    ? xml.attribute("id").flatMap(Event::masterName)
                                    : Optional.empty();
                    if (attribute.filter(MASTER_WORDS::contains).isPresent()) {
                        keep(xml, name, attribute.get(), found);
                    } else {
                        xml.skip();
                    }
                });
        Event.productName(found).ifPresent(n -> handler.named(product, n));
    }

    /// Keeps the text of an element; the first one if there are several.
    private static void keep(XmlCursor xml, String field, String name, Map<String, String> found) {
        String value = xml.text(field);
        if (!value.isEmpty()) {
            found.putIfAbsent(name, value);
        }
    }

    private void body(XmlCursor xml, String within, boolean[] listed) {
        xml.children(
                within,
                name -> {
                    switch (name) {
                        case "QueryResults", "resultsBody" -> body(xml, name, listed);
                        case "EventList" -> {
                            listed[0] = true;
                            events(xml, name);
                        }
                        default -> xml.skip();
                    }
                });
        inEvent = false;
    }

    private void events(XmlCursor xml, String within) {
        xml.children(
                within,
                name -> {
                    if (name.equals("extension")) {
                        events(xml, name);
                    } else {
                        event(xml, name);
                    }
                });
    }

    private void event(XmlCursor xml, String type) {
        events++;
        inEvent = true;
        Event.Builder found = new Event.Builder();
        found.words.put("type", type);
        if (type.startsWith("{")) {
            xml.skip();
        } else {
            properties(xml, type, found, new HashSet<>());
        }
        handler.event(found.build(events));
    }

    private void properties(XmlCursor xml, String within, Event.Builder found, Set<String> seen) {
        xml.children(
                within,
                name -> {
                    if (name.equals("extension") || name.equals("baseExtension")) {
                        properties(xml, name, found, seen);
                    } else {
                        property(xml, name, found, seen);
                    }
                });
    }

    private void property(XmlCursor xml, String name, Event.Builder found, Set<String> seen) {
        if (name.startsWith("{")) {
            xml.skip();
            return;
        }
        if (!seen.add(name)) {
            throw refused(name, TEXT.get("epcis.xml.twice"));
        }
        switch (name) {
            case "epcList" -> names(xml, name, "epc", found.units);
            case "childEPCs" -> names(xml, name, "epc", found.children);
            case "quantityList", "childQuantityList" ->
                    xml.children(
                            name,
                            _ -> {
                                found.quantities = Optional.of(name);
                                xml.skip();
                            });
            case "ilmd" -> ilmd(xml, name, found);
            case "bizTransactionList" ->
                    xml.children(
                            name,
                            _ -> {
                                String type = xml.attribute("type").orElse("");
                                found.transaction(type, xml.text(name));
                            });
            case "errorDeclaration" -> declaration(xml, name, found);
            default -> {
                if (Event.WORDS.contains(name) || Event.NOTES.contains(name)) {
                    keep(xml, name, name, found.words);
                } else {
                    xml.skip();
                }
            }
        }
    }

    private void names(XmlCursor xml, String list, String element, List<String> found) {
        xml.children(
                list,
                name -> {
                    String field = list + "[" + found.size() + "]";
                    if (!name.equals(element)) {
                        throw refused(
                                field,
                                TEXT.get("epcis.xml.element", element, OrderSource.shown(name)));
                    }
                    if (found.size() >= OrderBuilder.MAX_UNITS) {
                        throw refused(
                                list, TEXT.get("epcis.value.too-many", OrderBuilder.MAX_UNITS));
                    }
                    found.add(xml.text(field));
                });
    }

    private void ilmd(XmlCursor xml, String within, Event.Builder found) {
        xml.children(
                within,
                name -> {
                    String local = name.startsWith(MASTER) ? name.substring(MASTER.length()) : "";
                    if (name.equals("extension")) {
                        ilmd(xml, name, found);
                    } else if (!MASTER_WORDS.contains(local)) {
                        xml.skip();
                    } else if (found.master.containsKey(local)) {
                        throw refused("ilmd." + local, TEXT.get("epcis.xml.twice"));
                    } else {
                        keep(xml, "ilmd." + local, local, found.master);
                    }
                });
    }

    private void declaration(XmlCursor xml, String within, Event.Builder found) {
        Map<String, String> words = new HashMap<>();
        List<String> corrections = new ArrayList<>();
        xml.children(
                within,
                name -> {
                    switch (name) {
                        case "declarationTime", "reason" -> keep(xml, name, name, words);
                        case "correctiveEventIDs" ->
                                names(xml, name, "correctiveEventID", corrections);
                        default -> xml.skip();
                    }
                });
        found.declare(words, corrections);
    }

    private OrderRefused refused(String field, String reason) {
        return new OrderRefused(place(), field, reason);
    }
}
