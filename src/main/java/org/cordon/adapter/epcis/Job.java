package org.cordon.adapter.epcis;

import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.List;

/// How a capture job stands (EPCIS 2.0, section 12.6.1).
///
/// @param running whether it is still at work
/// @param success whether nothing went wrong so far
/// @param proceeded whether it keeps what is right although something is wrong
/// @param errors what went wrong, as far as it says
record Job(boolean running, boolean success, boolean proceeded, List<ProblemDetails> errors) {
    private static final Messages TEXT = Messages.of(Job.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_ERRORS = 10_000;

    Job {
        errors = List.copyOf(errors);
    }

    /// Reads one.
    ///
    /// @param asked what the document was sent under, for a job that does not say
    /// @throws RepositoryUnavailable if it is none
    static Job read(String body, CaptureErrorBehaviour asked) {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new RepositoryUnavailable(TEXT.get("epcis.job.not-understood"), e);
        }
        if (!node.path("running").isBoolean() || !node.path("success").isBoolean()) {
            throw new RepositoryUnavailable(TEXT.get("epcis.job.incomplete"));
        }
        List<ProblemDetails> errors = new ArrayList<>();
        for (JsonNode error : node.path("errors")) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(ProblemDetails.of(error));
            }
        }
        String file = node.path("errorFile").asString("");
        if (errors.isEmpty() && !file.isEmpty()) {
            errors.add(new ProblemDetails("", "", 0, TEXT.get("epcis.job.error-file", file), ""));
        }
        String behaviour = node.path("captureErrorBehaviour").asString(asked.word());
        return new Job(
                node.path("running").asBoolean(),
                node.path("success").asBoolean(),
                behaviour.equals(CaptureErrorBehaviour.PROCEED.word()),
                errors);
    }
}
