package org.cordon.sim;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the events of an order as an EPCIS 1.2 document in XML, as US partners exchange them: with a standard
/// business document header, master data and `extension` around what came after EPCIS 1.0.
final class OrderXml {
    private OrderXml() {}

    /// @param created time of the document
    /// @param productClass of the packs, as URN
    static String document(
            String created, String productClass, String product, List<ObjectNode> events) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" xmlns:cbvmda="urn:epcglobal:cbv:mda" \
        xmlns:sbdh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader" \
        schemaVersion="1.2" creationDate="%s">
        <EPCISHeader>
        <sbdh:StandardBusinessDocumentHeader><sbdh:HeaderVersion>1.0</sbdh:HeaderVersion>\
        <sbdh:Sender><sbdh:Identifier Authority="SGLN">urn:epc:id:sgln:4012345.00001.0</sbdh:Identifier></sbdh:Sender>\
        <sbdh:Receiver><sbdh:Identifier Authority="SGLN">urn:epc:id:sgln:4012345.00002.0</sbdh:Identifier></sbdh:Receiver>\
        <sbdh:DocumentIdentification><sbdh:Standard>EPCglobal</sbdh:Standard><sbdh:TypeVersion>1.0</sbdh:TypeVersion>\
        <sbdh:InstanceIdentifier>1</sbdh:InstanceIdentifier><sbdh:Type>Events</sbdh:Type>\
        <sbdh:CreationDateAndTime>%s</sbdh:CreationDateAndTime></sbdh:DocumentIdentification>\
        </sbdh:StandardBusinessDocumentHeader>
        <extension><EPCISMasterData><VocabularyList><Vocabulary type="urn:epcglobal:epcis:vtype:EPCClass">\
        <VocabularyElementList><VocabularyElement id="%s">\
        <attribute id="urn:epcglobal:cbv:mda#regulatedProductName">%s</attribute>\
        </VocabularyElement></VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData></extension>
        </EPCISHeader>
        <EPCISBody><EventList>
        """
                        .formatted(created, created, productClass, escaped(product))
                + events.stream().map(OrderXml::event).collect(Collectors.joining("\n"))
                + "\n</EventList></EPCISBody>\n</epcis:EPCISDocument>\n";
    }

    private static String event(ObjectNode event) {
        StringBuilder xml = new StringBuilder();
        text(xml, event, "eventTime");
        text(xml, event, "eventTimeZoneOffset");
        text(xml, event, "parentID");
        list(xml, event, "epcList");
        list(xml, event, "childEPCs");
        text(xml, event, "action");
        xml.append(element("bizStep", "urn:epcglobal:cbv:bizstep:" + word(event, "bizStep")));
        xml.append(element("disposition", "urn:epcglobal:cbv:disp:" + word(event, "disposition")));
        xml.append("<readPoint>")
                .append(element("id", event.path("readPoint").path("id").asString()))
                .append("</readPoint>");
        if (event.has("bizTransactionList")) {
            xml.append("<bizTransactionList>");
            for (JsonNode each : event.path("bizTransactionList")) {
                xml.append("<bizTransaction type=\"urn:epcglobal:cbv:btt:")
                        .append(word(each, "type"))
                        .append("\">")
                        .append(escaped(word(each, "bizTransaction")))
                        .append("</bizTransaction>");
            }
            xml.append("</bizTransactionList>");
        }
        if (event.has("ilmd")) {
            xml.append("<extension><ilmd>");
            for (Map.Entry<String, JsonNode> each : event.path("ilmd").properties()) {
                xml.append(element(each.getKey(), each.getValue().asString()));
            }
            xml.append("</ilmd></extension>");
        }
        String type = word(event, "type");
        return "<" + type + ">" + xml + "</" + type + ">";
    }

    private static String word(JsonNode node, String property) {
        return node.path(property).asString();
    }

    private static void text(StringBuilder xml, ObjectNode event, String property) {
        if (event.has(property)) {
            xml.append(element(property, word(event, property)));
        }
    }

    private static void list(StringBuilder xml, ObjectNode event, String property) {
        if (event.has(property)) {
            xml.append("<").append(property).append(">");
            for (JsonNode each : event.path(property)) {
                xml.append(element("epc", each.asString()));
            }
            xml.append("</").append(property).append(">");
        }
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
