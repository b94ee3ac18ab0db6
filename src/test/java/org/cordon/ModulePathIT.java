package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

/// Integration tests run inside the module that ships, and so does every process that they start.
final class ModulePathIT extends ModulePathTest {
    @Test
    void theModuleIsThePackagedOne() {
        assumeTrue(Boolean.getBoolean("cordon.modulePath"), "the build does not run this test");
        assertEquals(
                Project.dir().resolve("target/modules/cordon.jar").toUri(),
                ModuleLayer.boot()
                        .configuration()
                        .findModule("org.cordon")
                        .flatMap(module -> module.reference().location())
                        .orElseThrow());
    }
}
