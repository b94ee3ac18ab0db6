package org.cordon.ui.stations;

import org.cordon.core.line.Association;
import org.cordon.core.line.StationType;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The settings of one station as a person has filled them in.
///
/// @param place on the belt, from 0
/// @param name as it is set up; empty for a station that is not added yet
/// @param keys as written, those of other types too
/// @param refusals what is allowed, by setting
/// @param changed whether it differs from what is set up
record StationForm(
        int place,
        String name,
        Map<StationSetting, String> keys,
        Map<StationSetting, String> refusals,
        boolean changed) {
    /// A form over what is set up.
    ///
    /// @param written keys of the settings file without `station.<number>.`
    static StationForm of(int place, String name, Map<String, String> written) {
        Map<StationSetting, String> keys = new EnumMap<>(StationSetting.class);
        written.forEach((key, value) ->
                StationSetting.of(key).ifPresent(setting -> keys.put(setting, value)));
        return new StationForm(place, name, keys, Map.of(), false);
    }

    /// The same with another value.
    StationForm with(StationSetting setting, String value) {
        Map<StationSetting, String> now = new EnumMap<>(StationSetting.class);
        now.putAll(keys);
        if (value.isEmpty() || value.equals(setting.usual(type()))) {
            now.remove(setting);
        } else {
            now.put(setting, value);
        }
        return new StationForm(place, name, now, refusals, changed);
    }

    /// Whether the station is not added yet.
    boolean isNew() {
        return name.isEmpty();
    }

    /// What is filled in, or what holds where nothing is.
    String shown(StationSetting setting) {
        return keys.getOrDefault(setting, setting.usual(type()));
    }

    /// What it is for.
    StationType type() {
        return StationType.valueOf(
                keys.getOrDefault(StationSetting.TYPE, "unit")
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'));
    }

    /// Whether such a station has a setting.
    boolean fits(StationSetting setting) {
        boolean packs = type().level().isPresent();
        return switch (setting) {
            case ASSOCIATION, LEARN, SILENT_PACKS -> packs;
            case LAG ->
                    type() == StationType.REJECT
                            || (packs
                                    && !shown(StationSetting.ASSOCIATION)
                                            .equals(StationSetting.word(Association.NONE)));
            case RERUN -> packs || type() == StationType.REJECT;
            case NAME, TYPE, REQUIRES, COMBINE, LANES -> true;
        };
    }

    /// Those that it has and that are filled in, as the settings file holds them.
    Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        keys.forEach((setting, value) -> {
            if (fits(setting) && !value.isBlank()) {
                String key =
                        setting != StationSetting.TYPE
                                ? setting.key()
                                : type().level().isPresent() ? "level" : "kind";
                written.put(key, value.strip());
            }
        });
        return written;
    }
}
