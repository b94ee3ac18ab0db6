package org.cordon.boot.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.ChildProcess;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What is left of temporary folders.
@Timeout(Until.SECONDS)
final class ScratchFolderTest {
    @TempDir private Path temporary;

    /// Another process: makes a folder with something in it, names it, and keeps it.
    public static void main(String[] arguments) throws Exception {
        try (ScratchFolder folder = ScratchFolder.make(Path.of(arguments[0]))) {
            Files.createDirectory(folder.path().resolve("below"));
            Files.writeString(folder.path().resolve("below/store.mv.db"), "x");
            System.out.println(folder.path());
            System.in.read();
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.toList();
        }
    }

    // [utest->req~backup.trial-store-cleared~1]
    @Test
    void aKilledProcesssFolderGoesAndARunningOnesStays() throws Exception {
        Process other =
                ChildProcess.of(List.of(), ScratchFolderTest.class, temporary.toString()).start();
        try (BufferedReader said = other.inputReader()) {
            Path made = Path.of(said.readLine());
            ScratchFolder.clear(temporary);
            assertTrue(Files.exists(made.resolve("below/store.mv.db")), "it runs");

            other.destroyForcibly().waitFor();
            assertTrue(Files.exists(made), "killed, it cannot clear up");
            ScratchFolder.clear(temporary);
            assertFalse(Files.exists(made));
        } finally {
            other.destroyForcibly();
        }
    }

    // [utest->req~backup.trial-store-cleared~1]
    @Test
    void twoOfOneProcessStandBesideEachOtherAndNothingElseIsTouched() throws IOException {
        Path foreign = Files.createDirectory(temporary.resolve("cordon-scratch-of-somebody"));
        try (ScratchFolder one = ScratchFolder.make(temporary)) {
            ScratchFolder.clear(temporary);
            try (ScratchFolder two = ScratchFolder.make(temporary)) {
                assertTrue(Files.exists(one.path()));
                assertTrue(Files.exists(two.path()));
            }
        }
        assertEquals(List.of(foreign), left());
    }

    // [utest->req~backup.trial-store-cleared~1]
    @Test
    void aNewTrialStoreClearsWhatAnotherLeft() throws IOException {
        Path left = Files.createDirectory(temporary.resolve("cordon-scratch-123"));
        Files.writeString(left.resolve("in-use"), "");
        Files.writeString(left.resolve("store.mv.db"), "x");

        try (Scratch scratch = Scratch.make(temporary)) {
            assertFalse(Files.exists(left));
            assertTrue(Files.exists(scratch.folder().path()));
        }
        assertEquals(List.of(), left());
    }
}
