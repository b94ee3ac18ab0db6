package org.cordon.support.window;

import java.nio.file.Files;
import java.nio.file.Path;

/// Leaves the window alone until the file named by `cordon.end` is there.
final class Waiting implements WindowDriver.Scenario {
    @Override
    public void act(WindowUser person) {
        Path end = Path.of(System.getProperty("cordon.end"));
        while (!Files.exists(end)) {
            person.settle();
        }
        person.tell("ok   told to end");
    }
}
