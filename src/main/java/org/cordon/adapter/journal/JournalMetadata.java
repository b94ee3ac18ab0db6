package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.digest.Sha256;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// The small files beside the segments: which installation and epoch this is, and how the last run
/// ended.
///
/// `installation` is written once an epoch and never again. `epoch.properties` remembers which file
/// on which machine that was, so that a folder copied or restored from a backup is told from the
/// original; it also remembers the ends of earlier epochs and the token of the owner file.
/// `run.properties` remembers the heads of the streams and whether the program ended in order.
final class JournalMetadata {
    private static final Messages TEXT = Messages.of(JournalMetadata.class);
    private static final String RESTORED = "restored";
    private static final String CONTINUED = "continued";
    private static final String END = "end.";

    private final Path journal;
    private final Path installation;
    private final Path epoch;
    private final Path run;
    private final Disk disk;

    JournalMetadata(Path journal, Disk disk) {
        this.journal = journal;
        this.installation = journal.resolve("installation");
        this.epoch = journal.resolve("epoch.properties");
        this.run = journal.resolve("run.properties");
        this.disk = disk;
    }

    /// How the last run ended.
    ///
    /// @param heads the streams as far as they were durable when this was written
    record Run(boolean clean, Map<StreamId, ChainHead> heads) {}

    /// Whether a folder is the one in which its epoch was begun.
    enum Place {
        /// It is.
        HERE,
        /// It was copied, moved or restored, or its installation file was replaced.
        ELSEWHERE,
        /// A person ordered `journal continue`: the next start begins an epoch.
        CONTINUED
    }

    /// The epoch remembered.
    ///
    /// @param ends of earlier epochs
    /// @param owner the token of the owner file; empty where a version without one wrote the folder, or
    ///     a restore did
    record Epoch(
            int number,
            TerminalId terminal,
            Place place,
            List<EpochEnd> ends,
            Optional<String> owner) {
        Epoch {
            ends = List.copyOf(ends);
        }

        boolean here() {
            return place == Place.HERE;
        }
    }

    /// All files that only this program may change.
    List<Path> files() {
        return List.of(installation, epoch, run);
    }

    Optional<Epoch> epoch() throws IOException {
        if (!Files.exists(epoch)) {
            return Optional.empty();
        }
        Map<String, String> found = SmallFile.readAny(epoch);
        try {
            return Optional.of(
                    new Epoch(
                            Integer.parseInt(found.getOrDefault("epoch", "")),
                            new TerminalId(found.getOrDefault("terminal", "")),
                            place(found),
                            ends(found),
                            Optional.ofNullable(found.get("owner"))));
        } catch (IllegalArgumentException e) {
            throw new JournalUnavailable(TEXT.get("journal.damaged.file", epoch), e);
        }
    }

    private Place place(Map<String, String> found) throws IOException {
        String identity = found.getOrDefault("identity", "");
        if (identity.equals(CONTINUED)) {
            return Place.CONTINUED;
        }
        String named = found.get("installation");
        boolean here =
                Files.exists(installation)
                        && identity().equals(identity)
                        && (named == null || named.equals(installed()));
        return here ? Place.HERE : Place.ELSEWHERE;
    }

    private String installed() throws IOException {
        return new String(Files.readAllBytes(installation), StandardCharsets.ISO_8859_1).strip();
    }

    private static List<EpochEnd> ends(Map<String, String> found) {
        List<EpochEnd> ends = new ArrayList<>();
        found.forEach((name, value) -> {
            if (name.startsWith(END)) {
                String[] key = name.split("\\.", -1);
                String[] end = value.split(" ", -1);
                if (key.length != 3 || end.length != 2) {
                    throw new IllegalArgumentException(name);
                }
                ends.add(
                        new EpochEnd(
                                StreamId.ofStoredName(key[1]),
                                new ChainHead(
                                        Integer.parseInt(key[2]), Long.parseLong(end[0]), end[1])));
            }
        });
        return ends;
    }

