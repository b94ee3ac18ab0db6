package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What the live window follows.
final class ChangedResourcesTest {
    @TempDir private Path folder;

    // [utest->req~documents.live-window~1]
    @Test
    void aSavedFileIsCopiedBesideItsClassesAndOthersAreNot() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources/line"));
        Path classes = Files.createDirectories(folder.resolve("classes/line"));
        Semaphore copied = new Semaphore(0);
        try (ChangedResources _ =
                new ChangedResources(sources.getParent(), classes.getParent(), copied::release)) {
            Files.writeString(sources.resolve("LinePanel.java"), "class");
            Files.writeString(sources.resolve("LinePanel.css"), "a");
            assertTrue(copied.tryAcquire(Until.SECONDS, TimeUnit.SECONDS));
            // As an editor saves: beside the file, then over it.
            Path beside = Files.writeString(sources.resolve("x.tmp"), "b");
            Files.move(beside, sources.resolve("LinePanel.css"), StandardCopyOption.ATOMIC_MOVE);
            Until.holds(() -> text(classes).equals("b"), () -> text(classes));
            assertFalse(Files.exists(classes.resolve("LinePanel.java")));
        }
    }

    /// Empty while it is replaced.
    private static String text(Path classes) {
        try {
            return Files.readString(classes.resolve("LinePanel.css"));
        } catch (NoSuchFileException replacing) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
