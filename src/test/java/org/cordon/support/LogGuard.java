package org.cordon.support;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.event.Level;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Fails a test during which something is logged at WARN or ERROR, through SLF4J, System.Logger or
/// java.util.logging, or written to standard error, that the test did not announce by [ExpectedLog] or
/// [#expect]. It guards every test of its own accord (`META-INF/services`); a test takes it as a
/// parameter to announce, or to look at what came.
///
/// Threads outlive tests: what comes between two tests of a class is held against the class, what comes
/// between two classes against the later one.
public class LogGuard
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    /// Logger of lines on standard error; their level is ERROR.
    public static final String STANDARD_ERROR = "standard error";

    private static final Set<String> RAN = ConcurrentHashMap.newKeySet();

    private final LogRecorder recorder = LogRecorder.installed();
    private final List<Expectation> ofClass = new ArrayList<>();
    private final List<Expectation> ofTest = new ArrayList<>();
    private String lastClass = "the start";
    private boolean broken;

    /// One thing announced.
    public static final class Expectation {
        private final String logger;
        private final Level level;
        private final String part;
        private final boolean mustOccur;
        private final List<LogRecorder.Event> events = new ArrayList<>();

        Expectation(String logger, Level level, String part, boolean mustOccur) {
            this.logger = logger;
            this.level = level;
            this.part = part;
            this.mustOccur = mustOccur;
        }

        private static Expectation of(ExpectedLog announced) {
            return new Expectation(
                    announced.from() == Object.class
                            ? announced.logger()
                            : announced.from().getName(),
                    announced.level(),
                    announced.message(),
                    announced.optional().isEmpty());
        }

        private boolean takes(LogRecorder.Event event) {
            boolean taken =
                    event.level() == level
                            && event.logger().startsWith(logger)
                            && event.message().contains(part);
            if (taken) {
                events.add(event);
            }
            return taken;
        }

        @Override
        public String toString() {
            return level + " from '" + logger + "' with '" + part + "'";
        }
    }

    /// Announces something for the test that runs.
    ///
    /// @param from class that logs
    /// @param part of the message
    public Expectation expect(Class<?> from, Level level, String part) {
        return expect(from.getName(), level, part);
    }

    /// Announces something for the test that runs.
    ///
    /// @param logger beginning of its name, or [#STANDARD_ERROR]
    /// @param part of the message
    public Expectation expect(String logger, Level level, String part) {
        Expectation expected = new Expectation(logger, level, part, true);
        ofTest.add(expected);
        return expected;
    }

    /// What came so far of something announced, oldest first.
    public List<LogRecorder.Event> events(Expectation expected) {
        return recorder.events().stream()
                .filter(
                        new Expectation(expected.logger, expected.level, expected.part, false)
                                ::takes)
                .toList();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        List<LogRecorder.Event> between =
                recorder.take().stream().filter(event -> !recorder.isLookedAt(event)).toList();
        recorder.looksAtNothing();
        ofClass.clear();
        broken = false;
        announced(context).map(Expectation::of).forEach(ofClass::add);
        String before = lastClass;
        lastClass = context.getDisplayName();
        if (!between.isEmpty()) {
            object(
                    context,
                    "logged after the end of " + before + ", before this class" + told(between));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ofTest.clear();
        ChildProcess.forget();
        announced(context).map(Expectation::of).forEach(ofTest::add);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        broken |= failed;
        String said = failed ? ChildProcess.said() : "";
        try {
            judge(
                    context,
                    recorder.take(),
                    Stream.concat(ofTest.stream(), ofClass.stream()).toList(),
                    failed ? List.of() : ofTest);
        } finally {
            ofTest.clear();
        }
        if (!said.isEmpty()) {
            throw new AssertionError("processes that the test started said:\n" + said);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        // A class that runs once more runs the tests that failed, and not those that log what is
        // due.
        boolean again = !RAN.add(context.getUniqueId());
        judge(context, recorder.take(), ofClass, broken || again ? List.of() : ofClass);
    }

    private static void judge(
            ExtensionContext context,
            List<LogRecorder.Event> came,
            List<Expectation> announced,
            List<Expectation> due) {
        unannounced(came, announced).ifPresent(told -> object(context, told));
        missing(due)
                .ifPresent(told -> {
                    throw new AssertionError(told);
                });
    }

    /// Fails the test; with `-Dlog.guard=report` it is written to `target/test-logs/unannounced.txt`, to
    /// list what a whole build logs.
    private static void object(ExtensionContext context, String told) {
        if (!System.getProperty("cordon.logGuard", "fail").equals("report")) {
            throw new AssertionError(told);
        }
        Path list = Project.dir().resolve("target/test-logs/unannounced.txt");
        try {
            Files.createDirectories(list.getParent());
            Files.writeString(
                    list,
                    context.getUniqueId() + ": " + told + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came without being announced, in words.
    static Optional<String> unannounced(List<LogRecorder.Event> came, List<Expectation> announced) {
        List<LogRecorder.Event> strangers =
                came.stream()
                        .filter(event ->
                                announced.stream().filter(e -> e.takes(event)).count() == 0)
                        .filter(event ->
                                !isOfTheMachine(event)
                                        && !LogRecorder.installed().isLookedAt(event))
                        .toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of("logged without being announced" + told(strangers));
    }

    /// A pool of connections says so where its process was not given the processor for a while.
    private static boolean isOfTheMachine(LogRecorder.Event event) {
        return event.logger().startsWith("com.zaxxer.hikari")
                && event.message().contains("Thread starvation or clock leap");
    }

    /// What should have come and did not, in words.
    static Optional<String> missing(List<Expectation> due) {
        List<Expectation> missing =
                due.stream().filter(e -> e.mustOccur && e.events.isEmpty()).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("announced, but not logged: " + missing);
    }

    private static boolean isNested(ExtensionContext context) {
        return context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
    }

    private static Stream<ExpectedLog> announced(ExtensionContext context) {
        return context.getElement().stream()
                .flatMap(element ->
                        AnnotationSupport.findRepeatableAnnotations(
                                Optional.of(element), ExpectedLog.class)
                                .stream());
    }

    private static String told(List<LogRecorder.Event> events) {
        StringBuilder told = new StringBuilder(" (").append(events.size()).append("):");
        events.stream().limit(12).forEach(event -> told.append("\n  ").append(event));
        return told.toString();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LogGuard.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }
}
