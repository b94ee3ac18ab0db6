package org.cordon.adapter.epcis;

import org.cordon.adapter.epcis.CaptureClient.Limits;
import org.cordon.adapter.epcis.CaptureClient.Outcome;
import org.cordon.app.epcis.EventRepository;
import org.cordon.app.port.TimeSource;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// An EPCIS 2.0 repository behind the standard's capture interface.
///
/// Events go in one document after the other. A document that is too long is halved and its halves are
/// sent; so is one that is refused without a word about which event is bad, until it is found. An event
/// that is there already counts as stored.
public final class HttpEventRepository implements EventRepository {
    private static final Messages TEXT = Messages.of(HttpEventRepository.class);

    private final RepositorySettings settings;
    private final TimeSource time;
    private final CaptureClient client;
    private Optional<Limits> limits = Optional.empty();

    /// Connects when there is something to deliver.
    public HttpEventRepository(RepositorySettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        client = new CaptureClient(settings, time);
    }

    @Override
    public String address() {
        return settings.base().toString();
    }

    @Override
    public void deliver(List<EpcisEvent> events, Consumer<Decision> decided) {
        Round round = new Round(events, decided);
        boolean done = false;
        try {
            Limits known = limits.orElseGet(() -> Limits.of(client.options()));
            limits = Optional.of(known);
            for (List<EpcisEvent> part : parts(events, known)) {
                settle(part, round);
            }
            done = true;
        } finally {
            if (!done) {
                // A repository that comes back may have been set up anew.
                limits = Optional.empty();
            }
        }
    }

    private static List<List<EpcisEvent>> parts(List<EpcisEvent> events, Limits limits) {
        int size = (int) Math.min(Math.max(1, events.size()), limits.events());
        List<List<EpcisEvent>> parts = new ArrayList<>();
        for (int from = 0; from < events.size(); from += size) {
            parts.add(events.subList(from, Math.min(events.size(), from + size)));
        }
        return parts;
    }

    private void settle(List<EpcisEvent> events, Round round) {
        byte[] document = EventDocument.of(events, time.now());
        Outcome outcome =
                document.length > limits.map(Limits::bytes).orElse(Long.MAX_VALUE)
                        ? new Outcome.TooLarge(limits.orElseThrow())
                        : client.capture(document, keys(events));
        switch (outcome) {
            case Outcome.Stored _ -> events.forEach(round::stored);
            case Outcome.Exists _ -> {
                if (events.size() == 1) {
                    round.stored(events.getFirst());
                } else {
                    halve(events, round);
                }
            }
            case Outcome.TooLarge(Limits told) -> tooLarge(events, document.length, told, round);
            case Outcome.Rejected rejected -> rejected(events, rejected, round);
        }
    }

    private static List<EpcisEvent.Key> keys(List<EpcisEvent> events) {
        return events.stream().map(EpcisEvent::key).toList();
    }

    private void halve(List<EpcisEvent> events, Round round) {
        int half = events.size() / 2;
        settle(events.subList(0, half), round);
        settle(events.subList(half, events.size()), round);
    }

    private void tooLarge(List<EpcisEvent> events, int bytes, Limits told, Round round) {
        if (events.size() == 1) {
            round.refused(events.getFirst(), TEXT.get("epcis.event.too-large", bytes));
            return;
        }
        Limits known = limits.orElse(told);
        limits =
                Optional.of(
                        new Limits(
                                Math.min(known.events(), told.events()),
                                Math.min(known.bytes(), told.bytes())));
        halve(events, round);
    }

    private void rejected(List<EpcisEvent> events, Outcome.Rejected rejected, Round round) {
        if (events.size() == 1) {
            round.decide(events.getFirst(), rejected.problems());
            return;
        }
        Map<EpcisEvent, List<ProblemDetails>> named = named(events, rejected.problems());
        if (named.isEmpty()) {
            halve(events, round);
            return;
        }
        List<EpcisEvent> others =
                events.stream().filter(event -> !named.containsKey(event)).toList();
        if (!others.isEmpty()) {
            if (rejected.proceeded()) {
                others.forEach(round::stored);
            } else {
                settle(others, round);
            }
        }
        named.forEach(round::decide);
    }

    /// Which events the problems are about, by the ids they name.
    ///
    /// @return empty unless each problem names one
    private static Map<EpcisEvent, List<ProblemDetails>> named(
            List<EpcisEvent> events, List<ProblemDetails> problems) {
        Map<String, List<EpcisEvent>> byDigest =
                events.stream().collect(Collectors.groupingBy(EpcisEvent::digest));
        Map<EpcisEvent, List<ProblemDetails>> named = new LinkedHashMap<>();
        for (ProblemDetails problem : problems) {
            List<EpcisEvent> about =
                    problem.digests().stream()
                            .flatMap(digest -> byDigest.getOrDefault(digest, List.of()).stream())
                            .toList();
            // An event and the declaration that it was wrong share their id.
            if (about.size() != 1) {
                return Map.of();
            }
            named.computeIfAbsent(about.getFirst(), _ -> new ArrayList<>()).add(problem);
        }
        return named;
    }

    @Override
    public void close() {
        client.close();
    }

    /// One delivery: tells decisions in the events' order, whatever order they come in.
    private static final class Round {
        private final List<EpcisEvent> events;
        private final Consumer<Decision> decided;
        private final Map<EpcisEvent, Decision> known = new LinkedHashMap<>();
        private int told;

        Round(List<EpcisEvent> events, Consumer<Decision> decided) {
            this.events = List.copyOf(events);
            this.decided = decided;
        }

        void stored(EpcisEvent event) {
            know(new Decision.Stored(event));
        }

        void refused(EpcisEvent event, String reason) {
            know(new Decision.Refused(event, reason));
        }

        /// By what the repository says about one event.
        void decide(EpcisEvent event, List<ProblemDetails> problems) {
            if (!problems.isEmpty() && problems.stream().allMatch(ProblemDetails::exists)) {
                stored(event);
            } else {
                refused(
                        event,
                        problems.stream()
                                .filter(problem -> !problem.exists())
                                .findFirst()
                                .map(ProblemDetails::message)
                                .orElseGet(() -> TEXT.get("epcis.event.no-reason")));
            }
        }

        private void know(Decision decision) {
            known.put(decision.event(), decision);
            for (; told < events.size(); told++) {
                Decision next = known.get(events.get(told));
                if (next == null) {
                    return;
                }
                decided.accept(next);
            }
        }
    }
}
