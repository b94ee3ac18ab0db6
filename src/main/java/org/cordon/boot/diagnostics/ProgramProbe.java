package org.cordon.boot.diagnostics;

import org.cordon.boot.settings.Version;
import org.cordon.cli.DiagnosticResult;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What the program itself needs: Java, JavaFX, fonts, a display, a printer.
public final class ProgramProbe {
    private static final int JAVA = 25;

    /// How a TrueType file begins.
    private static final byte[] TRUE_TYPE = {0, 1, 0, 0};

    private static final List<String> FONTS =
            List.of(
                    "Inter-Regular",
                    "Inter-Medium",
                    "Inter-SemiBold",
                    "Inter-Bold",
                    "DejaVuSansMono",
                    "NotoSans-Regular",
                    "NotoSans-Bold");

    private final Machine machine;

    /// @param machine has the display and the printers
    public ProgramProbe(Machine machine) {
        this.machine = machine;
    }

    /// Versions of what the program runs on.
    public List<DiagnosticResult> versions() throws IOException {
        Runtime.Version java = Runtime.version();
        String found =
                "Java %s (%s), JavaFX %s, %s %s %s."
                        .formatted(
                                java,
                                System.getProperty("java.vendor"),
                                Version.ofJavaFx().orElse("of unknown version"),
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"));
        return List.of(
                java.feature() >= JAVA
                        ? DiagnosticResult.works("Java", found)
                        : DiagnosticResult.broken(
                                "Java", found, "Install Java %d.".formatted(JAVA)));
    }

    /// The fonts that come with the program.
    public List<DiagnosticResult> fonts() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String font : FONTS) {
            try (InputStream in =
                    ProgramProbe.class.getResourceAsStream("/fonts/" + font + ".ttf")) {
                if (in == null || !java.util.Arrays.equals(TRUE_TYPE, in.readNBytes(4))) {
                    missing.add(font);
                }
            }
        }
        return List.of(
                missing.isEmpty()
                        ? DiagnosticResult.works(
                                "fonts",
                                "All %d that come with Cordon are there.".formatted(FONTS.size()))
                        : DiagnosticResult.broken(
                                "fonts",
                                "Missing or damaged: " + String.join(", ", missing) + ".",
                                "Install Cordon again: its files are not whole."));
    }

    /// How it would show itself.
    public List<DiagnosticResult> display() {
        return List.of(
                switch (machine.display()) {
                    case Display.Choice.Window _ ->
                            DiagnosticResult.works("display", "The window can be opened.");
                    case Display.Choice.Headless _ ->
                            DiagnosticResult.works(
                                    "display",
                                    "There is none here: started from this place, Cordon runs"
                                            + " without a window.");
                    case Display.Choice.Refused refused ->
                            DiagnosticResult.broken(
                                    "display", "The window cannot be opened.", refused.sentence());
                });
    }

    /// Where reports can be printed.
    public List<DiagnosticResult> printers() {
        List<String> names = machine.printers();
        return List.of(
                names.isEmpty()
                        ? DiagnosticResult.care(
                                "printers",
                                "The system knows no printer; reports can be saved only.",
                                "Set a printer up in the operating system.")
                        : DiagnosticResult.works("printers", String.join(", ", names) + "."));
    }
}
