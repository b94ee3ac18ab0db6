package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// Starts that must be refused in words.
final class StartIT {
    @TempDir private Path dir;

    // [itest->req~start.bad-settings-are-refused~1]
    @Test
    void wrongSettingsStopTheStartWithASentence() throws Exception {
        Path data = Files.createDirectories(dir.resolve("data"));
        Files.writeString(data.resolve("cordon.properties"), "terminal.nmae=L3\n");
        PackagedProgram.Result result =
                new PackagedProgram(dir).run(dir, "", "doctor", "--data", data.toString());
        assertEquals(1, result.exit(), result.out() + result.err());
        assertTrue(result.out().contains("terminal.nmae"), result.out());
    }
}
