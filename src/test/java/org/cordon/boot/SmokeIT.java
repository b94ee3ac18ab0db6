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

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
            Point corner = corner(display.tool("getwindowgeometry", "--shell", window));
            int before = 0;
            for (String key : List.of("F1", "F2", "F3", "F4", "F5", "F6")) {
                Path picture = pictures.resolve(key + ".png");
                int last = before;
                display.tool("key", key);
                Until.holds(
                        () -> {
                            BufferedImage now = take(display, picture);
                            return colours(now) > 20 && marked(now, corner) > last;
                        },
                        () -> key + " showed nothing new; " + program.err());
                before = marked(take(display, picture), corner);
            }
            assertTrue(program.isAlive(), program.err());
            display.closeWindow(window);
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

    /// Upper left corner of a window.
    private static Point corner(String geometry) {
        Map<String, Integer> values =
                geometry.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0], pair -> Integer.valueOf(pair[1])));
        return new Point(values.getOrDefault("X", 0), values.getOrDefault("Y", 0));
    }

    /// How far down the navigation at the window's left edge an item is marked: the first place that has
    /// another colour than the ground below the last item, for longer than a line of text is high.
    ///
    /// @return in pixels; 0 if none is marked
    private static int marked(BufferedImage picture, Point corner) {
        int x = corner.x + 11;
        int ground = picture.getRGB(x, corner.y + 850);
        int other = 0;
        for (int y = 70; y < 850; y++) {
            other = picture.getRGB(x, corner.y + y) == ground ? 0 : other + 1;
            if (other > 25) {
                return y;
            }
        }
        return 0;
    }

    private static long colours(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
    }
}
