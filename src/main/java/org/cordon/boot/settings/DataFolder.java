package org.cordon.boot.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where one terminal keeps its data.
///
/// @param root holds everything below
public record DataFolder(Path root) {
    /// The folder used when none is named: the operating system's place for a user's data.
    ///
    /// @param environment the process's environment
    /// @param operatingSystem as `os.name` gives it
    /// @param home the user's home folder
    public static DataFolder standard(
            Map<String, String> environment, String operatingSystem, Path home) {
        Path base;
        if (operatingSystem.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            base = local.isEmpty() ? home.resolve("AppData/Local") : Path.of(local);
            return new DataFolder(base.resolve("Cordon"));
        }
        if (operatingSystem.startsWith("Mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Cordon"));
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/share");
        return new DataFolder(base.resolve("cordon"));
    }

    /// The folder used on this machine when none is named.
    public static DataFolder standard() {
        return standard(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")));
    }

    /// The terminal's settings; where it is absent, Cordon runs its demo line.
    public Path settings() {
        return root.resolve("cordon.properties");
    }

    /// A site's own rule tables, each in place of the shipped one of the same name; may be absent.
    public Path rules() {
        return root.resolve("rules");
    }

    /// Texts of the configurations that entries name; see [ConfigurationVersion].
    public Path configurations() {
        return root.resolve("configurations");
    }

    /// The folder of the demo line, apart from real data.
    public DataFolder demo() {
        return new DataFolder(root.resolve("demo"));
    }

    /// The journal's folder.
    public Path journal() {
        return root.resolve("journal");
    }

    /// The local store's database, without file ending.
    public Path store() {
        return root.resolve("store").resolve("cordon");
    }

    /// The site store's database where no other is set, without file ending.
    public Path site() {
        return root.resolve("site").resolve("site");
    }

    /// What is known of the other terminals of the site, without file ending.
    public Path siteMirror() {
        return root.resolve("store").resolve("site-known");
    }

    /// How far the EPCIS repository was told: a hint, which may be deleted.
    public Path captureNote() {
        return root.resolve("epcis").resolve("capture.json");
    }

    /// Where reports are saved unless a person chooses another place.
    public Path reports() {
        return root.resolve("reports");
    }

    /// The program's own log files.
    public Path logs() {
        return root.resolve("logs");
    }

    /// Creates what is missing.
    ///
    /// @throws IOException if a folder cannot be created
    public void create() throws IOException {
        for (Path folder :
                new Path[] {
                    root, journal(), store().getParent(), site().getParent(), reports(), logs()
                }) {
            Files.createDirectories(folder);
        }
    }
}
