package org.cordon.ui.qualification;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.qualification.QualificationCommands;
import org.cordon.app.qualification.QualificationProgress;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.scanner.qualification.Recommendation.InCordon;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A scanner being tried out, as the window shows it. FX thread only.
public final class QualifyViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(QualifyViewModel.class);

    private final QualificationCommands commands;
    private final ScanCommands scans;
    private final Optional<SettingsApplier> taker;
    private final FxDispatcher pulse;
    private final Messages messages;
    private final SheetViewModel sheet;
    private final FindingMessages findings = new FindingMessages();
    private final QualificationStatusLabels standings;
    private final ReadOnlyObjectWrapper<LocalDate> today;
    private final ReadOnlyObjectProperty<QualificationProgress> status;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// @param scans takes what a keyboard wedge types
    /// @param taker puts recommended settings into force, if that can be done from here
    public QualifyViewModel(
            QualificationCommands commands,
            ScanCommands scans,
            Optional<SettingsApplier> taker,
            FxDispatcher pulse,
            Messages messages,
            TimeSource time,
            SheetViewModel sheet) {
        this.commands = commands;
        this.scans = scans;
        this.taker = taker;
        this.pulse = pulse;
        this.messages = messages;
        this.sheet = sheet;
        this.standings = new QualificationStatusLabels(messages, findings, time.zone());
        status = pulse.follow(commands::onChange, commands::status);
        today = new ReadOnlyObjectWrapper<>(day(time));
        var _ = pulse.everySecond(() -> today.set(day(time)));
    }

    private static LocalDate day(TimeSource time) {
        return LocalDate.ofInstant(time.now(), time.zone());
    }

    /// The day at the terminal: a canary is scanned on each.
    public ReadOnlyObjectProperty<LocalDate> todayProperty() {
        return today.getReadOnlyProperty();
    }

    /// How it stands.
    public ReadOnlyObjectProperty<QualificationProgress> statusProperty() {
        return status;
    }

    /// What became of recording or taking over, in words; empty when nothing.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// The codes on paper.
    public SheetViewModel sheet() {
        return sheet;
    }

    /// Sentences of findings.
    public FindingMessages findings() {
        return findings;
    }

    /// Whether recommended settings can be put into force from here.
    public boolean takesSettings() {
        return taker.isPresent();
    }

    /// Begins.
    public void begin(DeviceId device) {
        message.set("");
        commands.begin(device);
    }

    /// Passes over the code asked for.
    public void skip() {
        commands.skip();
    }

    /// Begins anew.
    public void again() {
        message.set("");
        commands.again();
    }

    /// Lets the scanner go.
    public void stop() {
        message.set("");
        commands.stop();
    }

    /// Takes what a keyboard wedge typed, with `{GS}` where a field shows a separator so.
    public void typed(String text) {
        byte[] bytes = text.replace("{GS}", "\u001D").getBytes(StandardCharsets.UTF_8);
        var _ =
                scans.typed(Bytes.of(bytes))
                        .exceptionally(failed -> {
                            // A scan that is diverted here is cancelled for whoever typed it.
                            LOG.debug("a typed scan ended here", failed);
                            return null;
                        });
    }

    /// Records the result.
    public void record() {
        message.set("");
        pulse.deliver(
                commands.record(),
                _ -> message.set(""),
                failed -> {
                    if (!(failed instanceof QualificationCommands.NotPossible
                            || failed instanceof JournalUnavailable)) {
                        LOG.error("A qualification could not be recorded", failed);
                    }
                    message.set(
                            messages.get(
                                    "qualify.record.failed", String.valueOf(failed.getMessage())));
                });
    }

    /// Puts what Cordon's settings can do into force.
    public void apply(DeviceId device, Diagnosis result) {
        Map<String, String> settings = new LinkedHashMap<>();
        result.recommendations()
                .forEach(r -> {
                    if (r instanceof InCordon set) {
                        settings.put(set.key(), set.value());
                    }
                });
        taker.ifPresent(t ->
                pulse.deliver(
                        t.apply(device, settings),
                        _ -> message.set(messages.get("qualify.taken")),
                        failed ->
                                message.set(
                                        messages.get(
                                                "qualify.not-taken", RefusalText.of(failed)))));
    }

    /// What is known of a scanner, in one line.
    public String standing(DeviceId device) {
        return standings.of(status.get().standing(device), today.get());
    }
}
