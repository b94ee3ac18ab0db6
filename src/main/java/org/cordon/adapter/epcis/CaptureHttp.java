package org.cordon.adapter.epcis;

import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Requests to a repository, each with a deadline, a bound on what is read of the answer, and the
/// terminal's credentials. Redirects are not followed: credentials go to the address that was set, and
/// nowhere else. For one thread, but for
/// [#close].
final class CaptureHttp implements AutoCloseable {
    private static final Messages TEXT = Messages.of(CaptureHttp.class);
    private static final int MOST_READ = 1 << 20;

    private final RepositorySettings settings;
    private volatile @Nullable HttpClient client;
    private volatile boolean closed;
    private List<Long> age = List.of();

    CaptureHttp(RepositorySettings settings) {
        this.settings = settings;
    }

    /// An answer.
    ///
    /// @param body its first megabyte, as UTF-8
    record Answer(int status, HttpHeaders headers, String body) {
        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /// A number among the headers.
        Optional<Long> number(String name) {
            return header(name)
                    .map(String::strip)
                    .filter(text -> text.matches("\\d{1,18}"))
                    .map(Long::valueOf);
        }

        /// How long the repository asks to be left alone (RFC 9110, section 10.2.3).
        ///
        /// @param now for an answer that names a moment
        Optional<Duration> retryAfter(Instant now) {
            return number("Retry-After")
                    .map(Duration::ofSeconds)
                    .or(() -> header("Retry-After").flatMap(text -> until(text, now)));
        }

        private static Optional<Duration> until(String text, Instant now) {
            try {
                Instant then =
                        ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant();
                return Optional.of(Duration.between(now, then)).filter(Duration::isPositive);
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }
    }

    /// Asks what the capture interface allows.
    Answer options(URI uri) {
        return send(request(uri).method("OPTIONS", BodyPublishers.noBody()));
    }

    /// Asks for a resource.
    Answer get(URI uri) {
        return send(request(uri).GET());
    }

    /// Sends a document.
    Answer post(URI uri, byte[] document) {
        return send(
                request(uri)
                        .header("Content-Type", "application/json")
                        .header("GS1-EPCIS-Version", "2.0.0")
                        .header("GS1-CBV-Version", "2.0.0")
                        .header("GS1-Capture-Error-Behaviour", settings.behaviour().word())
                        .POST(BodyPublishers.ofByteArray(document)));
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "application/json, application/problem+json");
    }

    /// A token that has been renewed meanwhile is tried at once.
    private Answer send(HttpRequest.Builder request) {
        Optional<String> token = settings.token().map(Tls::firstLine);
        Answer answer = send(request, token);
        if (answer.status() == 401 && token.isPresent()) {
            Optional<String> renewed = settings.token().map(Tls::firstLine);
            if (!renewed.equals(token)) {
                return send(request, renewed);
            }
        }
        return answer;
    }

    private Answer send(HttpRequest.Builder request, Optional<String> token) {
        try {
            token.ifPresent(t -> request.setHeader("Authorization", "Bearer " + t));
            return send(request.build());
        } catch (IllegalArgumentException e) {
            throw new RepositoryUnavailable(
                    TEXT.get("epcis.token.unsendable", settings.token().orElseThrow()), e);
        }
    }

    private Answer send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, _ -> new BoundedBody(MOST_READ));
        try {
            HttpResponse<byte[]> got =
                    answer.get(settings.patience().answer().toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(
                    got.statusCode(),
                    got.headers(),
                    new String(got.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RepositoryUnavailable(
                    TEXT.get(
                            "epcis.connection.no-answer",
                            request.uri().getHost(),
                            settings.patience().answer().toSeconds()),
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RepositoryUnavailable(TEXT.get("epcis.capture.interrupted"), e);
        } catch (ExecutionException e) {
            throw new RepositoryUnavailable(describe(request.uri(), e.getCause()), e);
        }
    }

    private static String describe(URI uri, @Nullable Throwable cause) {
        String where = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return switch (cause) {
            case javax.net.ssl.SSLException e ->
                    TEXT.get("epcis.connection.insecure", where, e.getMessage());
            case java.net.ConnectException _ -> TEXT.get("epcis.connection.nobody", where);
            case IOException e ->
                    TEXT.get(
                            "epcis.connection.failed",
                            where,
                            e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            case null, default -> TEXT.get("epcis.connection.failed", where, String.valueOf(cause));
        };
    }

    private HttpClient client() {
        List<Long> now = Tls.age(settings);
        HttpClient known = client;
        if (known != null && now.equals(age)) {
            return known;
        }
        shutDown();
        if (closed) {
            throw new RepositoryUnavailable(TEXT.get("epcis.capture.closing"));
        }
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(settings.patience().connect())
                        .followRedirects(HttpClient.Redirect.NEVER);
        if ("https".equals(settings.base().getScheme())) {
            builder.sslContext(Tls.of(settings));
        }
        HttpClient made = builder.build();
        client = made;
        age = now;
        return made;
    }

    /// Breaks off what is under way. From any thread.
    @Override
    public void close() {
        closed = true;
        shutDown();
    }

    private void shutDown() {
        HttpClient known = client;
        if (known != null) {
            known.shutdownNow();
        }
        client = null;
    }
}
