package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.order.TerminalId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import picocli.CommandLine;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Hosts whole terminals without their windows, each on a data folder of its own, in one process of
/// the packaged program, so that six hundred attacks on files need no six hundred processes.
///
/// Commands come on the standard input, one a line, tab-separated; what happens goes to the standard
/// output in the same form, each entry as soon as it is confirmed durable. [org.cordon.crash.TerminalHost]
/// is the other side.
final class TerminalHostChild {
    private static final TerminalId L3 = new TerminalId("L3");
    private static final Object OUT = new Object();
    private static final long PAUSE_NANOS = 4_000_000;

    private final Map<String, Hosted> terminals = new ConcurrentHashMap<>();

    private TerminalHostChild() {}

    /// One terminal.
    ///
    /// @param ended completes when it is to be closed
    private record Hosted(Terminal terminal, CompletableFuture<Object> ended) {}

    public static void main(String[] args) throws IOException {
        // The answers alone belong on the standard output.
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        TerminalHostChild host = new TerminalHostChild();
        try (ExecutorService executor = Executors.newCachedThreadPool();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say("ready", "-");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] command = line.split("\t", -1);
                executor.execute(() -> host.execute(command));
            }
        }
        System.exit(0);
    }

    private void execute(String[] command) {
        String id = command[1];
        try {
            switch (command[0]) {
                case "make" -> make(id, Path.of(command[2]));
                case "start" -> start(id, Path.of(command[2]));
                case "record" -> recordEntries(id, Integer.parseInt(command[2]));
                case "close" -> close(id);
                case "command" -> run(id, command[2].split(" ", -1));
                default -> throw new IllegalArgumentException(command[0]);
            }
        } catch (RuntimeException | IOException | Error e) {
            say("failed", id, command[0] + ": " + e);
        }
    }

    /// Records a first epoch in short segments, as a long shift would in long ones.
    private static void make(String id, Path data) {
        JournalConfig limits =
                new JournalConfig(6_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        L3,
                        new SystemTime(Optional.empty()),
                        () -> "configuration 1",
                        limits)) {
            journal.onDurable(entries -> confirmed(id, entries));
            List<CompletableFuture<Entry>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                all.add(journal.append(Optional.empty(), changed(i)));
                all.add(
                        journal.append(
                                Optional.empty(),
                                new ScanJudged(
                                        new DeviceId("Camera 2"),
                                        Instant.now(),
                                        scan(i),
                                        Optional.empty(),
                                        VerdictCode.NO_ORDER,
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Reason.Written("No order is active."),
                                        Optional.empty(),
                                        DeviceRole.INLINE,
                                        Optional.empty(),
                                        Optional.empty())));
                // Some to a group, so that segments end.
                if (i % 4 == 3) {
                    all.forEach(CompletableFuture::join);
                }
            }
        }
        say("closed", id);
    }

    private static JournalEvent changed(int i) {
        return new ScannerEvent.DeviceChanged(
                new DeviceId("Camera 2"), DeviceState.READING, new Reason.Written("entry " + i));
    }

    private static Bytes scan(int i) {
        return Bytes.parse("]d2010401234500000921A%07d{GS}1728113010K2411A".formatted(i));
    }

    private void start(String id, Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        Terminal terminal;
        try {
            terminal = new Terminal(folder, Settings.of(folder), new SystemTime(Optional.empty()));
        } catch (JournalUnavailable | Settings.BadSettings | IOException e) {
            say("refused", id, String.valueOf(e.getMessage()));
            return;
        }
        terminals.put(id, new Hosted(terminal, new CompletableFuture<>()));
        Journal journal = terminal.journal();
        journal.onDurable(entries -> confirmed(id, entries));
        journal.onState(state -> say("state", id, name(state)));
        for (String notice : terminal.notices()) {
            say("notice", id, notice);
        }
        try {
            terminal.start().join();
        } catch (CompletionException e) {
            say("notice", id, "The line could not be started: " + e.getCause());
        }
        say("state", id, name(journal.state()));
        say("started", id);
    }

    private static String name(JournalState state) {
        return state instanceof JournalState.Recording ? "recording" : state.toString();
    }

    /// Records scans as typed and operations, one of each at a time.
    ///
    /// @param count of each; 0 for no end
    private void recordEntries(String id, int count) {
        Hosted hosted = hosted(id);
        CompletableFuture<Object> ended = hosted.ended();
        try {
            for (int i = 0; (count == 0 || i < count) && !ended.isDone(); i++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                CompletableFuture.anyOf(hosted.terminal().parts().scans().typed(scan(i)), ended)
                        .join();
                CompletableFuture.anyOf(
                                hosted.terminal().journal().append(Optional.empty(), changed(i)),
                                ended)
                        .join();
            }
            say("recorded", id);
        } catch (CompletionException e) {
            say("unrecorded", id, String.valueOf(e.getCause()));
        }
    }

    private Hosted hosted(String id) {
        Hosted hosted = terminals.get(id);
        if (hosted == null) {
            throw new IllegalStateException("no terminal " + id);
        }
        return hosted;
    }

    private void close(String id) {
        Hosted hosted = hosted(id);
        hosted.ended().complete("");
        hosted.terminal().close();
        terminals.remove(id);
        say("closed", id);
    }

    /// A command of the program, as a person types it.
    private static void run(String id, String[] arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = commands.execute(arguments);
        say("answer", id, Integer.toString(code), base64(out.toString()), base64(err.toString()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void confirmed(String id, List<Entry> entries) {
        for (Entry entry : entries) {
            say(
                    "confirmed",
                    id,
                    "%s %d %d %s"
                            .formatted(
                                    entry.stream().storedName(),
                                    entry.epoch(),
                                    entry.seq(),
                                    entry.hash()));
        }
    }

    private static void say(String... words) {
        byte[] line =
                (String.join("\t", words).replace('\n', ' ') + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (OUT) {
                // Not a stream that would keep part of a line in a buffer.
                new FileOutputStream(FileDescriptor.out).write(line);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(4);
        }
    }
}
