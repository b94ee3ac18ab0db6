package org.cordon.cli;

import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineFeedConfig;
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
import java.util.stream.Stream;

/// A file that says which stations a line has: properties in UTF-8, as the settings of a terminal.
///
/// @param feed how line data come
record LineFile(Line line, LineFeed feed) {
    private static final Messages TEXT = Messages.of(LineFile.class);
    private static final String MARK = "\uFEFF";

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
    static LineFile read(@Nullable Path file) throws Refused {
        if (file == null) {
            return new LineFile(Line.SINGLE, LineFeed.NONE);
        }
        Map<String, String> keys = keys(file);
        LineConfig stations = LineConfig.read(keys);
        LineFeedConfig feed = LineFeedConfig.read(keys);
        if (!stations.refusals().isEmpty() || !feed.refusals().isEmpty()) {
            throw new Refused(
                    Stream.concat(stations.refusals().stream(), feed.refusals().stream())
                            .map(refusal -> TEXT.get("cli.line.refused", file, refusal))
                            .toList());
        }
        return new LineFile(stations.line(), feed.feed());
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
