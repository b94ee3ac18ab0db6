package org.cordon.adapter.journal;

import org.cordon.core.event.FileAlteration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The small files that only this program may change, as they were after it last wrote them. For the
/// journal's thread.
final class OwnFiles {
    private final Path data;
    private final Map<Path, FileStamp> stamps = new LinkedHashMap<>();

    /// @param data the data folder
    OwnFiles(Path data) {
        this.data = data;
    }

    /// Keeps how a file is now, because this program has just written it.
    void note(Path file) throws IOException {
        stamps.put(file, FileStamp.of(file));
    }

    /// Writes a file.
    @FunctionalInterface
    interface Writing {
        /// Does it, wholly or not.
        void run() throws IOException;
    }

    /// Writes a file and keeps how it is then. So it does where writing fails: the new file may already
    /// be in the place of the old.
    void write(Path file, Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            if (stamps.containsKey(file) && Files.exists(file)) {
                try {
                    note(file);
                } catch (IOException gone) {
                    e.addSuppressed(gone);
                }
            }
            throw e;
        }
        note(file);
    }

    /// Looks at every file.
    ///
    /// @throws AlteredException if one is not as it was noted
    void requireUnaltered() throws IOException {
        for (Map.Entry<Path, FileStamp> each : stamps.entrySet()) {
            Optional<FileAlteration> how = alteration(each.getKey(), each.getValue());
            if (how.isPresent()) {
                throw new AlteredException(how.get(), each.getKey());
            }
        }
    }

    /// Files that are not as they were noted.
    List<AlteredException> alterations() throws IOException {
        List<AlteredException> all = new ArrayList<>();
        for (Map.Entry<Path, FileStamp> each : stamps.entrySet()) {
            alteration(each.getKey(), each.getValue())
                    .ifPresent(how -> all.add(new AlteredException(how, each.getKey())));
        }
        return all;
    }

    private Optional<FileAlteration> alteration(Path file, FileStamp then) throws IOException {
        FileStamp now;
        try {
            now = FileStamp.of(file);
        } catch (NoSuchFileException gone) {
            if (Files.isDirectory(data)) {
                return Optional.of(FileAlteration.REMOVED);
            }
            throw gone;
        }
        if (!now.key().equals(then.key())) {
            return Optional.of(FileAlteration.REPLACED);
        }
        if (now.size() < then.size()) {
            return Optional.of(FileAlteration.SHORTENED);
        }
        boolean timeCounts = then.key().isPresent() && !file.endsWith(ConfirmedEnds.NAME);
        return now.size() > then.size() || (timeCounts && !now.equals(then))
                ? Optional.of(FileAlteration.OVERWRITTEN)
                : Optional.empty();
    }
}
