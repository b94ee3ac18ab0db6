package org.cordon.core.line;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.text.Messages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The settings of one station while they are read.
final class StationConfigParser {
    private static final Messages TEXT = Messages.of(StationConfigParser.class);

    static final ConfigKey NAME = setting("name");
    private static final ConfigKey LEVEL = setting("level");
    private static final ConfigKey KIND = setting("kind");
    private static final ConfigKey ASSOCIATION = setting("association");
    private static final ConfigKey LAG = setting("lag", "`0`");
    private static final ConfigKey REQUIRES = setting("requires");
    private static final ConfigKey COMBINE = setting("combine", "`any`");
    private static final ConfigKey LANES = setting("lanes", "`1`");
    private static final ConfigKey LEARN = setting("learn", "`no`");
    private static final ConfigKey RERUN = setting("rerun", "`no`");
    private static final ConfigKey SILENT_PACKS =
            setting("silent-packs", "`" + Station.SILENT_PACKS + "`");

    /// Every setting of a station, in the order of the manual.
    static final List<ConfigKey> SETTINGS =
            List.of(
                    NAME,
                    LEVEL,
                    KIND,
                    ASSOCIATION,
                    LAG,
                    REQUIRES,
                    COMBINE,
                    LANES,
                    LEARN,
                    RERUN,
                    SILENT_PACKS);

    private static ConfigKey setting(String key) {
        return setting(key, TEXT.get("line.setting." + key + ".usual"));
    }

    private static ConfigKey setting(String key, String usual) {
        return new ConfigKey(
                key,
                TEXT.get("line.setting." + key + ".meaning"),
                TEXT.get("line.setting." + key + ".allowed"),
                usual);
    }

    private final ConfigSection keys;
    private final Set<StationId> before;

    /// @param before names of the stations before it; its own is added when it is read
    StationConfigParser(ConfigSection keys, Set<StationId> before) {
        this.keys = keys;
        this.before = before;
    }

    /// The station; where a key is refused, what is usual stands in its place.
    Station read() {
        for (String key : keys.names()) {
            if (SETTINGS.stream().noneMatch(setting -> setting.key().equals(key))) {
                keys.refuse(key, ConfigSection.unknown(SETTINGS));
            }
        }
        Optional<StationId> requires =
                keys.optional(REQUIRES.key(), namesBefore(), this::isBefore, Optional.empty());
        StationId id = keys.required(NAME, StationId::new, new StationId("?"));
        if (!keys.refused(NAME.key()) && !before.add(id)) {
            keys.refuse(NAME.key(), TEXT.get("line.name.taken"));
        }
        StationType type = type();
        return new Station(
                id,
                type,
                association(type),
                keys.optional(LAG, v -> ConfigSection.integer(v, 0, Station.MOST), 0),
                requires,
                keys.optional(COMBINE, v -> word(Combine.class, v), Combine.ANY),
                keys.optional(LANES, v -> ConfigSection.integer(v, 1, Station.MOST), 1),
                keys.optional(LEARN, StationConfigParser::yes, false),
                keys.optional(RERUN, StationConfigParser::yes, false),
                keys.optional(
                        SILENT_PACKS,
                        v -> ConfigSection.integer(v, 1, Station.MOST_SILENT_PACKS),
                        Station.SILENT_PACKS));
    }

    private Optional<StationId> isBefore(String value) {
        StationId id = new StationId(value);
        if (!before.contains(id)) {
            throw new IllegalArgumentException(value);
        }
        return Optional.of(id);
    }

    private String namesBefore() {
        return before.isEmpty()
                ? TEXT.get("line.requires.first")
                : TEXT.get(
                        "line.requires.before",
                        before.stream().map(StationId::value).collect(Collectors.joining(", ")));
    }

    private StationType type() {
        if (!keys.has(KIND.key())) {
            return keys.required(LEVEL, v -> type(v, true), StationType.UNIT);
        }
        if (keys.has(LEVEL.key())) {
            keys.refuse(KIND.key(), TEXT.get("line.kind.level"));
        }
        return keys.required(KIND, v -> type(v, false), StationType.BENCH);
    }

    private static StationType type(String value, boolean level) {
        StationType type = word(StationType.class, value);
        if (type.level().isPresent() != level) {
            throw new IllegalArgumentException(value);
        }
        return type;
    }

    private Association association(StationType type) {
        Association association =
                keys.optional(
                        ASSOCIATION, v -> word(Association.class, v), Association.usual(type));
        if (association != Association.NONE && type.level().isEmpty()) {
            keys.refuse(ASSOCIATION.key(), TEXT.get("line.association.level"));
            return Association.NONE;
        }
        return association;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean yes(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }
}
