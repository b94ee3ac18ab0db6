package org.cordon.boot.wiring;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/// What a person chose for the window, in `window.properties` of the data folder. Losing it costs
/// nothing, so what cannot be read or written is logged and the usual look is taken.
public final class Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final Messages TEXT = Messages.of(Preferences.class);
    private static final String THEME = "theme";

    /// All of it.
    public static final List<ConfigKey> SETTINGS =
            List.of(
                    new ConfigKey(
                            THEME,
                            TEXT.get("wiring.theme.meaning"),
                            TEXT.get("wiring.theme.allowed"),
                            TEXT.get("wiring.theme.usual")));

    private final Path file;

    /// Of a data folder.
    Preferences(Path folder) {
        file = folder.resolve("window.properties");
    }

    /// The look chosen last; light before anyone chose.
    Theme theme() {
        if (!Files.exists(file)) {
            return Theme.LIGHT;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return Theme.valueOf(properties.getProperty(THEME, "light").toUpperCase(Locale.ROOT));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read; the window takes its usual look", file, e);
            return Theme.LIGHT;
        }
    }

    /// Remembers a look.
    void theme(Theme theme) {
        Properties properties = new Properties();
        properties.setProperty(THEME, theme.name().toLowerCase(Locale.ROOT));
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            LOG.warn("{} cannot be written; the look is forgotten at the end", file, e);
        }
    }
}
