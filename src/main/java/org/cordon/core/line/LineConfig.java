package org.cordon.core.line;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The stations of a line, as read from its settings.
///
/// @param line the stations in the order of their numbers; [Line#SINGLE] if none is set or one is refused
/// @param refusals what could not be read, in the order of the keys
public record LineConfig(Line line, List<ConfigRefusal> refusals) {
    private static final Messages TEXT = Messages.of(LineConfig.class);

    /// Declarations of what may be set of a station, in the order of the manual.
    public static final List<ConfigKey> SETTINGS = StationConfigParser.SETTINGS;

    /// Keeps its own copy.
    public LineConfig {
        refusals = List.copyOf(refusals);
    }

    /// Reads the keys that begin with `station.`; others are not its business.
    ///
    /// The form is `station.<number>.<setting>`, with a setting of [#SETTINGS]. Numbers need not follow one
    /// another.
    public static LineConfig read(Map<String, String> settings) {
        List<ConfigRefusal> refusals = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        Set<StationId> before = new LinkedHashSet<>();
        groups(settings, refusals)
                .forEach((number, keys) -> {
                    ConfigSection group = new ConfigSection("station." + number + ".", keys);
                    stations.add(new StationConfigParser(group, before).read());
                    refusals.addAll(group.refusals());
                });
        boolean usual = stations.isEmpty() || !refusals.isEmpty();
        return new LineConfig(usual ? Line.SINGLE : new Line(stations), refusals);
    }

    /// The names of the stations, in belt order, whatever else is refused of them; that of [Line#SINGLE] if
    /// none is set.
    public static Set<StationId> names(Map<String, String> settings) {
        Set<StationId> names = new LinkedHashSet<>();
        groups(settings, new ArrayList<>())
                .values()
                .forEach(keys ->
                        new ConfigSection("", keys)
                                .optional(
                                        StationConfigParser.NAME,
                                        v -> names.add(new StationId(v)),
                                        false));
        return names.isEmpty() ? Set.of(Line.SINGLE.first().id()) : names;
    }

    /// The keys that [#read] takes for one station each, by number and without `station.<number>.`.
    public static SortedMap<Integer, Map<String, String>> groups(Map<String, String> settings) {
        return groups(settings, new ArrayList<>());
    }

    private static SortedMap<Integer, Map<String, String>> groups(
            Map<String, String> settings, List<ConfigRefusal> refusals) {
        return ConfigSection.numbered("station", TEXT.get("line.key.form"), settings, refusals);
    }
}
