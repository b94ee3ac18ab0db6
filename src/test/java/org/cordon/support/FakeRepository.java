package org.cordon.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import org.cordon.core.epcis.EpcisEvent;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// An EPCIS 2.0 repository with a real HTTP server, as the standard's OpenAPI document describes its
/// capture interface: it answers 202 with the address of a job, works jobs off one after the other on a
/// thread of its own, rolls back or proceeds, keeps its limits, and knows an event by its id and whether
/// it declares an error. It can be told to fail in every way, and can be stopped and started again on
/// the same port without forgetting events.
public final class FakeRepository implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// What goes wrong with one request.
    public enum Fault {
        /// The request is carried out, and the connection is cut before the answer.
        LOSE_ANSWER,
        /// The connection is cut before anything is done.
        DROP,
        /// There is no answer until the server stops.
        HANG,
        /// The answer is a megabyte and more of nonsense, with the status of success.
        NONSENSE,
        /// The answer is a page of HTML with status 200, as a captive network gives.
        PAGE
    }

    private record Job(
            boolean proceed, List<JsonNode> events, CountDownLatch done, List<ObjectNode> errors) {}

    private final Map<EpcisEvent.Key, JsonNode> stored = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private final Map<String, List<String>> requests = new HashMap<>();
    private final Optional<SSLContext> tls;
    private Function<JsonNode, Optional<String>> bad = _ -> Optional.empty();
    private Function<String, String> location = id -> "/epcis/capture/" + id;
    private Optional<String> token = Optional.empty();
    private boolean namesEvents = true;
    private boolean answersDuplicatesAtOnce;
    private int capturePolls;
    private int documents;
    private int mostEvents = Integer.MAX_VALUE;
    private int mostBytes = Integer.MAX_VALUE;
    private boolean tellsLimits = true;
    private int port;
    private HttpServer server;
    private ExecutorService threads;
    private ExecutorService worker;

    private record Refusal(int status, Map<String, String> headers, String body) {}

    /// Starts, on a free port of this machine.
    public FakeRepository() throws IOException {
        this(Optional.empty());
    }

    /// Starts with TLS.
    ///
    /// @param tls with a certificate; clients must show one that it trusts
    public FakeRepository(Optional<SSLContext> tls) throws IOException {
        this.tls = tls;
        server = listen();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        worker = Executors.newSingleThreadExecutor();
        serve();
    }

    private HttpServer listen() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer made;
        if (tls.isPresent()) {
            HttpsServer secure = HttpsServer.create(address, 50);
            secure.setHttpsConfigurator(
                    new HttpsConfigurator(tls.get()) {
                        @Override
                        public void configure(HttpsParameters parameters) {
                            SSLParameters wanted = tls.get().getDefaultSSLParameters();
                            wanted.setNeedClientAuth(true);
                            parameters.setSSLParameters(wanted);
                        }
                    });
            made = secure;
        } else {
            made = HttpServer.create(address, 50);
        }
        port = made.getAddress().getPort();
        return made;
    }

    private void serve() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// The API's root.
    public String url() {
        return "%s://localhost:%d/epcis".formatted(tls.isPresent() ? "https" : "http", port);
    }

    /// Stops in the middle of whatever it does; what is not stored is forgotten, jobs too.
    public synchronized void stop() {
        server.stop(0);
        threads.shutdownNow();
        worker.shutdownNow();
        jobs.clear();
    }

    /// Starts again, on the same port, with the events it holds.
    public synchronized void restart() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        worker = Executors.newSingleThreadExecutor();
        server = listen();
        serve();
    }

    /// The next requests to the capture interface go wrong in these ways.
    public synchronized void fail(Fault... ways) {
        faults.addAll(List.of(ways));
    }

    /// The next documents are answered with a status and nothing is done.
    public synchronized void refuse(
            int times, int status, Map<String, String> headers, String body) {
        for (int i = 0; i < times; i++) {
            refusals.add(new Refusal(status, headers, body));
        }
    }

    /// Which events it will not take, and why.
    public synchronized void bad(Function<JsonNode, Optional<String>> why) {
        bad = why;
    }

    /// Whether errors name the event they are about.
    public synchronized void namesEvents(boolean does) {
        namesEvents = does;
    }

    /// Whether a document with an event that is there already is answered with 409 at once.
    public synchronized void answersDuplicatesAtOnce(boolean does) {
        answersDuplicatesAtOnce = does;
    }

    /// So often a job says that it is running before it says how it ended.
    public synchronized void slow(int polls) {
        capturePolls = polls;
    }

    /// What `Location` says of a job.
    public synchronized void location(Function<String, String> header) {
        location = header;
    }

    /// Asks for a bearer token.
    public synchronized void token(String secret) {
        token = Optional.of(secret);
    }

    /// What it takes in one document.
    public synchronized void limits(int events, int bytes, boolean tells) {
        mostEvents = events;
        mostBytes = bytes;
        tellsLimits = tells;
    }

    /// All events, in the order they were stored.
    public synchronized List<JsonNode> events() {
        return List.copyOf(stored.values());
    }

    /// Keys of all events, in the order they were stored.
    public synchronized List<EpcisEvent.Key> keys() {
        return List.copyOf(stored.keySet());
    }

    /// How many documents came in.
    public synchronized int documents() {
        return documents;
    }

    /// The values of a header in the documents that came in.
    public synchronized List<String> header(String name) {
        return List.copyOf(requests.getOrDefault(name, List.of()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (!authorized(exchange)) {
            problem(exchange, 401, "SecurityException", "Unauthorized");
        } else if (path.equals("/epcis/capture") && method.equals("OPTIONS")) {
            options(exchange);
        } else if (path.equals("/epcis/capture") && method.equals("POST")) {
            post(exchange, body);
        } else if (path.startsWith("/epcis/capture/") && method.equals("GET")) {
            job(exchange, path.substring("/epcis/capture/".length()));
        } else {
            problem(exchange, 404, "NoSuchNameException", "Resource not found");
        }
    }

    private synchronized boolean authorized(HttpExchange exchange) {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        return token.isEmpty() || ("Bearer " + token.get()).equals(sent);
    }

    private void options(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Allow", "OPTIONS, POST, GET");
        exchange.getResponseHeaders().set("GS1-Capture-Error-Behaviour", "all");
        limits(exchange);
        answer(exchange, 204, "");
    }

    private synchronized void limits(HttpExchange exchange) {
        if (tellsLimits && mostEvents < Integer.MAX_VALUE) {
            exchange.getResponseHeaders().set("GS1-EPCIS-Capture-Limit", "" + mostEvents);
        }
        if (tellsLimits && mostBytes < Integer.MAX_VALUE) {
            exchange.getResponseHeaders().set("GS1-EPCIS-Capture-File-Size-Limit", "" + mostBytes);
        }
    }

    private void post(HttpExchange exchange, byte[] body) throws IOException {
        Optional<Fault> fault;
        Optional<Refusal> refusal;
        synchronized (this) {
            documents++;
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            requests.computeIfAbsent(
                                            name.toLowerCase(java.util.Locale.ROOT),
                                            _ -> new ArrayList<>())
                                    .addAll(values));
            fault = Optional.ofNullable(faults.poll());
            refusal = fault.isPresent() ? Optional.empty() : Optional.ofNullable(refusals.poll());
        }
        if (refusal.isPresent()) {
            refusal.get().headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, refusal.get().status(), refusal.get().body());
            return;
        }
        switch (fault.orElse(null)) {
            case DROP -> exchange.close();
            case HANG -> hang();
            case PAGE -> answer(exchange, 200, "<html>Please sign in to the network</html>");
            case NONSENSE -> answer(exchange, 202, "x".repeat(3_000_000));
            case LOSE_ANSWER -> {
                accept(exchange, body).ifPresent(FakeRepository::settled);
                exchange.close();
            }
            case null -> accepted(exchange, body);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void settled(Job job) {
        try {
            job.done().await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void accepted(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode document;
        try {
            document = MAPPER.readTree(body);
        } catch (JacksonException noJson) {
            problem(exchange, 400, "ValidationException", "no JSON");
            return;
        }
        JsonNode list = document.path("epcisBody").path("eventList");
        boolean tooLarge;
        boolean conflict;
        synchronized (this) {
            tooLarge = list.size() > mostEvents || body.length > mostBytes;
            conflict =
                    answersDuplicatesAtOnce
                            && list.valueStream().anyMatch(e -> stored.containsKey(key(e)));
        }
        if (!document.path("type").asString("").equals("EPCISDocument") || list.isEmpty()) {
            problem(exchange, 400, "ValidationException", "not an EPCIS document");
        } else if (tooLarge) {
            limits(exchange);
            problem(exchange, 413, "CaptureLimitExceededException", "Capture Payload too large");
        } else if (conflict) {
            problem(exchange, 409, "ResourceAlreadyExistsException", "An event exists already");
        } else {
            accept(exchange, body);
            answer(exchange, 202, "");
        }
    }

    private synchronized Optional<Job> accept(HttpExchange exchange, byte[] body) {
        JsonNode list = MAPPER.readTree(body).path("epcisBody").path("eventList");
        boolean proceed =
                "proceed"
                        .equals(
                                exchange.getRequestHeaders()
                                        .getFirst("GS1-Capture-Error-Behaviour"));
        Job job =
                new Job(
                        proceed,
                        list.valueStream().toList(),
                        new CountDownLatch(1),
                        new ArrayList<>());
        String id = "id" + documents;
        jobs.put(id, job);
        exchange.getResponseHeaders().set("Location", location.apply(id));
        worker.execute(() -> work(job));
        return Optional.of(job);
    }

    private synchronized void work(Job job) {
        Map<EpcisEvent.Key, JsonNode> good = new LinkedHashMap<>();
        for (JsonNode event : job.events()) {
            EpcisEvent.Key key = key(event);
            Optional<String> why = bad.apply(event);
            if (stored.containsKey(key) || good.containsKey(key)) {
                job.errors()
                        .add(error(event, 409, "ResourceAlreadyExistsException", "exists already"));
            } else if (why.isPresent()) {
                job.errors().add(error(event, 400, "ValidationException", why.get()));
            } else {
                good.put(key, event);
            }
        }
        if (job.proceed() || job.errors().isEmpty()) {
            stored.putAll(good);
        }
        job.done().countDown();
    }

    private ObjectNode error(JsonNode event, int status, String type, String detail) {
        return MAPPER.createObjectNode()
                .put("type", "epcisException:" + type)
                .put("title", "Event not captured")
                .put("status", status)
                .put(
                        "detail",
                        namesEvents ? event.path("eventID").asString() + " " + detail : detail);
    }

    private static EpcisEvent.Key key(JsonNode event) {
        return new EpcisEvent.Key(event.path("eventID").asString(), event.has("errorDeclaration"));
    }

    private void job(HttpExchange exchange, String id) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        synchronized (this) {
            Job job = jobs.get(id);
            if (job != null) {
                boolean running = job.done().getCount() > 0 || capturePolls > 0;
                capturePolls = Math.max(0, capturePolls - 1);
                node.put("captureID", id)
                        .put("createdAt", "2026-11-24T08:00:00Z")
                        .put("running", running)
                        .put("success", running || job.errors().isEmpty())
                        .put("captureErrorBehaviour", job.proceed() ? "proceed" : "rollback");
                ArrayNode errors = node.putArray("errors");
                if (!running) {
                    job.errors().forEach(errors::add);
                }
            }
        }
        if (node.isEmpty()) {
            problem(exchange, 404, "NoSuchNameException", "Resource not found");
        } else {
            answer(exchange, 200, node.toString());
        }
    }

    private static void problem(HttpExchange exchange, int status, String type, String title)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        answer(
                exchange,
                status,
                MAPPER.createObjectNode()
                        .put("type", "epcisException:" + type)
                        .put("title", title)
                        .put("status", status)
                        .toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        stop();
    }
}
