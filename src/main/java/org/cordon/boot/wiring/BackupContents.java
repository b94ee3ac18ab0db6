package org.cordon.boot.wiring;

import org.cordon.app.port.backup.BackupFile;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.boot.settings.DataFolder;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a backup holds beside the journal: the settings, a site's own rule tables, the
/// configurations that entries name, the reports. Not
/// the store, which is built from the journal; not the password of the site store, which a backup
/// drive is no place for; not the program's log.
///
/// @param folder the data folder
record BackupContents(DataFolder folder) implements Supplier<List<BackupFile>> {
    private static final Messages TEXT = Messages.of(BackupContents.class);

    @Override
    public List<BackupFile> get() {
        List<BackupFile> pieces = new ArrayList<>();
        try {
            Path settings = folder.settings();
            add(settings, pieces);
            add(settings.resolveSibling(settings.getFileName() + ".bak"), pieces);
            for (Path below : List.of(folder.rules(), folder.configurations(), folder.reports())) {
                if (Files.isDirectory(below)) {
                    try (Stream<Path> files = Files.walk(below)) {
                        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                            add(file, pieces);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("wiring.backup.unreadable", folder.root(), e.getMessage()), e);
        }
        return pieces;
    }

    private void add(Path file, List<BackupFile> pieces) throws IOException {
        StringBuilder name = new StringBuilder();
        for (Path part : folder.root().relativize(file)) {
            name.append(name.isEmpty() ? "" : "/").append(part);
        }
        try {
            if (Files.isRegularFile(file)) {
                pieces.add(new BackupFile(name.toString(), file, Files.size(file)));
            }
        } catch (NoSuchFileException gone) {
            // Removed by a person just now.
        }
    }
}
