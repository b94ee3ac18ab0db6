package org.cordon.support;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// Keeps what this process logs at WARN or ERROR, and what it writes to standard error. Nothing of it is
/// printed, but what nobody has taken at the end of the process.
public final class LogRecorder {
    private static final LogRecorder INSTALLED = install();

    private final PrintStream terminal;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> lookedAt = ConcurrentHashMap.newKeySet();

    /// Something logged.
    ///
    /// @param thread that logged it
    /// @param thrown stack trace of the exception logged with it; else empty
    public record Event(Level level, String logger, String message, String thread, String thrown) {
        @Override
        public String toString() {
            String trace = thrown.lines().limit(8).reduce("", (all, l) -> all + "\n    " + l);
            return level + " " + logger + " [" + thread + "]: " + message + trace;
        }
    }

    private LogRecorder(PrintStream terminal) {
        this.terminal = terminal;
    }

    /// The one of this process.
    static LogRecorder installed() {
        return INSTALLED;
    }

    private static LogRecorder install() {
        LogRecorder recorder = new LogRecorder(System.err);
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger)
                        LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LogbackEvents appender = recorder.new LogbackEvents();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        // System.Logger, which JavaFX and the JDK use, ends here too. Its own handler prints.
        LogManager.getLogManager().reset();
        java.util.logging.Logger.getLogger("").addHandler(recorder.new JdkEvents());
        System.setErr(new PrintStream(recorder.new ErrorLines(), true, StandardCharsets.UTF_8));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> recorder.take().forEach(recorder.terminal::println),
                                "untaken-log"));
        return recorder;
    }

    private synchronized void add(Event event) {
        events.add(event);
    }

    /// A test looks at the log of a class by itself: what comes of it until the end of the test's class is its
    /// own affair, also what a thread says after the test has looked.
    void looksAt(String logger) {
        lookedAt.add(logger);
    }

    /// Whether a test looks at it by itself.
    boolean isLookedAt(Event event) {
        return lookedAt.contains(event.logger());
    }

    /// Another class of tests begins.
    void looksAtNothing() {
        lookedAt.clear();
    }

    /// What came since the last [#take], oldest first.
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /// What came since the last time, oldest first.
    synchronized List<Event> take() {
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private final class LogbackEvents extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.WARN)) {
                add(
                        new Event(
                                event.getLevel() == ch.qos.logback.classic.Level.WARN
                                        ? Level.WARN
                                        : Level.ERROR,
                                event.getLoggerName(),
                                event.getFormattedMessage(),
                                event.getThreadName(),
                                event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        }
    }

    private final class JdkEvents extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        JdkEvents() {
            setLevel(java.util.logging.Level.WARNING);
        }

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record) && !isClassPath(record)) {
                StringWriter trace = new StringWriter();
                if (record.getThrown() != null) {
                    record.getThrown().printStackTrace(new PrintWriter(trace));
                }
                add(
                        new Event(
                                record.getLevel().equals(java.util.logging.Level.WARNING)
                                        ? Level.WARN
                                        : Level.ERROR,
                                String.valueOf(record.getLoggerName()),
                                formatter.formatMessage(record),
                                Thread.currentThread().getName(),
                                trace.toString()));
            }
        }

        /// JavaFX complains where single tests run on the class path, which the build does not do.
        private static boolean isClassPath(LogRecord record) {
            return !ChildProcess.inModule()
                    && String.valueOf(record.getMessage())
                            .startsWith("Unsupported JavaFX configuration");
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /// Cuts standard error into lines.
    private final class ErrorLines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                add(
                        new Event(
                                Level.ERROR,
                                LogGuard.STANDARD_ERROR,
                                line.toString(StandardCharsets.UTF_8).stripTrailing(),
                                Thread.currentThread().getName(),
                                ""));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
