package org.cordon.ui.stations;

import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.StationType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A setting of a station as the form shows it, in the order of the form.
enum StationSetting {
    NAME("name"),
    /// Level and kind in one.
    TYPE("type", StationType.values()),
    ASSOCIATION("association", Association.values()),
    LAG("lag"),
    /// Its choices are the stations before it.
    REQUIRES("requires"),
    COMBINE("combine", Combine.values()),
    LANES("lanes"),
    LEARN("learn", "no", "yes"),
    RERUN("rerun", "no", "yes"),
    SILENT_PACKS("silent-packs");

    private final String key;

    /// With bars between, since a constant holds nothing that could change.
    private final String choices;

    StationSetting(String key, String... choices) {
        this.key = key;
        this.choices = String.join("|", choices);
    }

    StationSetting(String key, Enum<?>[] choices) {
        this(key, Stream.of(choices).map(StationSetting::word).toArray(String[]::new));
    }

    /// As the settings file writes a constant.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As the settings file names it, but for [#TYPE].
    String key() {
        return key;
    }

    /// The setting that a key of the settings file is shown by.
    static Optional<StationSetting> of(String key) {
        return key.equals("level") || key.equals("kind")
                ? Optional.of(TYPE)
                : Stream.of(values()).filter(s -> s.key.equals(key) && s != TYPE).findFirst();
    }

    /// What is offered; empty for free text and for stations.
    List<String> choices() {
        return choices.isEmpty() ? List.of() : List.of(choices.split("\\|", -1));
    }

    /// Whether it is one of several, and not free text.
    boolean isChosen() {
        return this == REQUIRES || !choices.isEmpty();
    }

    /// What holds where nothing is filled in; empty if that is nothing.
    String usual(StationType type) {
        return switch (this) {
            case ASSOCIATION -> word(Association.usual(type));
            case COMBINE -> word(Combine.ANY);
            case LEARN, RERUN -> "no";
            case NAME, TYPE, LAG, REQUIRES, LANES, SILENT_PACKS -> "";
        };
    }
}
