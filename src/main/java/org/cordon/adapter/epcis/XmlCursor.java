package org.cordon.adapter.epcis;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.Reader;
import java.util.HashSet;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Moves through the elements of an XML document within bounds of memory: no document type
/// declaration and no entities but the five of XML, nothing outside of the document, and limits on
/// depth, elements, names, attributes and texts. Whatever breaks them is refused with line and
/// column. For one thread.
final class XmlCursor {
    /// The deepest nesting of elements.
    static final int MAX_DEPTH = 64;

    /// The most elements: of 16 bytes each in the largest file, and none is that short.
    static final int MAX_ELEMENTS = 1 << 24;

    /// The longest text of an element, in characters.
    static final int MAX_TEXT = 65_536;

    /// Characters of all different names together, which the parser keeps.
    static final int MAX_NAMES = 1 << 20;

    private static final Messages TEXT = Messages.of(XmlCursor.class);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Set<String> EPCIS =
            Set.of(
                    "",
                    "urn:epcglobal:epcis:xsd:1",
                    "urn:epcglobal:epcis:xsd:2",
                    "urn:epcglobal:epcis-query:xsd:1",
                    "urn:epcglobal:epcis-query:xsd:2");

    private final BoundedTokens text;
    private final Supplier<String> place;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int nameCharacters;
    private int elements;
    private int depth;
    private boolean complete;

    /// @param place where messages say it stands
    XmlCursor(Reader text, Supplier<String> place) {
        this.text = new BoundedTokens(text);
        this.place = place;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("jdk.xml.elementAttributeLimit", "200");
        factory.setProperty("jdk.xml.maxXMLNameLimit", "1000");
        try {
            xml = factory.createXMLStreamReader(this.text);
        } catch (XMLStreamException e) {
            throw syntax(e);
        } catch (BoundedTokens.TooLong e) {
            throw refused("", "epcis.xml.limit.long", 1, 1);
        }
    }

    /// Moves to the root element.
    ///
    /// @return as [#name]
    String root() {
        while (next() != START_ELEMENT) {
            // What may stand before it says nothing.
        }
        return name();
    }

    /// Makes sure that nothing follows after the root element.
    void end() {
        complete = true;
        while (next() != END_DOCUMENT) {
            // Comments and the like.
        }
    }

    /// The name of the element: its local name if it is EPCIS's or belongs to no namespace, else
    /// `{namespace}name`.
    String name() {
        String namespace = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
        return EPCIS.contains(namespace)
                ? xml.getLocalName()
                : "{" + namespace + "}" + xml.getLocalName();
    }

    /// An attribute of the element on whose start it stands.
    ///
    /// @return empty if it is absent or blank
    Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name))
                .map(XmlCursor::collapsed)
                .filter(value -> !value.isEmpty());
    }

    /// Goes through the elements within the one on whose start it stands, to its end.
    ///
    /// @param field what messages call the element
    /// @param child takes the name of each and must go to its end
    void children(String field, Consumer<String> child) {
        while (true) {
            switch (next()) {
                case START_ELEMENT -> child.accept(name());
                case END_ELEMENT -> {
                    return;
                }
                case CHARACTERS, CDATA -> {
                    if (!xml.isWhiteSpace()) {
                        throw refused(field, "epcis.xml.stray");
                    }
                }
                default -> {}
            }
        }
    }

    /// Reads the text of the element on whose start it stands, to its end; white space around it is
    /// cut off, and within it stands for one blank.
    ///
    /// @param field what messages call the element
    String text(String field) {
        StringBuilder found = new StringBuilder();
        while (true) {
            switch (next()) {
                case CHARACTERS, CDATA, SPACE -> {
                    found.append(xml.getText());
                    if (found.length() > MAX_TEXT) {
                        throw limit("epcis.xml.limit.long");
                    }
                }
                case END_ELEMENT -> {
                    return collapsed(found.toString());
                }
                case START_ELEMENT -> throw refused(field, "epcis.xml.text");
                default -> {}
            }
        }
    }

    /// Passes over the element on whose start it stands, to its end.
    void skip() {
        int outside = depth - 1;
        while (next() != END_ELEMENT || depth > outside) {
            // Nothing in it counts.
        }
    }

    private static String collapsed(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    private int next() {
        int found;
        try {
            found = xml.next();
        } catch (XMLStreamException e) {
            throw syntax(e);
        } catch (MissingResourceException e) {
            // JDK 25 has no words for characters that a document type declaration cannot hold.
            throw syntax(new XMLStreamException(e.getKey(), xml.getLocation(), e));
        } catch (BoundedTokens.TooLong e) {
            throw limit("epcis.xml.limit.long");
        }
        text.taken();
        switch (found) {
            case START_ELEMENT -> start();
            case END_ELEMENT -> depth--;
            case PROCESSING_INSTRUCTION -> different(xml.getPITarget());
            case DTD -> throw limit("epcis.xml.dtd");
            case ENTITY_REFERENCE -> throw limit("epcis.xml.entity");
            default -> {}
        }
        return found;
    }

    private void start() {
        depth++;
        elements++;
        if (depth > MAX_DEPTH) {
            throw limit("epcis.xml.limit.deep");
        }
        if (elements > MAX_ELEMENTS) {
            throw limit("epcis.xml.limit.many");
        }
        different(xml.getLocalName());
        different(xml.getPrefix());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            different(xml.getAttributeLocalName(i));
            different(xml.getAttributePrefix(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            different(xml.getNamespacePrefix(i));
            different(xml.getNamespaceURI(i));
        }
    }

    private void different(@Nullable String name) {
        if (name != null && names.add(name)) {
            nameCharacters += name.length();
            if (nameCharacters > MAX_NAMES) {
                throw limit("epcis.xml.limit.names");
            }
        }
    }

    private OrderRefused limit(String key) {
        Location at = xml.getLocation();
        return refused("", key, at.getLineNumber(), at.getColumnNumber());
    }

    private OrderRefused refused(String field, String key, Object... values) {
        return new OrderRefused(place.get(), field, TEXT.get(key, values));
    }

    private OrderRefused syntax(XMLStreamException e) {
        String said = String.valueOf(e.getMessage());
        String words = OrderSource.shown(said.replaceFirst("(?s)^.*?Message: (http\\S*#)?", ""));
        String key;
        if (complete) {
            key = "epcis.xml.goes-on";
        } else if (text.ended()) {
            key = "epcis.xml.ends";
        } else {
            key = said.contains("JAXP0001") ? "epcis.xml.limit.long" : "epcis.xml.syntax";
        }
        Location at = e.getLocation();
        OrderRefused refused =
                at == null
                        ? refused("", key, 1, 1, words)
                        : refused("", key, at.getLineNumber(), at.getColumnNumber(), words);
        refused.initCause(e);
        return refused;
    }
}
