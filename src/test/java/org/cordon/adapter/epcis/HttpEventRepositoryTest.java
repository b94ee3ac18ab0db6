package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.epcis.EventRepository.Decision;
import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.ErrorDeclaration;
import org.cordon.support.FakeRepository;
import org.cordon.support.FakeRepository.Fault;
import org.cordon.support.RealTime;
import org.cordon.support.SampleEvents;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The capture interface, against a real HTTP server.
final class HttpEventRepositoryTest {
    private final FakeRepository server = new FakeRepository();
    private final List<Decision> decisions = new ArrayList<>();

    /// How long a job is followed; one test waits so long.
    private static final Duration JOB = Duration.ofSeconds(8);

    /// How long an answer is waited for.
    private Duration answer = Until.PATIENCE;

    HttpEventRepositoryTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private RepositorySettings settings(
            String url, CaptureErrorBehaviour behaviour, Optional<Path> token) {
        return new RepositorySettings(
                URI.create(url),
                token,
                Optional.empty(),
                Optional.empty(),
                behaviour,
                new RepositorySettings.Patience(
                        Until.PATIENCE, answer, JOB, Duration.ofMillis(50)));
    }

    private HttpEventRepository repository(CaptureErrorBehaviour behaviour) {
        return new HttpEventRepository(
                settings(server.url(), behaviour, Optional.empty()), new RealTime());
    }

    private void deliver(CaptureErrorBehaviour behaviour, List<EpcisEvent> events) {
        try (HttpEventRepository repository = repository(behaviour)) {
            repository.deliver(events, decisions::add);
        }
    }

    private RepositoryUnavailable unavailable(List<EpcisEvent> events) {
        return assertThrows(
                RepositoryUnavailable.class, () -> deliver(CaptureErrorBehaviour.ROLLBACK, events));
    }

    private static Optional<String> isPack(JsonNode event, String... serials) {
        String name = event.path("epcList").path(0).asString();
        for (String serial : serials) {
            if (name.endsWith("/" + serial)) {
                return Optional.of("Pack " + serial + " is not known");
            }
        }
        return Optional.empty();
    }

    private static List<Decision> stored(List<EpcisEvent> events) {
        return events.stream().<Decision>map(Decision.Stored::new).toList();
    }

