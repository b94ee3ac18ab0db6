package org.cordon.crash;

import org.cordon.support.Project;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A process of the packaged program that hosts terminals, as its commander sees it. The modules are
/// those of `target/modules`, on the module path; the test's own child is patched into them.
final class TerminalHost implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final String CHILD = "org.cordon.boot.TerminalHostChild";

    private final Process process;
    private final Thread listening;
    private final File err;
    private final Map<String, Hosted> hosted = new ConcurrentHashMap<>();
    private volatile boolean ready;

    /// What a process has said of one terminal.
    static final class Hosted {
        private final Set<String> confirmed = new LinkedHashSet<>();
        private final List<String> notices = new CopyOnWriteArrayList<>();
        private final List<String> troubles = new CopyOnWriteArrayList<>();
        private volatile String state = "";
        private volatile String refusal = "";
        private volatile boolean started;
        private volatile boolean recorded;
        private volatile boolean closed;
        private volatile boolean failed;
        private volatile Answer answer = Answer.NONE;

        /// Entries confirmed durable, in order: stream, epoch, number and hash.
        List<String> confirmed() {
            synchronized (confirmed) {
                return List.copyOf(confirmed);
            }
        }

        int confirmedCount() {
            synchronized (confirmed) {
                return confirmed.size();
            }
        }

        /// What a person was told at the start.
        List<String> notices() {
            return notices;
        }

        /// What stopped confirming, in words; empty while nothing has.
        List<String> troubles() {
            return troubles;
        }

        /// Why it did not start; empty if it did.
        String refusal() {
            return refusal;
        }

        boolean isRecording() {
            return started && state.equals("recording");
        }

        boolean hasStarted() {
            return started;
        }

        boolean startDecided() {
            return started || !refusal.isEmpty() || failed;
        }

        boolean recordingDecided() {
            return recorded || failed || !troubles.isEmpty();
        }
    }

    /// What a command said.
    record Answer(int code, String out, String err) {
        private static final Answer NONE = new Answer(-1, "", "");
    }

    private TerminalHost(Process process, File err) {
        this.process = process;
        this.err = err;
        listening = Thread.ofPlatform().daemon().name("terminal-host").unstarted(this::listen);
    }

    /// Starts a process and waits until it takes commands.
    ///
    /// @param folder its log is kept here
    static TerminalHost start(Path folder) throws IOException {
        File err = File.createTempFile("host", ".log", folder.toFile());
        ProcessBuilder builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx800m",
                        "-Dglass.platform=Headless",
                        "--enable-native-access=javafx.graphics,com.fazecast.jSerialComm,org.cordon",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-p",
                        Project.dir().resolve("target/modules").toString(),
                        "--patch-module",
                        "org.cordon=" + testClasses(),
                        "-m",
                        "org.cordon/" + CHILD);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("HOME", folder.toString());
        TerminalHost host = new TerminalHost(builder.redirectError(err).start(), err);
        host.listening.start();
        host.until(() -> host.ready);
        return host;
    }

    /// Waits; only a broken program or a process that died keeps it waiting for ever.
    private void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS || !process.isAlive()) {
                throw new AssertionError("never came true at " + this);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /// Where the test's classes lie, on a class path or patched into the module.
    private static Path testClasses() {
        try {
            URL self = TerminalHost.class.getResource("TerminalHost.class");
            Path packaged = Path.of(Objects.requireNonNull(self).toURI()).getParent();
            return packaged.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                hear(line.split("\t", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(String[] words) {
        if (words[0].equals("ready")) {
            ready = true;
            return;
        }
        Hosted of = of(words[1]);
        switch (words[0]) {
            case "confirmed" -> {
                synchronized (of.confirmed) {
                    of.confirmed.add(words[2]);
                }
            }
            case "notice" -> of.notices.add(words[2]);
            case "state" -> {
                of.state = words[2];
                if (!words[2].equals("recording") && !words[2].startsWith("Closed")) {
                    of.troubles.add(words[2]);
                }
            }
            case "unrecorded" -> of.troubles.add(words[2]);
            case "refused" -> of.refusal = words[2];
            case "started" -> of.started = true;
            case "recorded" -> of.recorded = true;
            case "closed" -> of.closed = true;
            case "failed" -> {
                of.troubles.add(words[2]);
                of.failed = true;
            }
            case "answer" ->
                    of.answer =
                            new Answer(Integer.parseInt(words[2]), text(words[3]), text(words[4]));
            default -> throw new IllegalStateException(String.join(" ", words));
        }
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /// What was said of a terminal so far.
    Hosted of(String id) {
        return hosted.computeIfAbsent(id, _ -> new Hosted());
    }

    private void send(String... words) throws IOException {
        synchronized (process) {
            process.getOutputStream()
                    .write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
    }

    /// Records a first epoch in short segments, and waits for it.
    Hosted make(String id, Path data) throws IOException {
        send("make", id, data.toString());
        until(() -> of(id).closed || of(id).failed);
        return of(id);
    }

    /// Begins to start a terminal.
    void begin(String id, Path data) throws IOException {
        send("start", id, data.toString());
    }

    /// Waits until a terminal has started or was refused.
    Hosted awaitStart(String id) {
        until(() -> of(id).startDecided());
        return of(id);
    }

    /// Lets a terminal record.
    ///
    /// @param count scans and as many operations; 0 for no end
    void record(String id, int count) throws IOException {
        of(id).recorded = false;
        send("record", id, Integer.toString(count));
    }

    /// Waits until a terminal has recorded what it was asked to, or cannot.
    void awaitRecorded(String id) {
        until(() -> of(id).recordingDecided());
    }

    /// Begins to close a terminal in order.
    void beginClose(String id) throws IOException {
        send("close", id);
    }

    /// Waits until a terminal is closed.
    void awaitClosed(String id) {
        until(() -> of(id).closed || of(id).failed);
    }

    /// Puts a command to the program, and waits for its answer.
    Answer command(String id, String... arguments) throws IOException {
        of(id).answer = Answer.NONE;
        send("command", id, String.join(" ", arguments));
        until(() -> !of(id).answer.equals(Answer.NONE) || of(id).failed);
        return of(id).answer;
    }

    /// Kills the process with all its terminals; what it has said stays readable.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not die");
        }
        listening.join();
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the host was ended", e);
        }
    }

    @Override
    public String toString() {
        return "host %s, log %s".formatted(process, err);
    }
}
