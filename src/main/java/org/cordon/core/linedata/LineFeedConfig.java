package org.cordon.core.linedata;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.text.Messages;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How line data come, as read from settings.
///
/// @param feed [LineFeed#NONE] if a setting is refused
/// @param folder that documents with line data come into, as written; empty for none
/// @param refusals what could not be read
public record LineFeedConfig(LineFeed feed, Optional<String> folder, List<ConfigRefusal> refusals) {
    private static final Messages TEXT = Messages.of(LineFeedConfig.class);
    private static final String AREA = "line-data.";
    private static final int LONGEST_SECONDS = 86_400;

    /// Keys of the capture endpoint, which are read elsewhere.
    private static final String ENDPOINT = AREA + "endpoint.";

    private static final ConfigKey FEED = setting("feed", "`none`");
    private static final ConfigKey LATE = setting("late", "`60`");
    private static final ConfigKey SERIALS = setting("serials", "`reported`");
    private static final ConfigKey FOLDER = setting("folder", "no folder is watched");

    /// Every setting, in the order of the manual.
    public static final List<ConfigKey> SETTINGS =
            List.of(FEED, LATE, SERIALS, FOLDER).stream()
                    .map(each ->
                            new ConfigKey(
                                    AREA + each.key(),
                                    each.meaning(),
                                    each.allowed(),
                                    each.usual()))
                    .toList();

    private static ConfigKey setting(String key, String usual) {
        return new ConfigKey(
                key,
                TEXT.get("linedata.setting." + key + ".meaning"),
                TEXT.get("linedata.setting." + key + ".allowed"),
                usual);
    }

    /// Keeps its own copy.
    public LineFeedConfig {
        refusals = List.copyOf(refusals);
    }

    /// Reads the keys that begin with `line-data.`, but for those of the capture endpoint; others are not its business.
    public static LineFeedConfig read(Map<String, String> settings) {
        Map<String, String> own = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(AREA) && !key.startsWith(ENDPOINT)) {
                own.put(key.substring(AREA.length()), value.strip());
            }
        });
        ConfigSection keys = new ConfigSection(AREA, own);
        for (String key : keys.names()) {
            if (!List.of(FEED.key(), LATE.key(), SERIALS.key(), FOLDER.key()).contains(key)) {
                keys.refuse(key, ConfigSection.unknown(SETTINGS));
            }
        }
        LineFeed.Kind kind = keys.optional(FEED, LineFeedConfig::kind, LineFeed.Kind.NONE);
        Optional<String> folder =
                Optional.of(keys.text(FOLDER.key())).filter(name -> !name.isEmpty());
        if (folder.isPresent() && kind == LineFeed.Kind.NONE) {
            keys.refuse(FOLDER.key(), TEXT.get("linedata.folder.without-feed"));
        }
        boolean listed = keys.optional(SERIALS, LineFeedConfig::listed, false);
        LineFeed feed =
                new LineFeed(
                        kind,
                        Duration.ofSeconds(
                                keys.optional(
                                        LATE,
                                        text -> ConfigSection.integer(text, 1, LONGEST_SECONDS),
                                        (int) LineFeed.USUAL_LATE.toSeconds())),
                        listed || kind == LineFeed.Kind.NONE);
        return new LineFeedConfig(
                keys.refusals().isEmpty() ? feed : LineFeed.NONE, folder, keys.refusals());
    }

    private static LineFeed.Kind kind(String word) {
        return LineFeed.Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean listed(String word) {
        return switch (word) {
            case "listed" -> true;
            case "reported" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
