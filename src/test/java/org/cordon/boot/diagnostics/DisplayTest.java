package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

final class DisplayTest {
    private static final Set<String> ALL = Set.of("libX11.so.6", "libgtk-3.so.0");

    private static Display.Choice choose(
            Map<String, String> environment,
            String os,
            Set<String> libraries,
            boolean opens,
            String release) {
        return new Display(
                        environment,
                        os,
                        new Display.Machine() {
                            @Override
                            public boolean hasLibrary(String name) {
                                return libraries.contains(name);
                            }

                            @Override
                            public boolean opensX11() {
                                return opens;
                            }

                            @Override
                            public String osRelease() {
                                return release;
                            }
                        })
                .choose();
    }

    private static String refusal(Display.Choice choice) {
        return assertInstanceOf(Display.Choice.Refused.class, choice).sentence();
    }

    // [utest->req~start.headless-without-display~1]
    @Test
    void withoutDisplayTheHeadlessPlatformIsUsed() {
        assertEquals(new Display.Choice.Headless(), choose(Map.of(), "Linux", Set.of(), false, ""));
    }

    @Test
    void aPlatformChosenByHandShowsTheWindowOnIt() {
        assertEquals(
                new Display.Choice.Window(),
                new Display(Map.of(), "Linux", Display.nativeMachine(), true).choose());
    }

    // [utest->req~start.missing-gtk-is-named~1]
    @Test
    void displayWithoutGtkNamesThePackageOfTheDistribution() {
        Map<String, String> x = Map.of("DISPLAY", ":0");
        Set<String> onlyX = Set.of("libX11.so.6");
        assertTrue(
                refusal(choose(x, "Linux", onlyX, true, "ID=debian\nVERSION_ID=\"12\"\n"))
                        .contains("libgtk-3-0,"));
        assertTrue(
                refusal(choose(x, "Linux", onlyX, true, "ID=debian\nVERSION_ID=\"13\"\n"))
                        .contains("libgtk-3-0t64,"));
        assertTrue(
                refusal(choose(x, "Linux", onlyX, true, "ID=ubuntu\nVERSION_ID=\"22.04\"\n"))
                        .contains("libgtk-3-0,"));
        assertTrue(
                refusal(choose(x, "Linux", onlyX, true, "ID=ubuntu\nVERSION_ID=\"24.04\"\n"))
                        .contains("libgtk-3-0t64,"));
        assertTrue(
                refusal(choose(x, "Linux", onlyX, true, "ID=fedora\nVERSION_ID=42\n"))
                        .contains("gtk3,"));
    }

    @Test
    void displayThatRefusesIsSaid() {
        assertTrue(
                refusal(choose(Map.of("DISPLAY", ":77"), "Linux", ALL, false, ""))
                        .contains(":77 does not accept"));
    }

    @Test
    void displayThatOpensGetsTheWindow() {
        assertEquals(
                new Display.Choice.Window(),
                choose(Map.of("DISPLAY", ":0"), "Linux", ALL, true, ""));
    }

    @Test
    void waylandWithoutXwaylandIsSaid() {
        assertTrue(
                refusal(choose(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", ALL, true, ""))
                        .contains("Xwayland"));
    }

    @Test
    void otherSystemsAlwaysGetTheWindow() {
        assertEquals(
                new Display.Choice.Window(), choose(Map.of(), "Windows 11", Set.of(), false, ""));
    }

    /// Asks the real loader: a display number nobody serves must not be taken for a window.
    @Test
    void realSystemNeverTakesAnAbsentServerForAWindow() {
        String os = System.getProperty("os.name");
        org.junit.jupiter.api.Assumptions.assumeTrue(os.contains("Linux"), "Linux only");
        // The X library reads the process's own DISPLAY, which the tests run without.
        org.junit.jupiter.api.Assumptions.assumeTrue(
                System.getenv("DISPLAY") == null, "a display is set");
        assertInstanceOf(
                Display.Choice.Refused.class,
                new Display(Map.of("DISPLAY", ":9999"), os, Display.nativeMachine()).choose());
    }
}
