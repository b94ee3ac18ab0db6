package org.cordon.adapter.backup;

import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.digest.Sha256;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// `manifest.json`: what a backup holds and what was found when it was opened. A folder without one
/// is no backup.
final class Manifest {
    private static final Messages TEXT = Messages.of(Manifest.class);

    /// Its name.
    static final String NAME = "manifest.json";

    /// Names the hash of every file, the manifest's last, as `sha256sum -c` reads them.
    static final String SUMS = "SHA256SUMS";

    private static final int FORM = 1;
    private static final long LONGEST = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Manifest() {}

    /// The text of a manifest.
    static byte[] text(
            TerminalId terminal,
            Instant madeAt,
            String version,
            Map<StreamId, List<ChainHead>> heads,
            List<Backup.Held> files,
            Backup.Proof proof) {
        ObjectNode top = MAPPER.createObjectNode();
        top.put("form", FORM);
        top.put("terminal", terminal.value());
        top.put("madeAt", madeAt.toString());
        top.put("version", version);
        ArrayNode ends = top.putArray("heads");
        new EnumMap<>(heads)
                .forEach((stream, all) -> {
                    for (ChainHead head : all) {
                        ObjectNode end = ends.addObject();
                        end.put("stream", stream.storedName());
                        end.put("epoch", head.epoch());
                        end.put("seq", head.seq());
                        end.put("hash", head.hash());
                    }
                });
        ObjectNode verified = top.putObject("verified");
        verified.put("entries", proof.entries());
        verified.put("rebuilt", proof.rebuilt());
        ArrayNode held = top.putArray("files");
        for (Backup.Held file : files) {
            ObjectNode one = held.addObject();
            one.put("name", file.name());
            one.put("length", file.length());
            one.put("sha256", file.sha256());
        }
        return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(top) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Reads the manifest of a folder.
    ///
    /// @throws BackupUnavailable if there is none or it cannot be read
    static Backup read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BackupUnavailable(
                    TEXT.get("backup.manifest.none", folder.toAbsolutePath(), NAME));
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw damaged(file, TEXT.get("backup.manifest.long"), null);
            }
            byte[] text = Files.readAllBytes(file);
            Backup backup = read(folder, MAPPER.readTree(text), hash(text));
            Path sums = folder.resolve(SUMS);
            if (!Files.isRegularFile(sums)
                    || !Arrays.equals(Files.readAllBytes(sums), sums(backup.files(), text))) {
                throw damaged(file, TEXT.get("backup.manifest.altered", SUMS), null);
            }
            return backup;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("backup.file.unreadable", file, e.getMessage()), e);
        }
    }

    private static BackupUnavailable damaged(
            Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        String message =
                TEXT.get("backup.manifest.unusable", file, why.lines().findFirst().orElse(""));
        return cause == null
                ? new BackupUnavailable(message)
                : new BackupUnavailable(message, cause);
    }

    private static Backup read(Path folder, JsonNode top, String sha256) {
        if (number(top, "form") != FORM) {
            throw new IllegalArgumentException(TEXT.get("backup.manifest.newer"));
        }
        Map<StreamId, List<ChainHead>> heads = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            heads.put(stream, new ArrayList<>());
        }
        for (JsonNode end : array(top, "heads")) {
            List<ChainHead> all = heads.get(StreamId.ofStoredName(text(end, "stream")));
            if (all != null) {
                all.add(
                        new ChainHead(
                                Math.toIntExact(number(end, "epoch")),
                                number(end, "seq"),
                                text(end, "hash")));
            }
        }
        List<Backup.Held> files = new ArrayList<>();
        for (JsonNode file : array(top, "files")) {
            files.add(
                    new Backup.Held(
                            text(file, "name"), number(file, "length"), text(file, "sha256")));
        }
        JsonNode verified = member(top, "verified");
        return new Backup(
                folder,
                new TerminalId(text(top, "terminal")),
                Instant.parse(text(top, "madeAt")),
                text(top, "version"),
                heads,
                files,
                new Backup.Proof(number(verified, "entries"), number(verified, "rebuilt")),
                sha256);
    }

    /// The text of [#SUMS].
    static byte[] sums(List<Backup.Held> files, byte[] manifest) {
        StringBuilder text = new StringBuilder();
        for (Backup.Held file : files) {
            text.append(file.sha256()).append("  ").append(file.name()).append('\n');
        }
        text.append(hash(manifest)).append("  ").append(NAME).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 of a text.
    static String hash(byte[] text) {
        return Sha256.of(text);
    }

    private static JsonNode member(JsonNode object, String name) {
        return object.optional(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(TEXT.get("backup.manifest.lacks", name)));
    }

    private static String text(JsonNode object, String name) {
        return member(object, name)
                .stringValueOpt()
                .orElseThrow(() ->
                        new IllegalArgumentException(TEXT.get("backup.manifest.no-text", name)));
    }

    private static long number(JsonNode object, String name) {
        return member(object, name)
                .longValueOpt()
                .orElseThrow(() ->
                        new IllegalArgumentException(TEXT.get("backup.manifest.no-number", name)));
    }

    private static JsonNode array(JsonNode object, String name) {
        JsonNode found = member(object, name);
        if (!found.isArray()) {
            throw new IllegalArgumentException(TEXT.get("backup.manifest.no-list", name));
        }
        return found;
    }
}
