package org.cordon.ui.stations;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.cordon.app.device.StationSetup;
import org.cordon.app.device.StationSetup.Placed;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The stations of the line while a person sets them up. FX thread only.
public final class StationsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(StationsViewModel.class);

    private final StationSetup setup;
    private final FxDispatcher pulse;
    private final Messages messages;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Placed>> stations;
    private final ReadOnlyObjectWrapper<Optional<StationForm>> form =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// With the stations as they are set up.
    public StationsViewModel(StationSetup setup, FxDispatcher pulse, Messages messages) {
        this.setup = setup;
        this.pulse = pulse;
        this.messages = messages;
        stations = new ReadOnlyObjectWrapper<>(setup.stations());
    }

    /// Whether the stations are being set up.
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The stations in belt order; empty if none is set up.
    ReadOnlyObjectProperty<List<Placed>> stationsProperty() {
        return stations.getReadOnlyProperty();
    }

    /// The station that is filled in; empty if there is none.
    ReadOnlyObjectProperty<Optional<StationForm>> formProperty() {
        return form.getReadOnlyProperty();
    }

    /// What was done, in words; empty when nothing.
    ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Why something was not done, in words; empty when nothing.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether a change is being recorded.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private void refresh() {
        stations.set(setup.stations());
    }

    /// Begins with the first station.
    public void begin() {
        refresh();
        open.set(true);
        select(0);
    }

    /// Chooses a station; what was filled in of another one must be saved or dropped before.
    void choose(int place) {
        if (unsaved().filter(now -> now.place() != place).isPresent()) {
            said("", messages.get("stations.unsaved"));
        } else {
            select(place);
        }
    }

    private Optional<StationForm> unsaved() {
        return form.get().filter(now -> now.changed() && now.written().containsKey("name"));
    }

    /// Fills in the station at a place, as it is set up.
    public void select(int place) {
        said("", "");
        List<Placed> now = stations.get();
        form.set(Optional.empty());
        if (place < now.size()) {
            Placed station = now.get(place);
            show(StationForm.of(place, station.station().id().value(), station.keys()));
        }
    }

    /// Fills in a station that comes behind all others.
    public void add() {
        if (unsaved().isPresent()) {
            said("", messages.get("stations.unsaved"));
            return;
        }
        said("", "");
        form.set(Optional.empty());
        show(StationForm.of(stations.get().size(), "", Map.of("level", "unit")));
    }

    /// Fills a setting in; the usual value counts as left out.
    void set(StationSetting setting, String value) {
        form.get()
                .ifPresent(now -> {
                    said("", "");
                    show(now.with(setting, value));
                });
    }

    /// Fills in what a key of the settings file says.
    public void fill(String key, String value) {
        StationSetting.of(key).ifPresent(setting -> set(setting, value));
    }

    private void show(StationForm now) {
        String prefix = "station." + (now.place() + 1) + ".";
        Map<StationSetting, String> refusals = new EnumMap<>(StationSetting.class);
        for (ConfigRefusal refusal : setup.check(with(now))) {
            if (refusal.key().startsWith(prefix)) {
                StationSetting.of(refusal.key().substring(prefix.length()))
                        .ifPresent(s -> refusals.putIfAbsent(s, refusal.allowed()));
            }
        }
        boolean changed =
                now.isNew() || !stations.get().get(now.place()).keys().equals(now.written());
        form.set(
                Optional.of(
                        new StationForm(now.place(), now.name(), now.keys(), refusals, changed)));
    }

    /// The keys of all stations with those of the form among them. A station that requires it follows its name.
    private List<Map<String, String>> with(StationForm now) {
        Map<String, String> written = now.written();
        List<Map<String, String>> all = keys();
        if (now.isNew()) {
            all.add(written);
            return all;
        }
        all.set(now.place(), written);
        String name = written.getOrDefault("name", "");
        all.replaceAll(keys -> {
            if (name.isEmpty() || !now.name().equals(keys.get("requires"))) {
                return keys;
            }
            Map<String, String> renamed = new TreeMap<>(keys);
            renamed.put("requires", name);
            return renamed;
        });
        return all;
    }

    private List<Map<String, String>> keys() {
        return stations.get().stream()
                .map(Placed::keys)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// What is offered for a setting; empty for free text.
    List<String> choices(StationSetting setting) {
        if (setting != StationSetting.REQUIRES) {
            return setting.choices();
        }
        List<String> names = new ArrayList<>();
        names.add("");
        stations.get().stream()
                .limit(form.get().map(StationForm::place).orElse(0))
                .map(placed -> placed.station().id().value())
                .forEach(names::add);
        return names;
    }

    /// Saves the form.
    void save() {
        form.get()
                .filter(_ -> !busy.get() && lacking().isEmpty())
                .ifPresent(now -> {
                    Optional<String> kept = nameThatScannersKeep(now);
                    if (kept.isPresent()) {
                        said("", kept.get());
                    } else {
                        String name = now.written().getOrDefault("name", "");
                        change(with(now), now.place(), messages.get("stations.saved", name));
                    }
                });
    }

    private Optional<String> nameThatScannersKeep(StationForm now) {
        return Optional.of(now)
                .filter(f -> !f.isNew() && !f.name().equals(f.written().get("name")))
                .map(f -> stations.get().get(f.place()))
                .filter(placed -> !placed.bound().isEmpty())
                .map(placed -> messages.get("stations.name.bound", now.name(), scanners(placed)));
    }

    /// Moves a station along the belt, at once.
    ///
    /// @param by -1 towards its beginning, 1 towards its end
    void move(int place, int by) {
        int to = place + by;
        List<Placed> now = new ArrayList<>(stations.get());
        if (busy.get() || to < 0 || to >= now.size()) {
            return;
        }
        if (unsaved().isPresent()) {
            said("", messages.get("stations.unsaved"));
            return;
        }
        String name = now.get(place).station().id().value();
        Collections.swap(now, place, to);
        Set<StationId> before = new HashSet<>();
        for (Placed placed : now) {
            Station station = placed.station();
            Optional<StationId> lacks = station.requires().filter(id -> !before.contains(id));
            if (lacks.isPresent()) {
                said("", messages.get("stations.move.requires", station.id(), lacks.get()));
                return;
            }
            before.add(station.id());
        }
        change(
                now.stream().map(Placed::keys).toList(),
                to,
                messages.get("stations.moved", name, to + 1));
    }

    /// Why the station of the form cannot be removed, in words; empty if it can.
    String inUse() {
        Placed placed = stations.get().get(form.get().orElseThrow().place());
        String name = placed.station().id().value();
        if (!placed.bound().isEmpty()) {
            return messages.get("stations.remove.bound", name, scanners(placed));
        }
        String requiring =
                stations.get().stream()
                        .map(Placed::station)
                        .filter(s -> s.requires().filter(placed.station().id()::equals).isPresent())
                        .map(s -> s.id().value())
                        .collect(Collectors.joining(", "));
        return requiring.isEmpty() ? "" : messages.get("stations.remove.required", name, requiring);
    }

    private static String scanners(Placed placed) {
        return placed.bound().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// Removes the station of the form, unless it is in use.
    void remove() {
        StationForm now = form.get().orElseThrow();
        String why = inUse();
        if (busy.get() || !why.isEmpty()) {
            said("", why);
            return;
        }
        List<Map<String, String>> left = keys();
        left.remove(now.place());
        change(left, Math.max(0, now.place() - 1), messages.get("stations.removed", now.name()));
    }

    private void change(List<Map<String, String>> wanted, int place, String outcome) {
        busy.set(true);
        said("", "");
        pulse.deliver(
                setup.save(wanted),
                _ -> {
                    busy.set(false);
                    refresh();
                    select(place);
                    said(outcome, "");
                },
                failure -> {
                    busy.set(false);
                    LOG.info("stations were not set up", failure);
                    said("", messages.get("stations.failed", RefusalText.of(failure)));
                });
    }

    private void said(String doneNow, String troubleNow) {
        done.set(doneNow);
        trouble.set(troubleNow);
    }

    /// Drops what was filled in and not saved.
    void drop() {
        StationForm now = form.get().orElseThrow();
        select(Math.min(now.place(), Math.max(0, stations.get().size() - 1)));
    }

    /// Puts the stations away; what is not saved is lost.
    void close() {
        open.set(false);
        form.set(Optional.empty());
    }

    /// Why the form cannot be saved now, in words; empty if it can.
    String lacking() {
        StationForm now = form.get().orElseThrow();
        if (now.refusals().isEmpty()) {
            return now.changed() ? "" : messages.get("stations.unchanged");
        }
        return messages.get(
                "stations.lacking",
                now.refusals().keySet().stream()
                        .map(s -> messages.get("stations.field." + s.key()))
                        .collect(Collectors.joining(", ")));
    }
}
