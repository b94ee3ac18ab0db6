package org.cordon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/// A line or site system that pushes to a capture endpoint.
public final class HttpSender implements AutoCloseable {
    private final String url;
    private final Optional<String> token;
    private final HttpClient client;

    /// @param url without path
    /// @param token empty to show none
    public HttpSender(String url, Optional<String> token) {
        this(url, token, Optional.empty());
    }

    /// @param tls what it trusts and shows
    public HttpSender(String url, Optional<String> token, Optional<SSLContext> tls) {
        this.url = url;
        this.token = token;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        tls.ifPresent(builder::sslContext);
        client = builder.build();
    }

    /// A port that nobody has.
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /// @param headers names and values, one after the other
    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(Until.SECONDS))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// Whether somebody answers.
    public boolean isAnswered() {
        try {
            return send("OPTIONS", "/capture", "").statusCode() == 204;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// A document in JSON.
    public HttpResponse<String> capture(String document) {
        try {
            return send("POST", "/capture", document, "Content-Type", "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
