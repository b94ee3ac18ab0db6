package org.cordon.boot;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.LoggerFactory;

import java.nio.file.Path;

/// Where the program's own log goes. It is for those who look after the program, and no part of the
/// record: it holds no serials and no names at INFO or above.
final class Logging {
    private static final int DAYS = 30;
    private static final FileSize ONE_FILE = new FileSize(10L << 20);
    private static final FileSize ALL_FILES = new FileSize(200L << 20);

    private Logging() {}

    /// Writes to `cordon.log` in a folder from now on, a file a day, for thirty days at most.
    static void toFiles(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30}: %msg%n%ex");
        encoder.start();

        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("FILE");
        file.setFile(folder.resolve("cordon.log").toString());
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
