package org.cordon.app.scanning;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmRules;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.Entry;
import org.cordon.core.people.Person;
import org.cordon.core.verdict.ExceptionCatalogue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Records what is done about alarms, if it may be done. Safe from any thread; never waits.
record AlarmHandler(
        Journal journal,
        Session session,
        LineState lineState,
        ExceptionCatalogue catalogue,
        TimeSource time) {
    /// @return fails with [Refused] if the person, or whoever does it, may not
    CompletableFuture<Entry> handle(AlarmFollowUp event) {
        Optional<AlarmRules.Problem> problem =
                AlarmRules.problem(event, concerned(event), catalogue, time.now());
        return event.permission()
                .map(permission ->
                        session.allowed(
                                permission,
                                person ->
                                        refusal(event, problem, person)
                                                .<CompletableFuture<Entry>>map(why ->
                                                        CompletableFuture.failedFuture(
                                                                new Refused(why)))
                                                .orElseGet(() ->
                                                        journal.append(
                                                                Optional.of(person.id()), event))))
                .orElseGet(() -> journal.append(Optional.empty(), event));
    }

    private static Optional<AlarmRefusal> refusal(
            AlarmFollowUp event, Optional<AlarmRules.Problem> problem, Person person) {
        return problem.map(AlarmRefusal::of)
                .or(() ->
                        event instanceof AlarmEvent.AlarmClosed closed
                                        && closed.second().equals(Optional.of(person.id()))
                                ? Optional.of(AlarmRefusal.SAME_PERSON)
                                : Optional.empty());
    }

    private List<Alarm> concerned(AlarmFollowUp event) {
        return lineState.status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> event.alarms().contains(alarm.id()))
                .toList();
    }
}
