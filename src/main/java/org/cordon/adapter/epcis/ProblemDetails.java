package org.cordon.adapter.epcis;

import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a repository says is wrong (RFC 7807, as EPCIS 2.0 uses it). All of it may be empty.
///
/// @param status 0 if it names none
record ProblemDetails(String type, String title, int status, String detail, String instance) {
    private static final Messages TEXT = Messages.of(ProblemDetails.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int LONGEST = 500;

    /// Reads the body of an answer.
    ///
    /// @param status of the answer, for a body that is no problem document
    static ProblemDetails read(String body, int status) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isObject()) {
                ProblemDetails read = of(node);
                return read.status == 0
                        ? new ProblemDetails(
                                read.type, read.title, status, read.detail, read.instance)
                        : read;
            }
        } catch (JacksonException noJson) {
            // Then it is text, or nothing; a person can still read it.
        }
        return new ProblemDetails("", "", status, body, "");
    }

    /// Reads one from a list.
    static ProblemDetails of(JsonNode node) {
        return new ProblemDetails(
                node.path("type").asString(""),
                node.path("title").asString(""),
                node.path("status").asInt(0),
                node.path("detail").asString(""),
                node.path("instance").asString(""));
    }

    /// Whether it says that the event is there already.
    boolean exists() {
        return status == 409 || type.endsWith("ResourceAlreadyExistsException");
    }

    /// The digests of the event ids that it names.
    Set<String> digests() {
        Set<String> found = new HashSet<>();
        Matcher digest = DIGEST.matcher(title + " " + detail + " " + instance);
        while (digest.find()) {
            found.add(digest.group());
        }
        return found;
    }

    /// In words, on one line of bounded length, for people.
    String message() {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(title, detail)) {
            String clean = part.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            if (!clean.isEmpty() && !parts.contains(clean)) {
                parts.add(clean);
            }
        }
        if (parts.isEmpty()) {
            parts.add(type.isEmpty() ? TEXT.get("epcis.problem.no-reason") : type);
        }
        String all = String.join(": ", parts) + (status > 0 ? " (" + status + ")" : "");
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }
}
