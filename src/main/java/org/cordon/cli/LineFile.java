package org.cordon.cli;

import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// A file that says which stations a line has: properties in UTF-8, as the settings of a terminal.
final class LineFile {
    private static final Messages TEXT = Messages.of(LineFile.class);
    private static final String MARK = "\uFEFF";

    private LineFile() {}

    /// A file that no line comes from. Its message names all that is wrong, a line each.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }

        Refused(List<String> sentences) {
            super(String.join("\n", sentences));
        }
    }

    /// The line of a file; that without set-up stations if none is named.
    static Line read(@Nullable Path file) throws Refused {
        if (file == null) {
            return Line.SINGLE;
        }
        LineConfig config = LineConfig.read(keys(file));
        if (!config.refusals().isEmpty()) {
            throw new Refused(
                    config.refusals().stream()
                            .map(refusal -> TEXT.get("cli.line.refused", file, refusal))
                            .toList());
        }
        return config.line();
    }

    private static Map<String, String> keys(Path file) throws Refused {
        Properties properties = new Properties();
        try {
            String text = Files.readString(file);
            properties.load(new StringReader(text.startsWith(MARK) ? text.substring(1) : text));
        } catch (IOException e) {
            throw new Refused(Failure.sentence(file, e), e);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(
                    TEXT.get("cli.line.refused", file, malformed.getMessage()), malformed);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> properties.getProperty(key).strip()));
    }
}
