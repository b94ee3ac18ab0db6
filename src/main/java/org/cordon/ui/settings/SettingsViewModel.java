package org.cordon.ui.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.app.replication.SiteQueries;
import org.cordon.app.replication.SiteStatus;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScannerStatus;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.TimeFormats;

import java.nio.file.Path;
import java.util.List;

/// Scanners, stores and folders as they are now. FX thread only.
public final class SettingsViewModel {
    /// One scanner.
    ///
    /// @param last when it sent something last, in words
    public record ScannerRow(
            String name, String role, String address, DeviceState state, String word, String last) {
        /// How loud its chip is.
        Chip.Tone tone() {
            return switch (state) {
                case READING -> Chip.Tone.GOOD;
                case SILENT -> Chip.Tone.QUIET;
                case REOPENING -> Chip.Tone.WARN;
                case LOST -> Chip.Tone.ALARM;
            };
        }

        /// The mark on its chip.
        VerdictCode.Shape shape() {
            return switch (state) {
                case READING -> VerdictCode.Shape.RIGHT;
                case SILENT -> VerdictCode.Shape.WATCH;
                case REOPENING -> VerdictCode.Shape.NO_READ;
                case LOST -> VerdictCode.Shape.SUSPECT;
            };
        }
    }

    private final LineQueries line;
    private final SiteQueries site;
    private final StoreStatusQueries store;
    private final Messages messages;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final ObservableList<ScannerRow> scanners = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper order = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper profile = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper siteLine = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper storeLine = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SiteStatus.State> siteState =
            new ReadOnlyObjectWrapper<>(SiteStatus.State.OFF);
    private final ReadOnlyObjectWrapper<StoreStatus.State> storeState =
            new ReadOnlyObjectWrapper<>(StoreStatus.State.LEVEL);
    private final String folder;

    /// @param folder where the data live
    public SettingsViewModel(
            LineQueries line,
            SiteQueries site,
            StoreStatusQueries store,
            Path folder,
            Messages messages,
            TimeFormats moments) {
        this.line = line;
        this.site = site;
        this.store = store;
        this.folder = folder.toAbsolutePath().toString();
        this.messages = messages;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
    }

    /// The scanners, in the order of the settings.
    public ObservableList<ScannerRow> scanners() {
        return scanners;
    }

    /// What the line runs, in words.
    public ReadOnlyStringProperty orderProperty() {
        return order.getReadOnlyProperty();
    }

    /// Which profile the order is judged by, and whether it is guessed, in words; empty without an order.
    public ReadOnlyStringProperty profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /// How the site store stands, in words.
    public ReadOnlyStringProperty siteProperty() {
        return siteLine.getReadOnlyProperty();
    }

    /// How the local store stands, in words.
    public ReadOnlyStringProperty storeProperty() {
        return storeLine.getReadOnlyProperty();
    }

    /// How the site store stands.
    public ReadOnlyObjectProperty<SiteStatus.State> siteStateProperty() {
        return siteState.getReadOnlyProperty();
    }

    /// How the local store stands.
    public ReadOnlyObjectProperty<StoreStatus.State> storeStateProperty() {
        return storeState.getReadOnlyProperty();
    }

    /// Where the data live.
    public String folder() {
        return folder;
    }

    /// Takes over how all stands.
    public void refresh() {
        LineStatus now = line.status();
        List<ScannerRow> rows = now.devices().stream().map(this::row).toList();
        if (!scanners.equals(rows)) {
            scanners.setAll(rows);
        }
        order.set(
                now.order()
                        .map(o ->
                                messages.get(
                                        "settings.order.active",
                                        o.id().value(),
                                        o.product(),
                                        o.lot().value(),
                                        o.packs()))
                        .orElseGet(() -> messages.get("settings.order.none")));
        profile.set(
                now.profile()
                        .map(chosen ->
                                messages.get(
                                        chosen.guessed()
                                                ? "settings.order.profile-guessed"
                                                : "settings.order.profile",
                                        chosen.profile().name(),
                                        chosen.profile().version()))
                        .orElse(""));
        siteState.set(site.status().state());
        storeState.set(store.status().state());
        siteLine.set(format(site.status()));
        storeLine.set(format(store.status()));
    }

    private ScannerRow row(ScannerStatus device) {
        return new ScannerRow(
                device.id().value(),
                messages.name("settings.role", device.role()),
                device.address(),
                device.state(),
                messages.name("settings.state", device.state()),
                device.detail().isEmpty()
                        ? device.lastScan()
                                .map(at -> messages.get("settings.scanner.last", moments.time(at)))
                                .orElseGet(() -> messages.get("settings.scanner.never"))
                        : reasons.of(device.detail()));
    }

    private String format(SiteStatus status) {
        return messages.name(
                "settings.site",
                status.state(),
                status.address(),
                status.waiting(),
                status.detail());
    }

    private String format(StoreStatus status) {
        if (!status.contradictions().isEmpty() && status.state() == StoreStatus.State.LEVEL) {
            return messages.get(
                    "settings.store.contradiction", String.join(", ", status.contradictions()));
        }
        if (status.deadLetters() > 0 && status.state() != StoreStatus.State.BROKEN) {
            return messages.get("settings.parked", status.deadLetters());
        }
        return messages.name(
                "settings.store",
                status.state(),
                status.applied(),
                status.total(),
                status.detail());
    }
}
