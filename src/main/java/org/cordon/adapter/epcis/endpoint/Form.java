package org.cordon.adapter.epcis.endpoint;

import org.cordon.app.linedata.CaptureJob;
import org.cordon.core.text.Messages;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The form in which a sender reads answers.
enum Form {
    JSON("application/json", "application/problem+json"),
    XML("application/xml", "application/problem+xml");

    private static final Messages TEXT = Messages.of(Form.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final String NAMESPACE = "urn:epcglobal:epcis:xsd:2";
    private static final Set<String> READ_JSON =
            Set.of(
                    "*/*",
                    "application/*",
                    "application/json",
                    "application/ld+json",
                    "application/problem+json");
    private static final Set<String> READ_XML =
            Set.of("application/xml", "text/*", "text/xml", "application/problem+xml");

    private final String type;
    private final String problemType;

    Form(String type, String problemType) {
        this.type = type;
        this.problemType = problemType;
    }

    /// The one that a sender likes best.
    ///
    /// @param accepted media types, best first; without any, JSON
    /// @return empty if it reads neither
    static Optional<Form> of(List<String> accepted) {
        if (accepted.isEmpty()) {
            return Optional.of(JSON);
        }
        return accepted.stream()
                .map(each -> each.split(";", 2)[0].strip())
                .flatMap(each ->
                        READ_JSON.contains(each)
                                ? Optional.of(JSON).stream()
                                : READ_XML.contains(each)
                                        ? Optional.of(XML).stream()
                                        : Optional.<Form>empty().stream())
                .findFirst();
    }

    /// Says what is wrong.
    Reply problem(RequestProblem problem, String detail) {
        Map<String, Object> said = said(problem, detail);
        return new Reply(
                problem.status(),
                Map.of(),
                problemType,
                this == JSON
                        ? MAPPER.writeValueAsBytes(said)
                        : xml("EPCISException", Map.of(), said));
    }

    private static Map<String, Object> said(RequestProblem problem, String detail) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("type", problem.type());
        said.put("title", TEXT.name("endpoint.problem", problem));
        said.put("status", problem.status());
        said.put("detail", detail);
        return said;
    }

    /// How a job stands.
    Reply job(CaptureJob job) {
        return new Reply(
                200,
                Map.of(),
                type,
                this == JSON ? MAPPER.writeValueAsBytes(whole(job)) : xml(job));
    }

    /// How some jobs stand: in JSON alone, since the standard has no document of many in XML.
    static Reply jobs(List<CaptureJob> jobs) {
        return new Reply(
                200,
                Map.of(),
                JSON.type,
                MAPPER.writeValueAsBytes(jobs.stream().map(Form::whole).toList()));
    }

    private static Map<String, Object> whole(CaptureJob job) {
        Map<String, Object> whole = new LinkedHashMap<>(attributes(job));
        whole.putAll(elements(job));
        return whole;
    }

    private static Map<String, Object> attributes(CaptureJob job) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("captureID", job.id());
        found.put("running", job.running());
        found.put("success", job.success());
        return found;
    }

    private static Map<String, Object> elements(CaptureJob job) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("captureErrorBehaviour", job.behaviour().word());
        found.put("createdAt", job.created().toString());
        job.finished().ifPresent(at -> found.put("finishedAt", at.toString()));
        List<Map<String, Object>> errors = new ArrayList<>();
        for (String error : job.errors()) {
            errors.add(said(RequestProblem.VALIDATION, error));
        }
        found.put("errors", errors);
        return found;
    }

    private static byte[] xml(CaptureJob job) {
        return xml("EPCISCaptureJob", attributes(job), elements(job));
    }

    private static byte[] xml(
            String root, Map<String, Object> attributes, Map<String, Object> elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("epcis", root, NAMESPACE);
            xml.writeNamespace("epcis", NAMESPACE);
            for (var attribute : attributes.entrySet()) {
                xml.writeAttribute(attribute.getKey(), String.valueOf(attribute.getValue()));
            }
            write(xml, elements);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(XMLStreamWriter xml, Map<?, ?> elements) throws XMLStreamException {
        for (var element : elements.entrySet()) {
            xml.writeStartElement(String.valueOf(element.getKey()));
            if (element.getValue() instanceof List<?> many) {
                for (Object one : many) {
                    xml.writeStartElement("error");
                    if (one instanceof Map<?, ?> parts) {
                        write(xml, parts);
                    }
                    xml.writeEndElement();
                }
            } else {
                xml.writeCharacters(printable(String.valueOf(element.getValue())));
            }
            xml.writeEndElement();
        }
    }

    /// XML 1.0 has no place for control characters, and messages may quote what somebody sent.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}", "?");
    }
}
