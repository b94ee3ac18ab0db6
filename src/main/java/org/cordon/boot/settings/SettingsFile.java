package org.cordon.boot.settings;

import org.cordon.app.device.ConfigFile;
import org.cordon.app.port.DurableFile;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `cordon.properties`, rewritten line by line: what a person wrote stays, comments and order
/// included, but for the lines of the one scanner, or of the stations, that changed. The file as it was before the first
/// change stays beside it, ending in `.bak`.
public record SettingsFile(Path file) implements ConfigFile {
    private static final Pattern ENDS = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");

    @Override
    public void write(String prefix, Map<String, String> keys) throws IOException {
        // A link to the file stays one.
        Path real = file.toRealPath();
        String before = Files.readString(real, StandardCharsets.UTF_8);
        String after = rewritten(before, prefix, keys);
        Path backup = real.resolveSibling(real.getFileName() + ".bak");
        if (!Files.exists(backup)) {
            Files.copy(real, backup, StandardCopyOption.COPY_ATTRIBUTES);
        }
        DurableFile.replace(real, after.getBytes(StandardCharsets.UTF_8));
    }

    /// The text with the lines whose keys begin so replaced.
    static String rewritten(String text, String prefix, Map<String, String> keys) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        Map<String, String> wanted = new TreeMap<>();
        keys.forEach((key, value) -> wanted.put(prefix + key, value));
        Map<String, String> left = new TreeMap<>(wanted);
        List<String> lines = new ArrayList<>();
        int place = -1;
        for (String line : logicalLines(text)) {
            Properties one = read(line);
            String key = one.stringPropertyNames().stream().findFirst().orElse("");
            if (!key.startsWith(prefix)) {
                lines.add(line);
                continue;
            }
            String value = left.remove(key);
            // Of a key that stands there twice the last counts; one line is enough.
            if (value != null) {
                boolean same = one.getProperty(key).strip().equals(value);
                lines.add(same ? closed(line, end) : written(key, value, end));
            }
            place = lines.size();
        }
        List<String> added = new ArrayList<>();
        left.forEach((key, value) -> added.add(written(key, value, end)));
        if (place < 0 && !added.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.addLast(closed(lines.removeLast(), end));
                added.addFirst(end);
            }
            place = lines.size();
        }
        if (!added.isEmpty()) {
            lines.addAll(place, added);
        }
        return String.join("", lines);
    }

    /// The lines with their ends; one that goes on over several counts as one.
    private static List<String> logicalLines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String natural : ENDS.splitAsStream(text).toList()) {
            line.append(natural);
            String bare = natural.stripTrailing();
            boolean comment = line.toString().stripLeading().matches("(?s)[#!].*");
            String content = natural.replaceAll("[\r\n]+$", "");
            int slashes = content.length() - content.replaceAll("\\\\+$", "").length();
            if (comment || bare.isEmpty() || slashes % 2 == 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static Properties read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot break", e);
        }
        return properties;
    }

    private static String closed(String line, String end) {
        return line.endsWith("\n") || line.endsWith("\r") ? line : line + end;
    }

    private static String written(String key, String value, String end) {
        return key + "=" + value.replace("\\", "\\\\") + end;
    }
}
