package org.cordon.boot.diagnostics;

import org.cordon.boot.settings.Version;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What the program itself needs: Java, JavaFX, fonts, a display, a printer.
///
/// @param machine has the display and the printers
public record ProgramProbe(Machine machine) {
    private static final Messages TEXT = Messages.of(ProgramProbe.class);
    static final String JAVA = "Java";
    static final String FONTS = "fonts";
    static final String DISPLAY = "display";
    static final String PRINTERS = "printers";

    private static final int OLDEST_JAVA = 25;

    /// How a TrueType file begins.
    private static final byte[] TRUE_TYPE = {0, 1, 0, 0};

    private static final List<String> FONT_FILES =
            List.of(
                    "Inter-Regular",
                    "Inter-Medium",
                    "Inter-SemiBold",
                    "Inter-Bold",
                    "DejaVuSansMono",
                    "NotoSans-Regular",
                    "NotoSans-Bold");

    /// Versions of what the program runs on.
    public List<DiagnosticResult> versions() throws IOException {
        Runtime.Version java = Runtime.version();
        String found =
                TEXT.get(
                        "diagnostics.java.versions",
                        java,
                        System.getProperty("java.vendor"),
                        Version.ofJavaFx().orElse(TEXT.get("diagnostics.java.no-javafx-version")),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"));
        return List.of(
                java.feature() >= OLDEST_JAVA
                        ? DiagnosticResult.works(JAVA, found)
                        : DiagnosticResult.broken(
                                JAVA, found, TEXT.get("diagnostics.java.old.to-do", OLDEST_JAVA)));
    }

    /// The fonts that come with the program.
    public List<DiagnosticResult> fonts() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String font : FONT_FILES) {
            try (InputStream in =
                    ProgramProbe.class.getResourceAsStream("/fonts/" + font + ".ttf")) {
                if (in == null || !java.util.Arrays.equals(TRUE_TYPE, in.readNBytes(4))) {
                    missing.add(font);
                }
            }
        }
        return List.of(
                missing.isEmpty()
                        ? DiagnosticContext.works(
                                FONTS, "diagnostics.fonts.whole", FONT_FILES.size())
                        : DiagnosticContext.broken(
                                FONTS, "diagnostics.fonts.missing", String.join(", ", missing)));
    }

    /// How it would show itself.
    public List<DiagnosticResult> display() {
        return List.of(
                switch (machine.display()) {
                    case Display.Choice.Window _ ->
                            DiagnosticContext.works(DISPLAY, "diagnostics.display.window");
                    case Display.Choice.Headless _ ->
                            DiagnosticContext.works(DISPLAY, "diagnostics.display.none");
                    case Display.Choice.Refused refused ->
                            DiagnosticResult.broken(
                                    DISPLAY,
                                    TEXT.get("diagnostics.display.no-window"),
                                    refused.sentence());
                });
    }

    /// Where reports can be printed.
    public List<DiagnosticResult> printers() {
        List<String> names = machine.printers();
        return List.of(
                names.isEmpty()
                        ? DiagnosticContext.care(PRINTERS, "diagnostics.printers.none")
                        : DiagnosticResult.works(PRINTERS, String.join(", ", names) + "."));
    }
}
