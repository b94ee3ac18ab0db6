package org.cordon.adapter.journal;

import org.cordon.core.event.FileAlteration;

import java.io.IOException;
import java.nio.file.Path;

/// Somebody else removed, replaced, shortened or wrote to a file of the journal that is in use.
final class AlteredException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FileAlteration how;
    private final String file;

    AlteredException(FileAlteration how, Path file) {
        super(file + ": " + how);
        this.how = how;
        this.file = file.toString();
    }

    FileAlteration how() {
        return how;
    }

    Path file() {
        return Path.of(file);
    }
}
