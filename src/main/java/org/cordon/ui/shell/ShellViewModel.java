package org.cordon.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import org.cordon.app.auth.Authentication;
import org.cordon.app.auth.Session;
import org.cordon.app.journal.JournalCommands;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.SiteQueries;
import org.cordon.app.replication.SiteStatus;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.order.Order;
import org.cordon.core.people.Person;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip.Tone;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.ScannerTrust.Suspect;
import org.cordon.ui.common.VerdictMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the strip says. Knows no control. FX thread.
public final class ShellViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ShellViewModel.class);

    private final Messages messages = Messages.of(ShellViewModel.class);
    private final FxDispatcher pulse;
    private final Authentication authentication;
    private final JournalCommands journal;
    private final String lineName;
    private final ReadOnlyObjectProperty<LineStatus> status;
    private final ObservableValue<List<Suspect>> suspects;
    private final ReadOnlyObjectProperty<SiteStatus> siteStatus;
    private final ReadOnlyObjectProperty<Optional<Person>> signedIn;
    private final ObservableValue<String> since;

    /// What a chip shows.
    ///
    /// @param value empty for no chip at all
    public record ChipState(String value, String caption, Tone tone) {
        static final ChipState NONE = new ChipState("", "", Tone.QUIET);
    }

    /// Follows line, site and session.
    ///
    /// @param lineName as people call the line, such as "Line 3, cartons"
    public ShellViewModel(
            FxDispatcher pulse,
            LineQueries line,
            ScannerTrust distrust,
            SiteQueries site,
            Session session,
            Authentication authentication,
            JournalCommands journal,
            TimeSource time,
            String lineName) {
        this.pulse = pulse;
        this.authentication = authentication;
        this.journal = journal;
        this.lineName = lineName;
        status = pulse.follow(line::onChange, line::status);
        suspects = distrust.suspects();
        siteStatus = pulse.follow(site::onChange, site::status);
        signedIn = pulse.follow(session::onChange, session::person);
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm").withZone(time.zone());
        since =
                signedIn.map(person ->
                        person.isPresent()
                                ? messages.get("shell.since", clock.format(time.now()))
                                : "");
    }

    String lineName() {
        return lineName;
    }

    ObservableValue<String> order() {
        return ofOrder(Order::product);
    }

    ObservableValue<String> lot() {
        return ofOrder(order -> order.lot().value());
    }

    ObservableValue<String> expiry() {
        return ofOrder(order -> order.expiry().toString());
    }

    ObservableValue<String> person() {
        return signedIn.map(p -> p.map(Person::name).orElse(""));
    }

    ObservableValue<String> since() {
        return since;
    }

    /// What the record lacks: loud where nothing that happens now is on it, a warning where the disk will
    /// be full, or where the line does not know yet all that was recorded.
    ObservableValue<ChipState> journal() {
        return status.map(now ->
                switch (now.journal()) {
                    case JournalState.Recording recording -> recording(recording, now);
                    case JournalState.DiskFull full ->
                            loud(messages.get("shell.journal.full", full.freeBytes() / (1 << 20)));
                    case JournalState.Failed failed -> loud(failed.reason());
                    case JournalState.Altered altered ->
                            new ChipState(
                                    messages.get("shell.journal.value"),
                                    messages.get("shell.altered.sentence", altered(altered)),
                                    Tone.ALARM);
                    case JournalState.RestartNeeded lost ->
                            new ChipState(
                                    messages.get("shell.journal.value"),
                                    messages.get(
                                            "shell.restart.sentence",
                                            lost.firstLost(),
                                            lost.lastLost(),
                                            lost.stream().storedName()),
                                    Tone.ALARM);
                    case JournalState.Closed _ -> loud(messages.get("shell.journal.closed"));
                });
    }

    private String altered(JournalState.Altered now) {
        return switch (now.how()) {
            case REMOVED -> messages.get("shell.altered.removed", now.file());
            case REPLACED -> messages.get("shell.altered.replaced", now.file());
            case SHORTENED -> messages.get("shell.altered.shortened", now.file());
            case OVERWRITTEN -> messages.get("shell.altered.overwritten", now.file());
        };
    }

    /// Whether recording waits for a person to decide that it goes on.
    ObservableValue<Boolean> continuable() {
        return status.map(now -> now.journal() instanceof JournalState.Altered);
    }

    /// Goes on recording.
    ///
    /// @param failed takes why not
    void continueRecording(Consumer<Throwable> failed) {
        pulse.deliver(
                journal.continueRecording(),
                _ -> {},
                error -> {
                    LOG.warn("recording does not go on", error);
                    failed.accept(error);
                });
    }

    private ChipState recording(JournalState.Recording journal, LineStatus now) {
        if (journal.littleRoom().isPresent()) {
            return new ChipState(
                    messages.get("shell.room.value"),
                    messages.get("shell.room.sentence", journal.littleRoom().getAsLong() >> 20),
                    Tone.WARN);
        }
        return now.sightingsKnown()
                ? ChipState.NONE
                : new ChipState(
                        messages.get("shell.earlier.value"),
                        messages.get("shell.earlier.sentence"),
                        Tone.WARN);
    }

    private ChipState loud(String why) {
        return new ChipState(
                messages.get("shell.journal.value"),
                messages.get("shell.journal.sentence", why),
                Tone.ALARM);
    }

    ObservableValue<ChipState> alarms() {
        return status.map(now -> {
            int n = now.unacknowledged().size();
            int open = now.alarms().size();
            if (open == 0) {
                return ChipState.NONE;
            }
            return n == 0
                    ? new ChipState(messages.get("shell.alarms.seen", open), "", Tone.QUIET)
                    : new ChipState(
                            messages.get("shell.alarms", n), "", tone(now.unacknowledged()));
        });
    }

    /// The shape of the worst open alarm, acknowledged or not.
    ObservableValue<VerdictCode.Shape> worst() {
        return status.map(now ->
                VerdictMark.shape(
                        now.alarms().stream()
                                .findFirst()
                                .map(each -> each.weight().severity())
                                .orElse(Severity.NONE)));
    }

    /// As loud as the worst alarm that waits for a person to look.
    private static Tone tone(List<LineAlarm> waiting) {
        return switch (waiting.getFirst().weight().severity()) {
            case CRITICAL -> Tone.ALARM;
            case HIGH -> Tone.WARN;
            case MEDIUM, LOW, NONE -> Tone.QUIET;
        };
    }

    /// Loud while one is gone or cannot be trusted.
    ObservableValue<ChipState> scanners() {
        return Bindings.createObjectBinding(
                () -> ScannerChip.of(status.get().devices(), suspects.getValue(), messages),
                status,
                suspects);
    }

    /// Whether a scanner cannot be trusted.
    ObservableValue<Boolean> distrusted() {
        return suspects.map(now -> !now.isEmpty());
    }

    /// Which scanners cannot be trusted and why, one a line; empty when all is well.
    ObservableValue<String> distrust() {
        return suspects.map(
                now -> now.stream().map(Suspect::sentence).collect(Collectors.joining("\n")));
    }

    ObservableValue<ChipState> site() {
        return Bindings.createObjectBinding(
                () -> {
                    SiteStatus now = siteStatus.get();
                    return switch (now.state()) {
                        case OFF -> ChipState.NONE;
                        case CONNECTED ->
                                new ChipState(
                                        messages.get("shell.site.value"),
                                        now.waiting() == 0
                                                ? messages.get("shell.site.level")
                                                : messages.get("shell.site.lag", age(now.lag())),
                                        Tone.QUIET);
                        case WAITING ->
                                new ChipState(
                                        messages.get("shell.site.away"),
                                        messages.get("shell.site.waiting", now.waiting()),
                                        Tone.WARN);
                        case CONFLICT ->
                                new ChipState(
                                        messages.get("shell.site.value"),
                                        messages.get("shell.site.conflict"),
                                        Tone.ALARM);
                    };
                },
                siteStatus);
    }

    private String age(Duration lag) {
        return lag.toMinutes() > 0
                ? messages.get("shell.age.minutes", lag.toMinutes())
                : messages.get("shell.age.seconds", Math.max(1, lag.toSeconds()));
    }

    void signOut(Consumer<Throwable> failed) {
        pulse.deliver(
                authentication.signOut(),
                _ -> {},
                error -> {
                    LOG.warn("not signed out", error);
                    failed.accept(error);
                });
    }

    private ObservableValue<String> ofOrder(Function<Order, String> of) {
        return status.map(now -> {
            Optional<String> part = now.order().map(of);
            return now.changeover()
                    .map(LineStatus.Changeover::before)
                    .map(of)
                    .filter(before -> part.filter(before::equals).isEmpty())
                    .map(before -> messages.get("shell.changeover", before, part.orElse("")))
                    .or(() -> part)
                    .orElse(messages.get("shell.none"));
        });
    }
}
