package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Program;
import org.cordon.support.ProgramLog;
import org.cordon.support.Project;
import org.cordon.support.Until;
import org.cordon.support.VirtualDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The start script on its demo line, used from outside: keys by the X server, pictures of the display,
/// and the window's own close.
final class SmokeIT {
    @TempDir private Path folder;

    // [itest->req~start.smoke~1]
    @Test
    void everyKeyOfTheNavigationShowsAnotherScreenAndTheWindowCloses() throws Exception {
        Path data = folder.resolve("data");
        Path pictures = Files.createDirectories(Project.dir().resolve("target/smoke"));
        try (VirtualDisplay display = VirtualDisplay.open();
                Program program =
                        Program.onDisplay(
                                folder, display.name(), "--demo", "--data", data.toString())) {
            display.awaitWindow("Cordon · Line 3", program);
            String window = display.tool("search", "--onlyvisible", "--name", "^Cordon · Line 3");
            display.tool("windowfocus", window);
            int before = 0;
            for (String key : List.of("F1", "F2", "F3", "F4", "F5", "F6")) {
                Path picture = pictures.resolve(key + ".png");
                int last = before;
                display.tool("key", key);
                Until.holds(
                        () -> {
                            BufferedImage now = take(display, picture);
                            return colours(now) > 20 && rail(now) != last;
                        },
                        () -> key + " showed nothing new; " + program.err());
                before = rail(take(display, picture));
            }
            assertTrue(program.isAlive(), program.err());
            // What a press on the window's own close button sends.
            display.tool("windowquit", window);
            Until.holds(() -> !program.isAlive(), program::err);
            assertEquals(0, program.await(), program.err());
            assertEquals("", program.err());
        }
        assertEquals(List.of(), ProgramLog.warnings(data));
    }

    private static BufferedImage take(VirtualDisplay display, Path file) {
        try {
            return display.picture(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What the navigation at the left edge looks like: it marks the screen in front.
    private static int rail(BufferedImage picture) {
        int width = 60;
        int height = picture.getHeight();
        return Arrays.hashCode(picture.getRGB(0, 100, width, height - 100, null, 0, width));
    }

    private static long colours(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
    }
}
