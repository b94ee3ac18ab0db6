package org.cordon.boot.settings;

import org.cordon.app.port.DurableFile;
import org.cordon.core.digest.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Names the configuration that entries are made under: `sha256:` and the SHA-256 of a text that holds the
/// program's version, the settings in force and the rule tables. The text is kept in
/// `configurations/<sha256>.txt` of the data folder, so that an inspector finds what an entry names. Holds
/// the paths of password files, never what stands in them.
///
/// Any thread may ask; one at a time may change it.
public final class ConfigurationVersion implements Supplier<String> {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationVersion.class);

    private final DataFolder folder;
    private final RuleTables rules;
    private volatile Text inForce;

    /// @param settings in force; their text is kept by [#keep]
    public ConfigurationVersion(DataFolder folder, RuleTables rules, Settings settings) {
        this.folder = folder;
        this.rules = rules;
        inForce = text(settings);
    }

    @Override
    public String get() {
        return inForce.version();
    }

    /// Names other settings from the next entry on, and keeps their text.
    public void apply(Settings settings) {
        inForce = text(settings);
        keep();
    }

    /// Keeps the text of what is in force. Where it cannot be written, the log says so and entries name it all
    /// the same: recording goes on.
    public void keep() {
        Text now = inForce;
        Path file = folder.configurations().resolve(now.digest() + ".txt");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder.configurations());
                DurableFile.replace(file, now.content().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written; entries name it all the same", file, e);
        }
    }

    /// A configuration in words.
    ///
    /// @param version as entries name it
    private record Text(String content, String digest, String version) {}

    private Text text(Settings settings) {
        StringBuilder text = new StringBuilder("program=" + Version.ofThisProgram() + "\n");
        settings.inForce().forEach((key, value) -> line(text, key, value));
        new TreeMap<>(rules.digests())
                .forEach((name, digest) -> line(text, "rules." + name, "sha256:" + digest));
        String content = text.toString();
        String digest = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
        return new Text(content, digest, "sha256:" + digest);
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value.replaceAll("\\R", " ")).append('\n');
    }
}
