package org.cordon.boot.diagnostics;

import org.cordon.core.text.Messages;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Decides how the program can show itself, before JavaFX is asked: JavaFX answers a display without
/// GTK with a stack trace.
public final class Display {
    private static final Messages TEXT = Messages.of(Display.class);

    /// What asks the operating system. A seam for tests.
    interface Machine {
        /// Whether a shared library can be loaded.
        boolean hasLibrary(String name);

        /// Whether the X server named by `DISPLAY` accepts a connection.
        boolean opensX11();

        /// The text of `/etc/os-release`; empty where there is none.
        String osRelease();
    }

    /// How to start.
    public sealed interface Choice {
        /// With a window.
        record Window() implements Choice {}

        /// On JavaFX's built-in headless platform.
        record Headless() implements Choice {}

        /// Not at all.
        ///
        /// @param sentence what is wrong and what to do
        record Refused(String sentence) implements Choice {}
    }

    private final Map<String, String> environment;
    private final String operatingSystem;
    private final Machine machine;
    private final boolean chosen;

    Display(Map<String, String> environment, String operatingSystem, Machine machine) {
        this(environment, operatingSystem, machine, false);
    }

    /// @param chosen whether who started the program has chosen what JavaFX draws on, by its property
    ///     `glass.platform`
    Display(
            Map<String, String> environment,
            String operatingSystem,
            Machine machine,
            boolean chosen) {
        this.chosen = chosen;
        this.environment = Map.copyOf(environment);
        this.operatingSystem = operatingSystem.toLowerCase(Locale.ROOT);
        this.machine = machine;
    }

    /// Looks at this machine.
    public static Display ofThisMachine() {
        return new Display(
                System.getenv(),
                System.getProperty("os.name"),
                nativeMachine(),
                System.getProperty("glass.platform") != null);
    }

    static Machine nativeMachine() {
        return new NativeMachine();
    }

    /// Decides.
    public Choice choose() {
        if (chosen) {
            return new Choice.Window();
        }
        if (!operatingSystem.contains("linux")) {
            return new Choice.Window();
        }
        String display = environment.getOrDefault("DISPLAY", "");
        boolean wayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        if (display.isEmpty()) {
            // JavaFX draws through X11; a Wayland session offers it by Xwayland, which sets
            // DISPLAY.
            return wayland
                    ? new Choice.Refused(TEXT.get("diagnostics.display.wayland"))
                    : new Choice.Headless();
        }
        if (!machine.hasLibrary("libX11.so.6") || !machine.hasLibrary("libgtk-3.so.0")) {
            return new Choice.Refused(
                    TEXT.get("diagnostics.display.no-gtk", display, gtkPackage()));
        }
        if (!machine.opensX11()) {
            return new Choice.Refused(TEXT.get("diagnostics.display.refused", display));
        }
        return new Choice.Window();
    }

    /// The package that brings GTK 3, by the distribution's own name.
    private String gtkPackage() {
        String release = machine.osRelease().toLowerCase(Locale.ROOT);
        if (release.contains("fedora") || release.contains("rhel") || release.contains("suse")) {
            return "gtk3";
        }
        return timeT64(release) ? "libgtk-3-0t64" : "libgtk-3-0";
    }

    /// Debian 13 and Ubuntu 24.04 renamed the package when time became 64 bits wide.
    private static boolean timeT64(String release) {
        Optional<Integer> major =
                release.lines()
                        .filter(line -> line.startsWith("version_id="))
                        .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
                        .filter(version -> !version.isEmpty() && version.length() < 5)
                        .map(Integer::valueOf)
                        .findFirst();
        boolean ubuntu = release.contains("id=ubuntu");
        return major.isPresent() && major.get() >= (ubuntu ? 24 : 13);
    }

    /// Asks the dynamic loader and the X server themselves; native access is granted at start.
    @SuppressWarnings("restricted")
    private static final class NativeMachine implements Machine {
        @Override
        public boolean hasLibrary(String name) {
            try (Arena arena = Arena.ofConfined()) {
                SymbolLookup.libraryLookup(name, arena);
                return true;
            } catch (IllegalArgumentException notLoadable) {
                return false;
            }
        }

        @Override
        public boolean opensX11() {
            try (Arena arena = Arena.ofConfined()) {
                SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
                Linker linker = Linker.nativeLinker();
                MemorySegment display =
                        (MemorySegment)
                                linker.downcallHandle(
                                                x11.find("XOpenDisplay").orElseThrow(),
                                                FunctionDescriptor.of(
                                                        ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                                        .invokeExact(MemorySegment.NULL);
                if (display.address() == 0) {
                    return false;
                }
                int closed =
                        (int)
                                linker.downcallHandle(
                                                x11.find("XCloseDisplay").orElseThrow(),
                                                FunctionDescriptor.of(
                                                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                                        .invokeExact(display);
                return closed == 0;
            } catch (Throwable cannotAsk) {
                // A method handle declares Throwable; an X library that cannot be called will not
                // draw a window either.
                return false;
            }
        }

        @Override
        public String osRelease() {
            try {
                return Files.readString(Path.of("/etc/os-release"));
            } catch (IOException absent) {
                return "";
            }
        }
    }
}
