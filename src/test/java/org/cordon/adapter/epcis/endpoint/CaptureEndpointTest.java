package org.cordon.adapter.epcis.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.CaptureErrorBehaviour;
import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.adapter.epcis.HttpEventRepository;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.app.epcis.EventRepository.Decision;
import org.cordon.app.linedata.CaptureEndpoint;
import org.cordon.app.linedata.CaptureServer.Limits;
import org.cordon.app.linedata.EndpointStatus;
import org.cordon.app.linedata.LineDataCommands;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeLineData;
import org.cordon.support.HttpSender;
import org.cordon.support.Keys;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.cordon.support.SampleEvents;
import org.cordon.support.Until;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The capture endpoint on real sockets, over a line that takes what comes.
final class CaptureEndpointTest {
    private static final String TOKEN = "a-token-for-tests-alone";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Limits LIMITS = new Limits(1 << 20, 100, 2);

    @TempDir private Path dir;

    private final FakeLineData line = new FakeLineData();
    private final List<AutoCloseable> open = new ArrayList<>();
    private int port;
    private Path token = Path.of("");

    @BeforeEach
    void files() throws IOException {
        port = HttpSender.freePort();
        token = Files.writeString(dir.resolve("token"), TOKEN + "\n");
        mode(token, "rw-------");
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static void mode(Path file, String mode) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    private CaptureEndpoint endpoint(EndpointSettings settings, Duration durable) {
        CaptureEndpoint endpoint =
                new CaptureEndpoint(
                        new JettyCaptureServer(settings),
                        new EpcisLineReportReader(),
                        line,
                        new RealTime(),
                        settings.limits(),
                        new CaptureEndpoint.Pace(durable, Duration.ofMillis(50)));
        open.add(endpoint);
        endpoint.start();
        return endpoint;
    }

    private EndpointSettings settings() {
        return new EndpointSettings(
                "127.0.0.1",
                port,
                Optional.of(token),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                LIMITS);
    }

    private CaptureEndpoint listening() {
        return listening(Until.PATIENCE);
    }

    private CaptureEndpoint listening(Duration durable) {
        CaptureEndpoint endpoint = endpoint(settings(), durable);
        becomes(endpoint, EndpointStatus.State.LISTENING);
        return endpoint;
    }

    private static void becomes(CaptureEndpoint endpoint, EndpointStatus.State state) {
        Until.holds(() -> endpoint.status().state() == state, () -> endpoint.status().toString());
    }

    private HttpSender sender(Optional<String> shown) {
        HttpSender sender = new HttpSender("http://127.0.0.1:" + port, shown);
        open.add(sender);
        return sender;
    }

    private HttpSender sender() {
        return sender(Optional.of(TOKEN));
    }

    private static String event(String id) {
        return """
        {"type": "ObjectEvent", "eventID": "%s", "eventTime": "2026-11-30T08:00:00Z",
         "eventTimeZoneOffset": "+00:00", "action": "ADD", "bizStep": "commissioning",
         "epcList": ["https://id.gs1.org/01/04012345000009/21/%s"]}
        """
                .formatted(id, id);
    }

    private static String document(String... events) {
        return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-28T12:00:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
                .formatted(String.join(",\n", events));
    }

    private static String xml(String time) {
        return """
        <?xml version="1.0"?>
        <e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:1" schemaVersion="1.2"><EPCISBody><EventList>
        <ObjectEvent><eventTime>%s</eventTime>
        <baseExtension><eventID>x1</eventID></baseExtension>
        <epcList><epc>urn:epc:id:sgtin:4012345.000000.S1</epc></epcList><action>ADD</action>
        <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep></ObjectEvent>
        </EventList></EPCISBody></e:EPCISDocument>
        """
                .formatted(time);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode job(HttpSender sender, HttpResponse<String> captured)
            throws IOException {
        assertEquals(202, captured.statusCode(), captured.body());
        HttpResponse<String> job = sender.send("GET", header(captured, "Location"), "");
        assertEquals(200, job.statusCode(), job.body());
        return JSON.readTree(job.body());
    }

    // [utest->req~line-data.endpoint~1]
    @Test
    void aDocumentIsTakenAndItsJobIsOverOnceItsEventsAreDurable() throws IOException {
        CaptureEndpoint endpoint = listening();
        HttpSender sender = sender();
        HttpResponse<String> captured = sender.capture(document(event("e1"), event("e2")));
        JsonNode job = job(sender, captured);
        assertEquals(List.of("e1", "e2"), line.ids());
        assertFalse(job.get("running").asBoolean());
        assertTrue(job.get("success").asBoolean());
        assertEquals("rollback", job.get("captureErrorBehaviour").asString());
        assertEquals(0, job.get("errors").size());
        assertTrue(header(captured, "Location").endsWith(job.get("captureID").asString()));
        assertEquals("2.0.0", header(captured, "GS1-EPCIS-Version"));
        HttpResponse<String> again = sender.capture(document(event("e2"), event("e3")));
        assertTrue(job(sender, again).get("success").asBoolean());
        assertEquals(List.of("e1", "e2", "e3"), line.ids());
        EndpointStatus status = endpoint.status();
        assertEquals(new EndpointStatus.Events(2, 4, 3), status.events());
        assertEquals("127.0.0.1", status.last().orElseThrow().sender());
        assertEquals("capture/127.0.0.1", line.documents().getFirst().source());
    }

    // [utest->req~line-data.endpoint~1]
    @Test
    @ExpectedLog(message = "line data of 127.0.0.1 were refused")
    void aDocumentInXmlIsTakenAndItsJobIsToldInXml() throws IOException {
        var _ = listening();
        HttpSender sender = sender();
        HttpResponse<String> captured =
                sender.send(
                        "POST",
                        "/capture",
                        xml("2026-11-30T08:00:00Z"),
                        "Content-Type",
                        "text/xml; charset=utf-8",
                        "Accept",
                        "application/xml");
        assertEquals(202, captured.statusCode(), captured.body());
        assertEquals(List.of("x1"), line.ids());
        String job =
                sender.send("GET", header(captured, "Location"), "", "Accept", "application/xml")
                        .body();
        assertTrue(
                job.contains("<epcis:EPCISCaptureJob xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\"")
                        && job.contains("running=\"false\" success=\"true\"")
                        && job.contains("<captureErrorBehaviour>rollback</captureErrorBehaviour>"),
                job);
        String problem =
                sender.send(
                                "POST",
                                "/capture",
                                xml("noon"),
                                "Content-Type",
                                "application/xml",
                                "Accept",
                                "text/xml")
                        .body();
        assertTrue(problem.contains("<type>epcisException:ValidationException</type>"), problem);
        assertTrue(problem.contains("event 1, eventTime"), problem);
    }

    // [utest->req~line-data.endpoint~1]
    @Test
    void aSingleEventIsCreatedOnce() throws IOException {
        var _ = listening();
        HttpSender sender = sender();
        String[] json = {"Content-Type", "application/ld+json"};
        HttpResponse<String> created = sender.send("POST", "/events", event("urn:uuid:1"), json);
        assertEquals(201, created.statusCode(), created.body());
        assertEquals("/events/urn%3Auuid%3A1", header(created, "Location"));
        HttpResponse<String> again = sender.send("POST", "/events", event("urn:uuid:1"), json);
        assertEquals(409, again.statusCode());
        assertEquals(
                "epcisException:ResourceAlreadyExistsException",
                JSON.readTree(again.body()).get("type").asString());
        assertEquals(List.of("urn:uuid:1"), line.ids());
    }

    // [utest->req~line-data.endpoint-limits~1]
    @Test
    void whatIsTakenCanBeFoundOutBefore() throws IOException {
        var _ = listening();
        HttpResponse<String> capture = sender().send("OPTIONS", "/capture", "");
        assertEquals(204, capture.statusCode());
        assertEquals("100", header(capture, "GS1-EPCIS-Capture-Limit"));
        assertEquals("1048576", header(capture, "GS1-EPCIS-Capture-File-Size-Limit"));
        assertEquals("all", header(capture, "GS1-Capture-Error-Behaviour"));
        assertEquals("2.0.0", header(capture, "GS1-EPCIS-Version"));
        assertEquals("1.2.0", header(capture, "GS1-EPCIS-Min"));
        assertEquals("OPTIONS, POST, GET", header(capture, "Allow"));
        assertEquals(204, sender().send("OPTIONS", "/events", "").statusCode());
        assertEquals("", header(capture, "Server"));
    }

    /// Requests and how they are answered, in `requests.txt`.
    // [utest->req~line-data.endpoint-refusals~1]
    @ParameterizedTest
    @CsvFileSource(resources = "requests.txt", delimiter = '|', quoteCharacter = '\0')
    void aRequestThatCannotBeDoneSaysWhy(
            String method,
            String path,
            @Nullable String headers,
            @Nullable String body,
            int status,
            String type,
            String word)
            throws IOException {
        var _ = listening();
        HttpResponse<String> answer =
                sender().send(
                                method,
                                path,
                                content(body),
                                headers == null ? new String[0] : headers.split("[:;] ?", -1));
        assertEquals(status, answer.statusCode(), answer.body());
        saysWhy(answer, type, word);
    }

    private void saysWhy(HttpResponse<String> answer, String type, String word) {
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals("epcisException:" + type, problem.get("type").asString());
        assertEquals(answer.statusCode(), problem.get("status").asInt());
        assertTrue(problem.get("detail").asString().contains(word), answer.body());
        assertEquals(List.of(), line.ids());
    }

    private static String content(@Nullable String body) {
        return switch (body) {
            case null -> "";
            case "DOCUMENT" -> document(event("e1"));
            case "MANY EVENTS" ->
                    document(
                            IntStream.range(0, 101)
                                    .mapToObj(i -> event("e" + i))
                                    .toArray(String[]::new));
            case "LARGE" -> document(event("e1")) + " ".repeat(1 << 20);
            default -> body;
        };
    }

    /// Documents that cannot be read, and how they are answered, in `contents.txt`.
    // [utest->req~line-data.endpoint-refusals~1]
    @ParameterizedTest
    @CsvFileSource(resources = "contents.txt", delimiter = '|', quoteCharacter = '\0')
    @ExpectedLog(message = "were refused", optional = "what is too large is turned away before")
    void aDocumentThatCannotBeReadIsRefusedWithPlaceAndReason(
            String contentType, String body, int status, String type, String word)
            throws IOException {
        CaptureEndpoint endpoint = listening();
        HttpResponse<String> answer =
                sender().send("POST", "/capture", content(body), "Content-Type", contentType);
        assertEquals(status, answer.statusCode(), answer.body());
        saysWhy(answer, type, word);
        assertTrue(sender().isAnswered());
        assertEquals(EndpointStatus.State.LISTENING, endpoint.status().state());
    }

    // [utest->req~line-data.endpoint-access~1]
    @Test
    @ExpectedLog(message = "line data of 127.0.0.1 were refused")
    void whoShowsNoTokenOrAWrongOneMayNotEvenAsk() throws IOException {
        CaptureEndpoint endpoint = listening();
        for (Optional<String> shown :
                List.of(
                        Optional.<String>empty(),
                        Optional.of("another"),
                        Optional.of(TOKEN + "x"),
                        Optional.of(TOKEN.substring(1)))) {
            for (String method : List.of("OPTIONS", "GET", "POST")) {
                HttpResponse<String> answer =
                        sender(shown)
                                .send(
                                        method,
                                        "/capture",
                                        method.equals("POST") ? document(event("e1")) : "",
                                        "Content-Type",
                                        "application/json");
                assertEquals(401, answer.statusCode(), answer.body());
                assertTrue(header(answer, "WWW-Authenticate").startsWith("Bearer"));
            }
        }
        assertEquals(List.of(), line.ids());
        assertEquals(12, endpoint.status().refused());
    }

    // [utest->req~line-data.endpoint-access~1]
    @Test
    @ExpectedLog(message = "line data of 127.0.0.1 were refused")
    void aTokenThatIsRenewedHoldsAtOnce() throws IOException {
        var _ = listening();
        assertTrue(sender().isAnswered());
        Files.writeString(token, "another-token-for-tests\n");
        assertFalse(sender().isAnswered());
        assertTrue(sender(Optional.of("another-token-for-tests")).isAnswered());
    }

    // [utest->req~line-data.endpoint-access~1]
    @Test
    @ExpectedLog(from = CaptureEndpoint.class, message = "cannot listen")
    void aTokenThatOthersMayReadIsNotUsedAndAPersonIsTold() throws IOException {
        Assumptions.assumeTrue(
                dir.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "files have no modes here");
        mode(token, "rw-r-----");
        CaptureEndpoint endpoint = endpoint(settings(), Until.PATIENCE);
        becomes(endpoint, EndpointStatus.State.TROUBLE);
        assertTrue(
                endpoint.status().detail().contains("chmod 600")
                        && endpoint.status().detail().contains("rw-r-----"),
                endpoint.status().detail());
        assertFalse(sender().isAnswered());
        mode(token, "rw-------");
        becomes(endpoint, EndpointStatus.State.LISTENING);
        assertTrue(sender().isAnswered());
        mode(token, "rw-r--r--");
        becomes(endpoint, EndpointStatus.State.TROUBLE);
        assertFalse(sender().isAnswered());
    }

    // [utest->req~line-data.endpoint-port~1]
    @Test
    @ExpectedLog(from = CaptureEndpoint.class, message = "cannot listen")
    void aPortThatIsTakenIsToldAndTriedAgain() throws IOException {
        CaptureEndpoint endpoint;
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            endpoint = endpoint(settings(), Until.PATIENCE);
            becomes(endpoint, EndpointStatus.State.TROUBLE);
            assertTrue(
                    endpoint.status().detail().contains("port " + port),
                    endpoint.status().detail());
        }
        becomes(endpoint, EndpointStatus.State.LISTENING);
        assertEquals("", endpoint.status().detail());
    }

    // [utest->req~line-data.endpoint-errors~1]
    @Test
    @ExpectedLog(message = "line data of 127.0.0.1 were refused")
    void anEventThatIsWrongRefusesAllOrIsPassedOver() throws IOException {
        var _ = listening();
        HttpSender sender = sender();
        String mixed =
                document(
                        event("e1"),
                        event("e2").replace("2026-11-30T08:00:00Z", "noon"),
                        event("e3"));
        HttpResponse<String> rollback = sender.capture(mixed);
        assertEquals(400, rollback.statusCode());
        assertTrue(
                JSON.readTree(rollback.body())
                        .get("detail")
                        .asString()
                        .startsWith("event 2, eventTime:"),
                rollback.body());
        assertEquals(List.of(), line.ids());
        JsonNode job =
                job(
                        sender,
                        sender.send(
                                "POST",
                                "/capture",
                                mixed,
                                "Content-Type",
                                "application/json",
                                "GS1-Capture-Error-Behaviour",
                                "proceed"));
        assertEquals(List.of("e1", "e3"), line.ids());
        assertFalse(job.get("success").asBoolean());
        assertFalse(job.get("running").asBoolean());
        assertEquals(1, job.get("errors").size());
        assertTrue(
                job.get("errors").get(0).get("detail").asString().contains("event 2, eventTime"));
    }

    // [utest->req~line-data.endpoint-not-now~1]
    @Test
    void whileNoOrderRunsASenderIsToldToComeAgain() throws IOException {
        var _ = listening();
        line.answer(CompletableFuture.completedFuture(new LineDataCommands.Answer.NotNow()));
        for (String path : List.of("/capture", "/events")) {
            HttpResponse<String> answer =
                    sender().send(
                                    "POST",
                                    path,
                                    path.equals("/events") ? event("e1") : document(event("e1")),
                                    "Content-Type",
                                    "application/json");
            assertEquals(503, answer.statusCode());
            assertEquals("10", header(answer, "Retry-After"));
            assertTrue(answer.body().contains("no order runs"), answer.body());
        }
    }

    // [utest->req~line-data.endpoint-not-now~1]
    @Test
    void aDocumentThatIsNotDurableYetRunsAndTooManyOfThemAreTurnedAway() throws IOException {
        var _ = listening(Duration.ofMillis(20));
        HttpSender sender = sender();
        CompletableFuture<LineDataCommands.Answer> gate = new CompletableFuture<>();
        line.answer(gate);
        HttpResponse<String> first = sender.capture(document(event("e1")));
        assertTrue(job(sender, first).get("running").asBoolean());
        HttpResponse<String> second = sender.capture(document(event("e2")));
        assertTrue(job(sender, second).get("running").asBoolean());
        HttpResponse<String> third = sender.capture(document(event("e3")));
        assertEquals(429, third.statusCode(), third.body());
        assertEquals("1", header(third, "Retry-After"));
        assertEquals(2, JSON.readTree(sender.send("GET", "/capture", "").body()).size());
        gate.complete(new LineDataCommands.Answer.NotNow());
        Until.holds(
                () -> {
                    try {
                        return !job(sender, first).get("running").asBoolean();
                    } catch (IOException e) {
                        return false;
                    }
                },
                () -> "it runs on");
        assertFalse(job(sender, first).get("success").asBoolean());
        line.answer(CompletableFuture.completedFuture(null));
        assertTrue(job(sender, sender.capture(document(event("e1")))).get("success").asBoolean());
    }

    // [utest->req~line-data.endpoint~1]
    @Test
    void theJobsCanBeListedByPages() throws IOException {
        var _ = listening();
        HttpSender sender = sender();
        for (int i = 0; i < 5; i++) {
            assertEquals(202, sender.capture(document(event("e" + i))).statusCode());
        }
        HttpResponse<String> page = sender.send("GET", "/capture?perPage=3", "");
        assertEquals(3, JSON.readTree(page.body()).size());
        String next = header(page, "Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        HttpResponse<String> rest = sender.send("GET", next, "");
        assertEquals(2, JSON.readTree(rest.body()).size(), next);
        assertEquals("", header(rest, "Link"));
    }

    // [utest->req~line-data.endpoint-access~1]
    @Test
    @ExpectedLog(message = "were refused")
    void aSenderIsKnownByItsCertificateAndNeedsNoToken() throws Exception {
        Keys keys = new Keys(dir);
        keys.make("server", "localhost");
        keys.make("line-mes", "mes.example");
        keys.make("stranger", "stranger.example");
        mode(dir.resolve("server.password"), "rw-------");
        Files.writeString(
                dir.resolve("ca.pem"),
                Files.readString(dir.resolve("line-mes.pem"))
                        + Files.readString(dir.resolve("stranger.pem")));
        CaptureEndpoint endpoint =
                endpoint(
                        new EndpointSettings(
                                "localhost",
                                port,
                                Optional.empty(),
                                Optional.of(
                                        new RepositorySettings.Certificate(
                                                dir.resolve("server.p12"),
                                                dir.resolve("server.password"))),
                                Optional.of(dir.resolve("ca.pem")),
                                Set.of("line-mes"),
                                LIMITS),
                        Until.PATIENCE);
        becomes(endpoint, EndpointStatus.State.LISTENING);
        String url = "https://localhost:" + port;
        try (HttpSender known =
                        new HttpSender(
                                url,
                                Optional.empty(),
                                Optional.of(keys.context("line-mes", "server")));
                HttpSender stranger =
                        new HttpSender(
                                url,
                                Optional.empty(),
                                Optional.of(keys.context("stranger", "server")))) {
            assertEquals(202, known.capture(document(event("e1"))).statusCode());
            assertEquals(403, stranger.capture(document(event("e2"))).statusCode());
        }
        assertEquals(List.of("e1"), line.ids());
        assertEquals("line-mes (127.0.0.1)", endpoint.status().last().orElseThrow().sender());
    }

    // [utest->req~line-data.endpoint-limits~1]
    @Test
    void whatIsNoRequestIsTurnedAwayWithoutAWordAboutTheServer() throws IOException {
        var _ = listening();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            ("GET /capture HTTP/1.1\r\nHost: x\r\nX: "
                                            + "y".repeat(20_000)
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("jetty"), answer);
        }
        assertTrue(sender().isAnswered());
    }

    /// Both sides of the standard meet: what Cordon sends to a repository, and what it takes.
    // [utest->req~line-data.endpoint~1]
    @Test
    void whatThisProgramSendsItTakes() {
        var _ = listening();
        List<EpcisEvent> events = SampleEvents.held(20);
        List<Decision> decisions = new ArrayList<>();
        for (CaptureErrorBehaviour behaviour : CaptureErrorBehaviour.values()) {
            try (HttpEventRepository repository =
                    new HttpEventRepository(
                            new RepositorySettings(
                                    URI.create("http://127.0.0.1:" + port),
                                    Optional.of(token),
                                    Optional.empty(),
                                    Optional.empty(),
                                    behaviour,
                                    RepositorySettings.Patience.usual()),
                            new RealTime())) {
                repository.deliver(events, decisions::add);
            }
        }
        assertEquals(
                Collections.nCopies(2, events).stream()
                        .flatMap(List::stream)
                        .map(Decision.Stored::new)
                        .toList(),
                decisions);
        assertEquals(20, line.ids().size());
    }

    /// The standard's own documents, where they are at hand.
    // [utest->req~line-data.endpoint~1]
    @Test
    void theExamplesOfTheStandardAreTaken() throws IOException {
        Path examples = Project.reference().resolve("epcis/examples");
        Assumptions.assumeTrue(Files.isDirectory(examples), "no examples at " + examples);
        var _ = listening();
        HttpSender sender = sender();
        List<String> refused = new ArrayList<>();
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsonld")).toList()) {
                String text = Files.readString(file);
                boolean single = !text.contains("eventList");
                HttpResponse<String> answer =
                        sender.send(
                                "POST",
                                single ? "/events" : "/capture",
                                text,
                                "Content-Type",
                                "application/ld+json");
                if (answer.statusCode() != (single ? 201 : 202)) {
                    refused.add(
                            file.getFileName() + " " + answer.statusCode() + " " + answer.body());
                }
            }
        }
        assertEquals("", refused.stream().collect(Collectors.joining("\n")));
    }
}
