package org.cordon.boot.diagnostics;

import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// Who has a data folder, by the note that the program leaves in it. The lock itself is not tried: for a
/// moment it would be ours, and a program that starts just then would be turned away.
///
/// @param running whether that program still runs; on another computer that cannot be told, and it
///     counts as running
public record Owner(String process, String user, String host, String since, boolean running) {
    private static final Messages TEXT = Messages.of(Owner.class);

    /// A process may have started a little after the clock that its note was written by.
    private static final int SLACK_SECONDS = 2;

    /// Reads the note.
    ///
    /// @return empty if nobody has the folder
    /// @throws IOException if the note cannot be read
    static Optional<Owner> of(Path data) throws IOException {
        Path file = data.resolve("owner.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties note = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            note.load(in);
        }
        String process = note.getProperty("process", "");
        String since = note.getProperty("since", "");
        String host = note.getProperty("host", "");
        return Optional.of(
                new Owner(
                        process,
                        note.getProperty("user", TEXT.get("diagnostics.owner.unknown")),
                        host,
                        since,
                        !isThisComputer(host) || runs(process, since)));
    }

    /// Somebody, of whom nothing is known: devices are left to whoever it is.
    static Owner unknown() {
        String unknown = TEXT.get("diagnostics.owner.unknown");
        return new Owner(unknown, unknown, unknown, unknown, true);
    }

    private static boolean isThisComputer(String host) throws IOException {
        if (host.isEmpty() || host.equals("this computer")) {
            return true;
        }
        Path name = Path.of("/etc/hostname");
        return host.equals(System.getenv("HOSTNAME"))
                || host.equals(System.getenv("COMPUTERNAME"))
                || (Files.isReadable(name) && host.equals(Files.readString(name).strip()));
    }

    /// Whether the process is there and is old enough to have written the note: numbers are given again.
    private static boolean runs(String process, String since) {
        try {
            Instant written = Instant.parse(since).plusSeconds(SLACK_SECONDS);
            return ProcessHandle.of(Long.parseLong(process))
                    .filter(ProcessHandle::isAlive)
                    .filter(p ->
                            p.info()
                                    .startInstant()
                                    .map(start -> !start.isAfter(written))
                                    .orElse(true))
                    .isPresent();
        } catch (NumberFormatException | DateTimeException unreadable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return TEXT.get("diagnostics.owner.who", process, user, host, since);
    }
}
