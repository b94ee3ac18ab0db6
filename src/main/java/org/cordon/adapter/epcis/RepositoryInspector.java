package org.cordon.adapter.epcis;

import org.cordon.adapter.epcis.CaptureClient.Limits;
import org.cordon.adapter.epcis.CaptureHttp.Answer;
import org.cordon.app.epcis.RepositoryUnavailable;

/// Looks whether a repository can be told, and tells it nothing.
public final class RepositoryInspector {
    private RepositoryInspector() {}

    /// What was found.
    ///
    /// @param status of the answer to OPTIONS /capture
    /// @param events that it takes in one document; a very large number if it does not say
    public record Look(int status, long events) {
        /// Whether it answered as a capture interface does.
        public boolean answers() {
            return status == 204 || status == 200;
        }

        /// Whether it does not know this terminal.
        public boolean unknown() {
            return status == 401 || status == 403;
        }

        /// Whether it says how much it takes.
        public boolean limited() {
            return events < Long.MAX_VALUE;
        }
    }

    /// Asks once. Blocks, no longer than the settings' patience.
    ///
    /// @throws RepositoryUnavailable if it does not answer, or a file of credentials cannot be used
    public static Look inspect(RepositorySettings settings) {
        try (CaptureHttp http = new CaptureHttp(settings)) {
            Answer answer = http.options(settings.capture());
            return new Look(answer.status(), Limits.of(answer).events());
        }
    }
}
