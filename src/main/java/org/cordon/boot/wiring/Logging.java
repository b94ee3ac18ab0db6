package org.cordon.boot.wiring;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the program's own log goes. It is for those who look after the program, and no part of the
/// record: it holds no serials and no names at INFO or above.
public final class Logging {
    private static final String FILE = "cordon.log";
    private static final int DAYS = 30;
    private static final FileSize ONE_FILE = new FileSize(10L << 20);
    private static final FileSize ALL_FILES = new FileSize(200L << 20);

    /// How a line that begins with a warning or an error looks; see the encoder's pattern.
    private static final Pattern WARNING = Pattern.compile("\\S+ (WARN|ERROR) +\\[.*");

    private Logging() {}

    /// Lines of WARN and ERROR in the log files of a folder, without their stack traces.
    ///
    /// @throws IOException if there is no log, or it cannot be read
    public static List<String> warnings(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new NoSuchFileException(folder.resolve(FILE).toString());
        }
        List<String> warnings = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).stream()
                    .filter(line -> WARNING.matcher(line).matches())
                    .forEach(warnings::add);
        }
        return warnings;
    }

    /// Writes to `cordon.log` in a folder from now on, a file a day, for thirty days at most.
    public static void toFiles(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30}: %msg%n%ex");
        encoder.start();

        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("FILE");
        file.setFile(folder.resolve(FILE).toString());
        file.setEncoder(encoder);

        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling =
                new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(folder.resolve("cordon-%d{yyyy-MM-dd}-%i.log").toString());
        rolling.setMaxFileSize(ONE_FILE);
        rolling.setTotalSizeCap(ALL_FILES);
        rolling.setMaxHistory(DAYS);
        rolling.start();

        file.setRollingPolicy(rolling);
        file.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
    }
}
