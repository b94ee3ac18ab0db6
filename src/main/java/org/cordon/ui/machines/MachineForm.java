package org.cordon.ui.machines;

import java.util.Map;
import java.util.TreeMap;

/// The settings of one machine as a person has filled them in.
///
/// @param place among the machines, from 0
/// @param name as it is set up; empty for a machine that is not added yet
/// @param keys as written, those of other types too
/// @param refusals what is allowed, by key
/// @param changed whether it differs from what is set up
record MachineForm(
        int place,
        String name,
        Map<String, String> keys,
        Map<String, String> refusals,
        boolean changed) {
    /// Keeps its own copies.
    MachineForm {
        keys = Map.copyOf(keys);
        refusals = Map.copyOf(refusals);
    }

    /// The same with another value; an empty one is left out.
    MachineForm with(String key, String value) {
        Map<String, String> now = new TreeMap<>(keys);
        now.put(key, value);
        now.values().removeIf(String::isEmpty);
        return new MachineForm(place, name, now, refusals, changed);
    }

    /// Whether the machine is not added yet.
    boolean isNew() {
        return name.isEmpty();
    }

    /// How its data come.
    String type() {
        return value("type");
    }

    /// What is filled in; empty if nothing is.
    String value(String key) {
        return keys.getOrDefault(key, "");
    }

    /// Those that it has and that are filled in, as the settings file holds them.
    Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        keys.forEach((key, value) -> {
            if (SettingGroup.fits(key, type()) && !value.isBlank()) {
                written.put(key, value.strip());
            }
        });
        return written;
    }

    /// Of those the ones that it is reached by.
    static Map<String, String> connection(Map<String, String> written) {
        Map<String, String> connection = new TreeMap<>(written);
        connection.keySet().removeIf(key -> !SettingGroup.connects(key));
        return connection;
    }
}