    /// The ends of earlier epochs; empty when the folder does not say, or says it unreadably.
    List<EpochEnd> earlierEnds() throws IOException {
        if (!Files.exists(epoch)) {
            return List.of();
        }
        try {
            return ends(SmallFile.readAny(epoch));
        } catch (IllegalArgumentException damaged) {
            return List.of();
        }
    }

    /// Whose folder it says it is; empty when it does not say, or says it unreadably.
    Optional<TerminalId> terminal() throws IOException {
        if (!Files.exists(epoch)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new TerminalId(SmallFile.readAny(epoch).getOrDefault("terminal", "")));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /// Begins an epoch in this folder.
    void begin(int number, TerminalId terminal, List<EpochEnd> ends, String owner)
            throws IOException {
        disk.deleteDurably(installation);
        disk.replaceDurably(
                installation,
                (UUID.randomUUID() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        describe(number, terminal, ends, Optional.of(owner), identity());
    }

    /// Notes what a version without ends and owner file did not know of the epoch that goes on here.
    void complete(Epoch now, List<EpochEnd> ends, String owner) throws IOException {
        describe(now.number(), now.terminal(), ends, Optional.of(owner), identity());
    }

    /// Marks a folder that was put back from a backup: no installation stands behind it yet, so that
    /// the next start begins an epoch of its own, wherever the folder lies.
    ///
    /// @param latest the epoch after which it begins
    void restored(int latest, TerminalId terminal) throws IOException {
        disk.deleteDurably(installation);
        describe(latest, terminal, List.of(), Optional.empty(), RESTORED);
    }

    /// Orders the next start to begin an epoch, because a person decided to go on.
    ///
    /// @param latest the epoch after which it begins
    /// @param ends of epochs before `latest`, as far as they are known
    void continued(int latest, TerminalId terminal, List<EpochEnd> ends, String owner)
            throws IOException {
        describe(latest, terminal, ends, Optional.of(owner), CONTINUED);
    }

    private void describe(
            int number,
            TerminalId terminal,
            List<EpochEnd> ends,
            Optional<String> owner,
            String identity)
            throws IOException {
        Map<String, String> members = new TreeMap<>();
        members.put("epoch", Integer.toString(number));
        members.put("terminal", terminal.value());
        members.put("identity", identity);
        owner.ifPresent(token -> members.put("owner", token));
        if (Files.exists(installation)) {
            members.put("installation", installed());
        }
        for (EpochEnd end : ends) {
            members.put(
                    END + end.stream() + "." + end.end().epoch(),
                    end.end().seq() + " " + end.end().hash());
        }
        SmallFile.write(disk, epoch, members);
    }

    /// The run before this one; empty when none is remembered or what is remembered cannot be read.
    Optional<Run> run() throws IOException {
        if (!Files.exists(run)) {
            return Optional.empty();
        }
        Map<String, String> found = SmallFile.readAny(run);
        if (!found.containsKey("clean")) {
            return Optional.empty();
        }
        Map<StreamId, ChainHead> heads = new EnumMap<>(StreamId.class);
        try {
            for (StreamId stream : StreamId.values()) {
                String[] parts = found.getOrDefault(stream.storedName(), "").split(" ", -1);
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
        return Optional.of(new Run("true".equals(found.get("clean")), heads));
    }

    /// Whether the run before this one is remembered in a file that is as this version wrote it.
    boolean knowsRun() throws IOException {
        return SmallFile.read(run).isPresent();
    }

    /// What is known to have been durable, whichever file says more.
    Map<StreamId, ChainHead> durable() throws IOException {
        Map<StreamId, ChainHead> ends = new EnumMap<>(StreamId.class);
        ends.putAll(run().map(Run::heads).orElse(Map.of()));
        ConfirmedEnds.read(journal)
                .forEach((stream, end) -> ends.merge(stream, end, ChainHead::latest));
        return ends;
    }

    void run(Run state) throws IOException {
        Map<String, String> members = new TreeMap<>();
        members.put("clean", Boolean.toString(state.clean()));
        state.heads()
                .forEach((stream, head) ->
                        members.put(
                                stream.storedName(),
                                head.epoch() + " " + head.seq() + " " + head.hash()));
        SmallFile.write(disk, run, members);
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
        return Sha256.of(bytes);
    }
}
