package org.cordon.support;

import java.nio.file.Path;

/// Where this project lies on the machine that runs the tests.
public final class Project {
    private Project() {}

    /// The folder that holds `pom.xml`.
    public static Path dir() {
        return Path.of(System.getProperty("cordon.projectDir", "")).toAbsolutePath();
    }

    /// The reference files beside the project; absent on a machine that has only the project.
    public static Path reference() {
        return dir().resolveSibling("shared").resolve("reference");
    }
}
