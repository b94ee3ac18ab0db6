package org.cordon.adapter.journal;

import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The file `sealed.properties`: length and time of the last change of each sealed segment. A sealed
/// segment is written no more, so a start finds one that was changed without reading it.
///
/// @param stamps by name, such as `acts/0001-000000000001.jsonl`
record SealedSegments(Map<String, Stamp> stamps) {
    private static final Messages TEXT = Messages.of(SealedSegments.class);

    /// What is remembered of a segment.
    ///
    /// @param bytes of its lines, without room behind them
    /// @param changed milliseconds since 1970, by the file system
    record Stamp(long bytes, long changed) {
        @Override
        public String toString() {
            return bytes + " " + changed;
        }
    }

    SealedSegments {
        stamps = Map.copyOf(stamps);
    }

    static Path in(Path journal) {
        return journal.resolve("sealed.properties");
    }

    /// Reads the file.
    ///
    /// @return empty if it is not there or is damaged
    static Optional<SealedSegments> read(Path journal) throws IOException {
        Optional<Map<String, String>> members = SmallFile.read(in(journal));
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Stamp> stamps = new TreeMap<>();
        for (Map.Entry<String, String> member : members.get().entrySet()) {
            String[] parts = member.getValue().split(" ", -1);
            try {
                stamps.put(
                        member.getKey(),
                        new Stamp(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException damaged) {
                return Optional.empty();
            }
        }
        return Optional.of(new SealedSegments(stamps));
    }

    void write(Path journal, Disk disk) throws IOException {
        Map<String, String> members = new TreeMap<>();
        stamps.forEach((name, stamp) -> members.put(name, stamp.toString()));
        SmallFile.write(disk, in(journal), members);
    }

    /// What is there now of all segments but the one that is written.
    ///
    /// @param known stamps that hold; other segments are looked at
    static SealedSegments of(Path journal, Map<String, Stamp> known) throws IOException {
        Map<String, Stamp> stamps = new TreeMap<>();
        for (StreamId stream : StreamId.values()) {
            Path folder = SegmentName.folder(journal, stream);
            List<SegmentName> names = SegmentName.list(folder);
            for (SegmentName name : names.subList(0, Math.max(0, names.size() - 1))) {
                String key = name(folder, name);
                Stamp stamp = known.get(key);
                stamps.put(key, stamp == null ? stamp(folder.resolve(name.toString())) : stamp);
            }
        }
        return new SealedSegments(stamps);
    }

    private static String name(Path folder, SegmentName name) {
        return folder.getFileName() + "/" + name;
    }

    private static Stamp stamp(Path file) throws IOException {
        return stamp(file, -1);
    }

    /// @param bytes what is expected; only a file of another length is opened, to see whether room stands
    ///     behind its lines
    private static Stamp stamp(Path file, long bytes) throws IOException {
        FileStamp now = FileStamp.of(file);
        return new Stamp(
                now.size() == bytes ? bytes : SegmentScanner.end(file), now.modified().toMillis());
    }

    /// The segments that are no longer as they were when they were sealed, each in one sentence.
    ///
    /// @param times whether the times of the files count; a copy has others
    List<String> changes(Path journal, boolean times) throws IOException {
        List<String> changes = new ArrayList<>();
        for (Map.Entry<String, Stamp> sealed : new TreeMap<>(stamps).entrySet()) {
            Path file = journal.resolve(sealed.getKey());
            Stamp then = sealed.getValue();
            try {
                Stamp now = stamp(file, then.bytes());
                if (now.bytes() != then.bytes()) {
                    changes.add(
                            TEXT.get("journal.sealed.resized", file, now.bytes(), then.bytes()));
                } else if (times && now.changed() != then.changed()) {
                    changes.add(TEXT.get("journal.sealed.changed", file));
                }
            } catch (NoSuchFileException gone) {
                changes.add(TEXT.get("journal.sealed.missing", file));
            }
        }
        return changes;
    }
}
