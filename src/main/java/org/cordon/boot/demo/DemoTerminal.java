package org.cordon.boot.demo;

import org.cordon.app.auth.Authentication;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.TimeSource;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.order.Order;
import org.cordon.core.people.Person;
import org.cordon.core.text.Messages;
import org.cordon.ui.shell.TerminalServices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// The terminal of the demo line: an ordinary one, to which the demo's person, order and cameras are
/// brought by the ways that people use.
public final class DemoTerminal implements AutoCloseable {
    private static final Messages TEXT = Messages.of(DemoTerminal.class);
    private static final String ENDED = "shift-ended";

    private final DataFolder folder;
    private final Terminal terminal;
    private final DemoLine line;

    /// Opens a demo folder and the cameras, which go on where the record ends.
    ///
    /// @param speed 1 plays the shift as recorded; `time` must run as fast
    /// @throws org.cordon.app.port.JournalUnavailable if the folder cannot be used
    public DemoTerminal(DataFolder folder, TimeSource time, double speed) throws IOException {
        this.folder = folder;
        terminal = new Terminal(folder, Settings.demoLine(), time);
        try {
            line = DemoLine.open(DemoLine.recorded(terminal.journal()), speed);
        } catch (IOException | RuntimeException e) {
            terminal.close();
            throw e;
        }
    }

    /// The folder to go on in: the latest one, or a new one if the shift was played to its end there.
    public static DataFolder folder(DataFolder root) {
        int number = 1;
        while (Files.exists(numbered(root, number).root().resolve(ENDED))) {
            number++;
        }
        return numbered(root, number);
    }

    private static DataFolder numbered(DataFolder root, int number) {
        return new DataFolder(root.demo().root().resolve("shift-" + number));
    }

    /// Brings the order and the cameras, once the line is watched and somebody is signed in. They
    /// stand while the line stands.
    public CompletableFuture<Void> play() {
        return order(OrderReader.Progress.NONE)
                .thenRun(() -> {
                    line.standWith(terminal.parts().incidents());
                    attach();
                });
    }

    /// Enrols the demo's person, the first time, and signs them in.
    public CompletableFuture<Person> signIn() {
        Authentication authentication = terminal.parts().authentication();
        return authentication
                .empty()
                .thenCompose(empty ->
                        empty
                                ? authentication.enrol(
                                        DemoLine.PERSON,
                                        DemoLine.NAME,
                                        DemoLine.PASSWORD.toCharArray())
                                : CompletableFuture.completedFuture(null))
                .thenCompose(_ ->
                        authentication.signIn(DemoLine.PERSON, DemoLine.PASSWORD.toCharArray()));
    }

    /// Loads the demo's order and starts its batch, unless the line runs one.
    public CompletableFuture<Order> order(OrderReader.Progress progress) {
        TerminalServices parts = terminal.parts();
        return parts.line()
                .status()
                .order()
                .map(CompletableFuture::completedFuture)
                .orElseGet(() ->
                        parts.orders()
                                .load(orderFile(), progress)
                                .thenCompose(new DemoBatch(parts)::begin));
    }

    private Path orderFile() {
        try {
            return DemoLine.writeOrder(folder.root());
        } catch (IOException e) {
            throw new UncheckedIOException(TEXT.get("demo.order.unwritten"), e);
        }
    }

    /// Attaches the cameras, which begin to play.
    void attach() {
        line.settings().forEach(terminal::attach);
    }

    /// What a person may ask of the terminal; the window says how to sign in.
    public TerminalServices parts() {
        return terminal.parts(DemoLine.HINT);
    }

    /// The terminal.
    public Terminal terminal() {
        return terminal;
    }

    /// The cameras' side.
    DemoLine line() {
        return line;
    }

    /// Ends in order, and remembers whether the shift was played to its end.
    @Override
    public void close() throws IOException {
        boolean over =
                line.cameras().ended().isDone()
                        && terminal.parts().incidents().status().active().isEmpty();
        terminal.close();
        line.close();
        if (over) {
            Files.writeString(folder.root().resolve(ENDED), TEXT.get("demo.ended.note") + "\n");
        }
    }
}
