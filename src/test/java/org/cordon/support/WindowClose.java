package org.cordon.support;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Presses a window's close button, as a window manager tells the program of it: the message
/// `WM_DELETE_WINDOW` of the X protocol (ICCCM 4.2.8.1). A virtual display has no window manager, and
/// xdotool asks one.
final class WindowClose {
    private static final int CLIENT_MESSAGE = 33;
    private static final int EVENT_BYTES = 192;
    private static final int LONGS = 32;

    private WindowClose() {}

    /// Sends it.
    ///
    /// @param display such as `:7`
    /// @param window its number in the X server
    @SuppressWarnings("restricted")
    static void press(String display, long window) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
            MemorySegment connection =
                    (MemorySegment)
                            handle(x11, "XOpenDisplay", ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                                    .invokeExact(arena.allocateFrom(display));
            MethodHandle atom =
                    handle(
                            x11,
                            "XInternAtom",
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT);
            long protocols =
                    (long) atom.invokeExact(connection, arena.allocateFrom("WM_PROTOCOLS"), 0);
            long delete =
                    (long) atom.invokeExact(connection, arena.allocateFrom("WM_DELETE_WINDOW"), 0);
            // XClientMessageEvent: type, serial, sent, display, window, kind, format, data.
            MemorySegment event = arena.allocate(EVENT_BYTES, Long.BYTES);
            event.set(ValueLayout.JAVA_INT, 0, CLIENT_MESSAGE);
            event.set(ValueLayout.JAVA_LONG, 32, window);
            event.set(ValueLayout.JAVA_LONG, 40, protocols);
            event.set(ValueLayout.JAVA_INT, 48, LONGS);
            event.set(ValueLayout.JAVA_LONG, 56, delete);
            int sent =
                    (int)
                            handle(
                                            x11,
                                            "XSendEvent",
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.ADDRESS,
                                            ValueLayout.JAVA_LONG,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_LONG,
                                            ValueLayout.ADDRESS)
                                    .invokeExact(connection, window, 0, 0L, event);
            int closed =
                    (int)
                            handle(x11, "XCloseDisplay", ValueLayout.JAVA_INT, ValueLayout.ADDRESS)
                                    .invokeExact(connection);
            if (sent == 0 || closed != 0) {
                throw new IllegalStateException("the message was not sent");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(
            SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        library.find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
    }
}
