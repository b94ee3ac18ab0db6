package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/// The small files beside the segments: which installation and epoch this is, and how the last run
/// ended.
///
/// `installation` is written once an epoch and never again. `epoch.properties` remembers which file
/// on which machine that was, so that a folder copied or restored from a backup is told from the
/// original. `run.properties` remembers the heads of the streams and whether the program ended in
/// order.
final class JournalMetadata {
    private final Path installation;
    private final Path epoch;
    private final Path run;
    private final Disk disk;

    JournalMetadata(Path journal, Disk disk) {
        this.installation = journal.resolve("installation");
        this.epoch = journal.resolve("epoch.properties");
        this.run = journal.resolve("run.properties");
        this.disk = disk;
    }

    /// How the last run ended.
    ///
    /// @param heads the streams as far as they were durable when this was written
    record Run(boolean clean, Map<StreamId, ChainHead> heads) {}

    /// The epoch remembered.
    ///
    /// @param here whether this folder is the one it was begun in
    record Epoch(int number, TerminalId terminal, boolean here) {}

    Optional<Epoch> epoch() throws IOException {
        if (!Files.exists(epoch)) {
            return Optional.empty();
        }
        Properties found = read(epoch);
        try {
            return Optional.of(
                    new Epoch(
                            Integer.parseInt(found.getProperty("epoch", "")),
                            new TerminalId(found.getProperty("terminal", "")),
                            Files.exists(installation)
                                    && identity().equals(found.getProperty("identity"))));
        } catch (IllegalArgumentException e) {
            throw new JournalUnavailable(epoch + " is damaged. " + RecoveryMessages.DAMAGED, e);
        }
    }

    /// Whose folder it says it is; empty when it does not say, or says it unreadably.
    Optional<TerminalId> terminal() throws IOException {
        if (!Files.exists(epoch)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TerminalId(read(epoch).getProperty("terminal", "")));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    void begin(int number, TerminalId terminal) throws IOException {
        disk.deleteDurably(installation);
        disk.replaceDurably(
                installation,
                (UUID.randomUUID() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        Properties properties = new Properties();
        properties.setProperty("epoch", Integer.toString(number));
        properties.setProperty("terminal", terminal.value());
        properties.setProperty("identity", identity());
        write(epoch, properties);
    }

    /// Marks a folder that was put back from a backup: no installation stands behind it yet, so that
    /// the next start begins an epoch of its own, wherever the folder lies.
    ///
    /// @param latest the epoch after which it begins
    void restored(int latest, TerminalId terminal) throws IOException {
        disk.deleteDurably(installation);
        Properties properties = new Properties();
        properties.setProperty("epoch", Integer.toString(latest));
        properties.setProperty("terminal", terminal.value());
        properties.setProperty("identity", "restored");
        write(epoch, properties);
    }

    /// The run before this one; empty when none is remembered or what is remembered cannot be read.
    Optional<Run> run() throws IOException {
        if (!Files.exists(run)) {
            return Optional.empty();
        }
        Properties found = read(run);
        Map<StreamId, ChainHead> heads = new EnumMap<>(StreamId.class);
        try {
            for (StreamId stream : StreamId.values()) {
                String[] parts = found.getProperty(stream.storedName(), "").split(" ", -1);
                if (parts.length == 3) {
                    heads.put(
                            stream,
                            new ChainHead(
                                    Integer.parseInt(parts[0]),
                                    Long.parseLong(parts[1]),
                                    parts[2]));
                }
            }
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
        return Optional.of(new Run("true".equals(found.getProperty("clean")), heads));
    }

    void run(Run state) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("clean", Boolean.toString(state.clean()));
        state.heads()
                .forEach((stream, head) ->
                        properties.setProperty(
                                stream.storedName(),
                                head.epoch() + " " + head.seq() + " " + head.hash()));
        write(run, properties);
    }

    /// What a copy does not share with its original: the file's number and birth on its disk, and
    /// the machine, the latter as a hash because its own documentation asks not to spread it.
    private String identity() throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(installation, BasicFileAttributes.class);
        String node = "";
        if (Files.getFileStore(installation).supportsFileAttributeView("unix")
                || installation.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            node = String.valueOf(Files.getAttribute(installation, "unix:ino"));
        }
        Path machineId = Path.of("/etc/machine-id");
        String machine =
                Files.isReadable(machineId)
                        ? Files.readString(machineId).strip()
                        : System.getenv().getOrDefault("COMPUTERNAME", "");
        byte[] bytes =
                (node + "|" + attributes.creationTime().toMillis() + "|" + machine)
                        .getBytes(StandardCharsets.UTF_8);
        return EntryFrame.sha256(bytes, 0, bytes.length);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IllegalArgumentException malformed) {
            properties.clear();
        }
        return properties;
    }

    private void write(Path file, Properties properties) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, null);
        disk.replaceDurably(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
