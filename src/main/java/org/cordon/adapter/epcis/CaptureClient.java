package org.cordon.adapter.epcis;

import org.cordon.adapter.epcis.CaptureHttp.Answer;
import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Hands one document to the capture interface and follows its job to the end (EPCIS 2.0, section 12.6;
/// `POST /capture`, `GET /capture/{captureID}`). For one thread; [#close] from any.
final class CaptureClient implements AutoCloseable {
    private static final Messages TEXT = Messages.of(CaptureClient.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);

    private final RepositorySettings settings;
    private final TimeSource time;
    private final CaptureHttp http;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// A job that was still running when patience ended: it is asked for before its document is sent
    /// again.
    private @Nullable Pending pending;

    private record Pending(Object document, URI job) {}

    CaptureClient(RepositorySettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        http = new CaptureHttp(settings);
    }

    /// What became of a document.
    sealed interface Outcome {
        /// All its events are stored.
        record Stored() implements Outcome {}

        /// Some or all are there already.
        record Exists() implements Outcome {}

        /// It is too long.
        ///
        /// @param limits what the repository takes
        record TooLarge(Limits limits) implements Outcome {}

        /// It was refused, or in part where the repository proceeds.
        record Rejected(boolean proceeded, List<ProblemDetails> problems) implements Outcome {}
    }

    /// What a repository takes in one document; a very large number where it does not say.
    ///
    /// @param events their number
    /// @param bytes length of the document
    record Limits(long events, long bytes) {
        static Limits of(Answer answer) {
            return new Limits(
                    answer.number("GS1-EPCIS-Capture-Limit")
                            .filter(n -> n > 0)
                            .orElse(Long.MAX_VALUE),
                    answer.number("GS1-EPCIS-Capture-File-Size-Limit")
                            .filter(n -> n > 0)
                            .orElse(Long.MAX_VALUE));
        }
    }

    /// Asks what the repository takes. One that does not tell may still take events.
    Answer options() {
        return http.options(settings.capture());
    }

    /// Hands a document over.
    ///
    /// @param key what the document is known by when it comes again
    Outcome capture(byte[] document, Object key) {
        Pending before = pending;
        pending = null;
        URI job = before != null && before.document().equals(key) ? before.job() : null;
        if (job == null) {
            Answer answer = http.post(settings.capture(), document);
            switch (answer.status()) {
                case 202 -> job = job(answer);
                case 409 -> {
                    return new Outcome.Exists();
                }
                case 413 -> {
                    return new Outcome.TooLarge(Limits.of(answer));
                }
                case 400, 422 -> {
                    return new Outcome.Rejected(
                            false, List.of(ProblemDetails.read(answer.body(), answer.status())));
                }
                default -> throw refused(answer, "epcis.refused.capture");
            }
        }
        return followed(key, job);
    }

    /// Where the job is: at the address that was set, whatever the answer says, since the credentials go
    /// there.
    private URI job(Answer answer) {
        String location = answer.header("Location").orElse("");
        try {
            URI job = settings.capture().resolve(location.strip());
            boolean same =
                    settings.base().getScheme().equals(job.getScheme())
                            && settings.base().getRawAuthority().equals(job.getRawAuthority());
            if (!location.isBlank() && same) {
                return job;
            }
            String path = job.getRawPath();
            String id = path.substring(path.lastIndexOf('/') + 1);
            if (!location.isBlank() && !id.isEmpty()) {
                return URI.create(settings.capture() + "/" + id);
            }
        } catch (IllegalArgumentException | NullPointerException noAddress) {
            throw new RepositoryUnavailable(
                    TEXT.get("epcis.job.no-address", shortened(location)), noAddress);
        }
        throw new RepositoryUnavailable(TEXT.get("epcis.job.unnamed"));
    }

    private Outcome followed(Object key, URI job) {
        long start = time.nanos();
        Duration wait = FIRST_LOOK;
        while (true) {
            Job now = status(key, job);
            if (!now.running()) {
                return now.success()
                        ? new Outcome.Stored()
                        : new Outcome.Rejected(now.proceeded(), now.errors());
            }
            if (time.nanos() - start > settings.patience().job().toNanos()) {
                pending = new Pending(key, job);
                throw new RepositoryUnavailable(
                        TEXT.get("epcis.job.endless", settings.patience().job().toSeconds()));
            }
            sleep(wait);
            wait = wait.multipliedBy(2);
            if (wait.compareTo(settings.patience().poll()) > 0) {
                wait = settings.patience().poll();
            }
        }
    }

    private Job status(Object key, URI job) {
        pending = new Pending(key, job);
        Answer answer = http.get(job);
        if (answer.status() == 404) {
            URI usual =
                    URI.create(
                            settings.capture()
                                    + job.getRawPath()
                                            .substring(job.getRawPath().lastIndexOf('/')));
            if (!usual.equals(job)) {
                // Behind a prefix that the repository does not know of.
                answer = http.get(usual);
            }
        }
        if (answer.status() == 404 || answer.status() == 410) {
            pending = null;
            throw new RepositoryUnavailable(TEXT.get("epcis.job.forgotten"));
        }
        if (answer.status() != 200) {
            throw refused(answer, "epcis.refused.job");
        }
        Job read = Job.read(answer.body(), settings.behaviour());
        pending = null;
        return read;
    }

    private void sleep(Duration wait) {
        try {
            if (closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RepositoryUnavailable(TEXT.get("epcis.capture.closing"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RepositoryUnavailable(TEXT.get("epcis.capture.interrupted"), e);
        }
    }

    private RepositoryUnavailable refused(Answer answer, String key) {
        String words = ProblemDetails.read(answer.body(), answer.status()).message();
        String toDo =
                switch (answer.status()) {
                    case 401 -> TEXT.get("epcis.advice.credentials");
                    case 403 -> TEXT.get("epcis.advice.right");
                    case 404, 405 -> TEXT.get("epcis.advice.url");
                    case 406, 415 -> TEXT.get("epcis.advice.json");
                    case 429 -> TEXT.get("epcis.advice.patience");
                    case 301, 302, 303, 307, 308 ->
                            TEXT.get(
                                    "epcis.advice.redirect",
                                    answer.header("Location")
                                            .map(CaptureClient::shortened)
                                            .orElseGet(() -> TEXT.get("epcis.advice.nowhere")));
                    default ->
                            TEXT.get(
                                    answer.status() >= 500
                                            ? "epcis.advice.trouble"
                                            : "epcis.advice.no-answer");
                };
        return new RepositoryUnavailable(
                TEXT.get(key, words, toDo), answer.retryAfter(time.now()), null);
    }

    private static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
    }

    @Override
    public void close() {
        closed.countDown();
        http.close();
    }
}