    @ParameterizedTest
    @EnumSource(CaptureErrorBehaviour.class)
    void aDocumentIsFollowedToTheEndOfItsJob(CaptureErrorBehaviour behaviour) {
        // [utest->req~epcis.capture-job~1]
        server.slow(3);
        List<EpcisEvent> events = SampleEvents.held(20);
        deliver(behaviour, events);
        assertEquals(stored(events), decisions);
        assertEquals(SampleEvents.keys(events), server.keys());
        assertEquals(1, server.documents());
        assertEquals(List.of(behaviour.word()), server.header("gs1-capture-error-behaviour"));
        assertEquals(List.of("2.0.0"), server.header("gs1-epcis-version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/epcis/capture/%s",
                "http://localhost:%2$d/epcis/capture/%1$s",
                "/capture/%s",
                "http://elsewhere.example/capture/%s"
            })
    void aJobIsAskedForAtTheAddressThatWasSet(String location) {
        // [utest->req~epcis.capture-job~1]
        int port = URI.create(server.url()).getPort();
        server.location(id -> location.formatted(id, port));
        List<EpcisEvent> events = SampleEvents.held(2);
        deliver(CaptureErrorBehaviour.ROLLBACK, events);
        assertEquals(stored(events), decisions);
    }

    @ParameterizedTest
    @EnumSource(CaptureErrorBehaviour.class)
    void badEventsNamedByTheRepositoryAreRefusedAndTheOthersStored(
            CaptureErrorBehaviour behaviour) {
        // [utest->req~epcis.poison~1]
        refusesPacks(behaviour, true);
        assertTrue(server.documents() <= 2, "named, so no search is needed");
    }

    @ParameterizedTest
    @EnumSource(CaptureErrorBehaviour.class)
    void badEventsNobodyNamesAreFoundByHalving(CaptureErrorBehaviour behaviour) {
        // [utest->req~epcis.poison~1]
        refusesPacks(behaviour, false);
    }

    private void refusesPacks(CaptureErrorBehaviour behaviour, boolean named) {
        server.namesEvents(named);
        server.bad(event -> isPack(event, "H3", "H17", "H18"));
        List<EpcisEvent> events = SampleEvents.held(20);
        deliver(behaviour, events);
        assertEquals(events, decisions.stream().map(Decision::event).toList());
        List<EpcisEvent> good = new ArrayList<>(events);
        for (int n : List.of(18, 17, 3)) {
            Decision.Refused refused = assertInstanceOf(Decision.Refused.class, decisions.get(n));
            assertTrue(refused.reason().contains("Pack H" + n + " is not known"), refused.reason());
            good.remove(n);
        }
        assertEquals(17, decisions.stream().filter(d -> d instanceof Decision.Stored).count());
        assertEquals(SampleEvents.keys(good), server.keys());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void aRefusalOfTheWholeDocumentIsTracedToItsEvent(int status) {
        // [utest->req~epcis.poison~1]
        server.refuse(1, status, Map.of(), "{\"title\": \"Not valid\"}");
        List<EpcisEvent> events = SampleEvents.held(2);
        deliver(CaptureErrorBehaviour.ROLLBACK, events);
        assertEquals(stored(events), decisions);
        decisions.clear();
        server.refuse(1, status, Map.of(), "<h1>Not valid</h1>");
        List<EpcisEvent> one = SampleEvents.held(3).subList(2, 3);
        deliver(CaptureErrorBehaviour.ROLLBACK, one);
        assertEquals(
                List.of(
                        new Decision.Refused(
                                one.getFirst(), "<h1>Not valid</h1> (" + status + ")")),
                decisions);
    }

    @ParameterizedTest
    @EnumSource(CaptureErrorBehaviour.class)
    void whatIsThereAlreadyIsDone(CaptureErrorBehaviour behaviour) {
        // [utest->req~epcis.duplicates~1]
        List<EpcisEvent> events = SampleEvents.held(9);
        deliver(behaviour, events.subList(2, 6));
        for (boolean named : List.of(true, false)) {
            server.namesEvents(named);
            decisions.clear();
            deliver(behaviour, events);
            assertEquals(stored(events), decisions);
        }
        server.answersDuplicatesAtOnce(true);
        decisions.clear();
        deliver(behaviour, events);
        assertEquals(stored(events), decisions);
        assertEquals(9, server.events().size());
    }

    @Test
    void aDeclarationOfErrorIsNoDuplicateOfItsEvent() {
        // [utest->req~epcis.duplicates~1]
        EpcisEvent event = SampleEvents.held(1).getFirst();
        EpcisEvent wrong =
                event.declaredWrong(
                        new ErrorDeclaration(
                                Instant.parse("2026-11-24T09:00:00Z"),
                                ErrorDeclaration.Reason.DID_NOT_OCCUR,
                                List.of()));
        assertEquals(event.id(), wrong.id());
        deliver(CaptureErrorBehaviour.ROLLBACK, List.of(event));
        deliver(CaptureErrorBehaviour.ROLLBACK, List.of(event, wrong));
        deliver(CaptureErrorBehaviour.ROLLBACK, List.of(wrong));
        assertEquals(List.of(event.key(), wrong.key()), server.keys());
        assertEquals(4, decisions.stream().filter(d -> d instanceof Decision.Stored).count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentTooLongIsHalved(boolean tellsLimits) {
        // [utest->req~epcis.limits~1]
        server.limits(7, Integer.MAX_VALUE, tellsLimits);
        List<EpcisEvent> events = SampleEvents.held(30);
        deliver(CaptureErrorBehaviour.ROLLBACK, events);
        assertEquals(stored(events), decisions);
        assertEquals(SampleEvents.keys(events), server.keys());
        if (tellsLimits) {
            assertEquals(5, server.documents(), "asked for first, so nothing is sent in vain");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventTooLongByItselfIsRefused(boolean tellsLimits) {
        // [utest->req~epcis.limits~1]
        server.limits(Integer.MAX_VALUE, 300, tellsLimits);
        deliver(CaptureErrorBehaviour.ROLLBACK, SampleEvents.held(3));
        assertEquals(3, decisions.size());
        decisions.forEach(d -> assertInstanceOf(Decision.Refused.class, d));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 406, 408, 415, 429, 500, 502, 503, 302, 200, 201})
    void otherAnswersDecideNothing(int status) {
        // [utest->req~epcis.hostile-answers~1]
        server.refuse(
                1,
                status,
                Map.of("Retry-After", "120", "Location", "http://elsewhere.example/"),
                "{");
        RepositoryUnavailable e = unavailable(SampleEvents.held(2));
        assertEquals(Optional.of(Duration.ofMinutes(2)), e.retryAfter());
        assertTrue(String.valueOf(e.getMessage()).contains("(" + status + ")"), e.getMessage());
        assertEquals(List.of(), decisions);
    }

    @Test
    void theMomentOfRetryAfterIsUnderstood() {
        // [utest->req~epcis.retried~1]
        server.refuse(1, 503, Map.of("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT"), "");
        assertTrue(unavailable(SampleEvents.held(1)).retryAfter().orElseThrow().toDays() > 10_000);
        server.refuse(1, 503, Map.of("Retry-After", "soon"), "");
        assertEquals(Optional.empty(), unavailable(SampleEvents.held(1)).retryAfter());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverHappensToAnAnswerEventsAreThereOnceInTheEnd(Fault fault) {
        // [utest->req~epcis.hostile-answers~1]
        server.location(id -> fault == Fault.NONSENSE ? "" : "/epcis/capture/" + id);
        server.fail(fault);
        List<EpcisEvent> events = SampleEvents.held(5);
        if (fault == Fault.HANG) {
            answer = Duration.ofSeconds(1);
        }
        RepositoryUnavailable e = unavailable(events);
        answer = Until.PATIENCE;
        assertTrue(!String.valueOf(e.getMessage()).isBlank());
        server.location(id -> "/epcis/capture/" + id);
        deliver(CaptureErrorBehaviour.ROLLBACK, events);
        assertEquals(stored(events), decisions);
        assertEquals(SampleEvents.keys(events), server.keys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::", "http://[", "\u00ff%", "?"})
    void aJobWithoutAnAddressDecidesNothing(String location) {
        // [utest->req~epcis.hostile-answers~1]
        server.location(_ -> location);
        unavailable(SampleEvents.held(1));
    }

    @Test
    void aJobThatDoesNotEndIsAskedForAgainAndNotSentAgain() {
        // [utest->req~epcis.capture-job~1]
        server.slow(1_000);
        List<EpcisEvent> events = SampleEvents.held(3);
        try (HttpEventRepository repository = repository(CaptureErrorBehaviour.ROLLBACK)) {
            assertThrows(
                    RepositoryUnavailable.class, () -> repository.deliver(events, decisions::add));
            server.slow(2);
            repository.deliver(events, decisions::add);
        }
        assertEquals(stored(events), decisions);
        assertEquals(1, server.documents());
    }

    @Test
    void aRenewedTokenIsTakenUp(@TempDir Path folder) throws IOException {
        // [utest->req~epcis.credentials~1]
        Path token = folder.resolve("token");
        Files.writeString(token, "old\n");
        server.token("new");
        List<EpcisEvent> events = SampleEvents.held(1);
        try (HttpEventRepository repository =
                new HttpEventRepository(
                        settings(server.url(), CaptureErrorBehaviour.ROLLBACK, Optional.of(token)),
                        new RealTime())) {
            RepositoryUnavailable e =
                    assertThrows(
                            RepositoryUnavailable.class,
                            () -> repository.deliver(events, decisions::add));
            assertTrue(String.valueOf(e.getMessage()).contains("renew the token"), e.getMessage());
            Files.writeString(token, "new\n");
            repository.deliver(events, decisions::add);
            Files.writeString(token, "bad\u0001\n");
            assertThrows(
                    RepositoryUnavailable.class, () -> repository.deliver(events, decisions::add));
            Files.delete(token);
            RepositoryUnavailable gone =
                    assertThrows(
                            RepositoryUnavailable.class,
                            () -> repository.deliver(events, decisions::add));
            assertTrue(String.valueOf(gone.getMessage()).contains(token.toString()));
        }
        assertEquals(stored(events), decisions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://repository.example/epcis",
                "ftp://a",
                "https:///x",
                "https://a/?b",
                "https://u:p@a/",
                "x"
            })
    void anAddressThatWouldGiveSecretsAwayIsRefused(String url) {
        // [utest->req~epcis.credentials~1]
        assertThrows(
                IllegalArgumentException.class,
                () -> settings(url, CaptureErrorBehaviour.ROLLBACK, Optional.empty()));
    }

    @Test
    void nobodyThereIsSaidSo() {
        // [utest->req~epcis.retried~1]
        server.close();
        assertTrue(
                String.valueOf(unavailable(SampleEvents.held(1)).getMessage())
                        .contains("Nothing answers"));
    }
}
