package org.cordon.ui.records;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Grade;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.scanner.qualification.Severity;
import org.cordon.ui.common.Messages;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictLabels;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an entry says, in one sentence for people. Any thread.
public final class EventLabels {
    private final Messages words;
    private final PersonNames names;
    private final TimeFormats moments;
    private final ContainmentRules rules;
    private final FindingMessages findings = new FindingMessages();

    /// @param rules names of departments and fields
    public EventLabels(
            Messages words, PersonNames names, TimeFormats moments, ContainmentRules rules) {
        this.words = words;
        this.names = names;
        this.moments = moments;
        this.rules = rules;
    }

    /// The sentence.
    public String say(JournalEvent fact) {
        return switch (fact) {
            case JournalEvent.TerminalStarted f ->
                    words.get(
                            f.clean() ? "records.fact.started" : "records.fact.started-after-crash",
                            f.version());
            case JournalEvent.TerminalStopped _ -> words.get("records.fact.stopped");
            case JournalEvent.PersonEnrolled f ->
                    words.get("records.fact.enrolled", f.name(), f.id().value());
            case JournalEvent.PasswordChanged f ->
                    words.get("records.fact.password-changed", names.of(f.id()));
            case JournalEvent.SignedIn f -> words.get("records.fact.signed-in", names.of(f.id()));
            case JournalEvent.SignedOut f -> words.get("records.fact.signed-out", names.of(f.id()));
            case JournalEvent.SignInRefused f ->
                    words.get("records.fact.sign-in-refused", f.typed());
            case JournalEvent.OrderOpened f ->
                    words.get(
                            "records.fact.order-opened",
                            f.order().id().value(),
                            f.order().product(),
                            f.file(),
                            f.units());
            case JournalEvent.UnitsListed f ->
                    words.get("records.fact.units-listed", f.units().size(), f.order().value());
            case JournalEvent.OrderActivated f ->
                    words.get("records.fact.order-activated", f.order().value());
            case JournalEvent.DeviceChanged f ->
                    words.get(
                            "records.fact.device",
                            f.device().value(),
                            words.name("records.device", f.state()),
                            f.detail());
            case JournalEvent.ScannerChanged f -> scanner(f);
            case JournalEvent.ScanJudged f ->
                    words.get(
                                    "records.fact.scan",
                                    f.device().value(),
                                    VerdictLabels.verdict(f.verdict()),
                                    f.unit().map(this::unit).orElseGet(() -> f.raw().toString()),
                                    f.reason())
                            + f.grade().map(this::grade).orElse("");
            case JournalEvent.VerdictAnswered f ->
                    words.get(
                            "records.fact.answered",
                            f.seq(),
                            words.name("records.answer", f.answer()));
            case JournalEvent.UnitHeld f ->
                    words.get("records.fact.held", unit(f.unit()), f.reason());
            case JournalEvent.UnitReleased f ->
                    words.get("records.fact.released", unit(f.unit()), f.reason());
            case JournalEvent.IncidentOpened f ->
                    words.get("records.fact.opened", f.incident().value(), f.reason());
            case JournalEvent.NoteTaken f -> say(f.note());
            case JournalEvent.ActCompleted f ->
                    words.get(
                            "records.fact.completed",
                            f.act().number(),
                            words.name("records.act", f.act()));
            case JournalEvent.ReportIssued f ->
                    words.get(
                            "records.fact.issued",
                            f.destination(),
                            f.pages(),
                            f.sha256().substring(0, 12));
            case JournalEvent.ScannerQualified f ->
                    words.get(
                            "records.fact.qualified",
                            f.device().value(),
                            words.name("records.fitness", f.fitness()));
            case JournalEvent.CanaryScanned f ->
                    words.get(
                            f.trusted() ? "records.fact.canary" : "records.fact.canary-distrusted",
                            f.device().value(),
                            f.findings().stream()
                                    .filter(finding -> finding.severity() != Severity.GOOD)
                                    .map(findings::of)
                                    .collect(Collectors.joining(" ")));
            case JournalEvent.BackupMade f ->
                    words.get("records.fact.backup", f.folder(), f.entries(), f.bytes() >> 20);
            case JournalEvent.JournalFileAltered f ->
                    words.get(
                            f.aside().isPresent()
                                    ? "records.fact.journal-altered.aside"
                                    : "records.fact.journal-altered",
                            f.file(),
                            how(f.how()),
                            f.aside().orElse(""));
            case JournalEvent.Unknown f -> words.get("records.fact.unknown", f.type());
        };
    }

    private String how(FileAlteration how) {
        return switch (how) {
            case REMOVED -> words.get("records.fact.journal-altered.removed");
            case REPLACED -> words.get("records.fact.journal-altered.replaced");
            case SHORTENED -> words.get("records.fact.journal-altered.shortened");
            case OVERWRITTEN -> words.get("records.fact.journal-altered.overwritten");
        };
    }

    private String scanner(JournalEvent.ScannerChanged fact) {
        if (fact.after().isEmpty()) {
            return words.get("records.fact.scanner-removed", fact.device().value());
        }
        String key =
                fact.before().isEmpty()
                        ? "records.fact.scanner-added"
                        : "records.fact.scanner-changed";
        Set<String> names = new TreeSet<>(fact.before().keySet());
        names.addAll(fact.after().keySet());
        String changes =
                names.stream()
                        .filter(name ->
                                !Objects.equals(fact.before().get(name), fact.after().get(name)))
                        .map(name -> change(name, fact))
                        .collect(Collectors.joining(", "));
        return words.get(key, fact.device().value(), changes);
    }

    private String change(String name, JournalEvent.ScannerChanged fact) {
        String now =
                fact.after().getOrDefault(name, words.get("records.fact.scanner-setting-none"));
        return fact.before().isEmpty()
                ? words.get("records.fact.scanner-setting", name, now)
                : words.get(
                        "records.fact.scanner-setting-changed",
                        name,
                        fact.before()
                                .getOrDefault(name, words.get("records.fact.scanner-setting-none")),
                        now);
    }

    private String grade(Grade grade) {
        return " "
                + words.get(
                        "records.fact.grade", grade.value(), grade.standard(), grade.verifier());
    }

    private String say(IncidentNote note) {
        return switch (note) {
            case IncidentNote.LineStopped n ->
                    words.get("records.note.stopped", n.confirmedBy(), n.state());
            case IncidentNote.NotStopped n -> words.get("records.note.not-stopped", n.reason());
            case IncidentNote.Quarantined n -> words.get("records.note.location", n.location());
            case IncidentNote.Told n ->
                    words.get(
                            n.answered() ? "records.note.answered" : "records.note.told",
                            name(rules.department(n.department()), n.department()),
                            n.person(),
                            n.how(),
                            moments.time(n.at()));
            case IncidentNote.Detail n ->
                    words.get(
                            "records.note.detail",
                            name(rules.field(n.field()), n.field()),
                            n.value());
            case IncidentNote.ReportOpened n ->
                    words.get(
                            "records.note.deviation",
                            n.number(),
                            words.name("records.severity", n.severity()),
                            n.summary());
        };
    }

    private static String name(Optional<ContainmentRules.Item> item, String stored) {
        return item.map(ContainmentRules.Item::name).orElse(stored);
    }

    private String unit(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin s -> words.get("records.unit.serial", s.label());
            case UnitId.Container c -> words.get("records.unit.container", c.label());
        };
    }
}
