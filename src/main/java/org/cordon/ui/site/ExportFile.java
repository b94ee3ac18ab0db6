package org.cordon.ui.site;

import org.cordon.app.port.TimeSource;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Names for files that parked things are written to.
///
/// @param folder where they go
record ExportFile(Path folder, TimeSource time) {
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// A name that says what is in it and when it was written, UTC.
    Path named(String what, String ending) {
        return folder.resolve("%s-%s.%s".formatted(what, NOW.format(time.now()), ending));
    }
}
