package org.cordon.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.util.ArrayList;
import java.util.List;

/// What one class logs at INFO and above while this is open, kept from the console. Safe from any thread.
public final class LogLines implements AutoCloseable {
    private final Logger logger;
    private final Recorder recorder = new Recorder();

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            synchronized (events) {
                events.add(event);
            }
        }
    }

    private LogLines(Logger logger) {
        this.logger = logger;
        recorder.start();
        logger.addAppender(recorder);
        logger.setAdditive(false);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
    }

    /// Begins to record the log of a class.
    public static LogLines of(Class<?> source) {
        LogRecorder.installed().looksAt(source.getName());
        return new LogLines((Logger) LoggerFactory.getLogger(source));
    }

    /// Levels of the lines so far.
    public List<Level> levels() {
        synchronized (recorder.events) {
            return recorder.events.stream()
                    .map(event -> Level.valueOf(event.getLevel().toString()))
                    .toList();
        }
    }

    /// The lines so far, without their level.
    public List<String> lines() {
        synchronized (recorder.events) {
            return recorder.events.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }

    @Override
    public void close() {
        logger.setLevel(null);
        logger.setAdditive(true);
        logger.detachAppender(recorder);
    }
}
