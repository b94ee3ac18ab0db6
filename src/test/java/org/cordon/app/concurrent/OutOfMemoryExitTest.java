package org.cordon.app.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

final class OutOfMemoryExitTest {
    @TempDir private Path folder;

    // [utest->req~memory.survived~1]
    @ParameterizedTest
    @ValueSource(strings = {"worker", "listener", "future"})
    void runningOutOfMemoryEndsTheProcessWithAMessageAndExitCode70(String where)
            throws IOException, InterruptedException {
        Path error = folder.resolve("error.txt");
        Process child =
                ChildProcess.of(List.of("-Xmx48m"), OutOfMemoryChild.class, where)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(error.toFile())
                        .start();
        try {
            assertTrue(child.waitFor(4, TimeUnit.MINUTES), () -> where + ": it never ended");
            assertEquals(70, child.exitValue());
            assertTrue(Files.readString(error).contains("out of memory"), where);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void otherFailuresDoNotEndTheProcess() {
        Exception inCircles = new IllegalStateException("a defect");
        inCircles.addSuppressed(new OutOfMemoryError("not the cause"));
        OutOfMemoryExit.check(new IllegalArgumentException(inCircles));
        assertEquals(70, OutOfMemoryExit.EXIT_CODE);
    }
}
