package org.cordon.boot.settings;

import org.cordon.app.backup.RetentionPolicy;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.config.ConfigKey;
import org.cordon.core.text.Messages;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where backups go, how often, and how long they are kept: `backup.folder`, `backup.every`,
/// `backup.keep`.
///
/// @param folder outside of the data folder, on another drive
public record BackupPlan(Path folder, Duration every, RetentionPolicy keep) {
    private static final Messages TEXT = Messages.of(BackupPlan.class);
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Pattern EVERY = Pattern.compile("(\\d{1,4})([mhd])");
    private static final Pattern KEEP = Pattern.compile("(\\d{1,4})d(?:\\s+(\\d{1,3})w)?");

    /// All of it.
    public static final List<ConfigKey> SETTINGS =
            List.of(
                    Settings.declared("backup.folder"),
                    Settings.declared("backup.every"),
                    Settings.declared("backup.keep"));

    /// Reads it from the settings.
    ///
    /// @param file the settings, for messages
    /// @throws BadSettings if a value cannot be used
    static Optional<BackupPlan> read(Path file, Map<String, String> all) {
        String folder = all.getOrDefault("backup.folder", "");
        if (folder.isEmpty()) {
            if (all.containsKey("backup.every") || all.containsKey("backup.keep")) {
                throw new BadSettings(TEXT.get("settings.backup.missing", file));
            }
            return Optional.empty();
        }
        return Optional.of(
                new BackupPlan(
                        folder(file, folder),
                        every(file, all.getOrDefault("backup.every", "")),
                        keep(file, all.getOrDefault("backup.keep", ""))));
    }

    private static Path folder(Path file, String value) {
        try {
            Path folder = file.resolveSibling(value);
            Path data = file.toAbsolutePath().resolveSibling(".").normalize();
            if (folder.toAbsolutePath().normalize().startsWith(data)) {
                throw new BadSettings(TEXT.get("settings.backup.within", file, value));
            }
            return folder;
        } catch (InvalidPathException wrong) {
            throw new BadSettings(
                    TEXT.get("settings.backup.no-path", file, value, wrong.getReason()));
        }
    }

    private static Duration every(Path file, String value) {
        if (value.isEmpty()) {
            return USUAL;
        }
        Matcher matcher = EVERY.matcher(value);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration every =
                    switch (matcher.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            if (every.compareTo(SHORTEST) >= 0) {
                return every;
            }
        }
        throw new BadSettings(TEXT.get("settings.backup.every", file, value));
    }

    private static RetentionPolicy keep(Path file, String value) {
        if (value.isEmpty()) {
            return RetentionPolicy.USUAL;
        }
        Matcher matcher = KEEP.matcher(value);
        if (matcher.matches()) {
            int days = Integer.parseInt(matcher.group(1));
            int weeks = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
            if (days > 0) {
                return new RetentionPolicy(days, weeks);
            }
        }
        throw new BadSettings(TEXT.get("settings.backup.keep", file, value));
    }
}
