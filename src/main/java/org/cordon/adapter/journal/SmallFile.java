package org.cordon.adapter.journal;

import org.cordon.core.digest.Sha256;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// A properties file of the journal, replaced as a whole, with a member `check` over all others: a file
/// that was cut or altered by accident is recognised.
final class SmallFile {
    private static final String CHECK = "check";

    private SmallFile() {}

    /// Reads a file that must have its check.
    ///
    /// @return its members; empty if the file is not there, has no check, or another one
    static Optional<Map<String, String>> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> members = membersOf(file);
        String check = members.remove(CHECK);
        return check != null && check.equals(check(members))
                ? Optional.of(members)
                : Optional.empty();
    }

    /// Reads a file that an earlier version may have written, without a check.
    ///
    /// @return its members, or none if there is a check that does not fit
    static Map<String, String> readAny(Path file) throws IOException {
        Map<String, String> members = membersOf(file);
        String check = members.remove(CHECK);
        return check == null || check.equals(check(members)) ? members : Map.of();
    }

    static void write(Disk disk, Path file, Map<String, String> members) throws IOException {
        Properties properties = new Properties();
        properties.putAll(members);
        properties.setProperty(CHECK, check(members));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        disk.replaceDurably(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> membersOf(Path file) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IllegalArgumentException | MalformedInputException malformed) {
            properties.clear();
        }
        Map<String, String> members = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> members.put(name, properties.getProperty(name)));
        return members;
    }

    private static String check(Map<String, String> members) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(members)
                .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return Sha256.of(bytes);
    }
}
