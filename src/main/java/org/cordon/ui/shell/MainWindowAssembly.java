package org.cordon.ui.shell;

import javafx.scene.Parent;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.wedge.WedgeTiming;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.ErrorCode;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.FxKeyClock;
import org.cordon.ui.common.KeyClock;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.WedgeInput;
import org.cordon.ui.pictures.PictureDrop;
import org.cordon.ui.pictures.PicturesSheetController;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.signin.SignInController;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that fills the window, put together: sign-in, shell and its screens. FX thread.
public final class MainWindowAssembly implements Disposable {
    private final TerminalServices parts;
    private final WindowModels models;
    private final ShellController shell;
    private final MainWindow window;
    private final BackgroundScans lineScans;
    private final WedgeInput wedge;
    private final View<PicturesSheetController> pictures;
    private final PictureDrop drop;
    private boolean resumed;

    /// Builds everything; views are loaded when they are first visited.
    public MainWindowAssembly(TerminalServices parts, FxDispatcher pulse, Appearance appearance) {
        this(parts, pulse, appearance, new FxKeyClock(pulse.fx()));
    }

    /// The same, with the time of keys handed in.
    public MainWindowAssembly(
            TerminalServices parts, FxDispatcher pulse, Appearance appearance, KeyClock keys) {
        this.parts = parts;
        ScannerTrust distrust = new ScannerTrust(pulse, parts.line(), parts.qualify());
        models = WindowModels.of(parts, pulse, distrust);
        models.follow(parts, pulse);
        shell =
                new ShellController(
                        new ShellViewModel(
                                pulse,
                                parts.line(),
                                distrust,
                                parts.site(),
                                parts.session(),
                                parts.authentication(),
                                parts.journal(),
                                parts.time(),
                                parts.lineName()),
                        new Screens(parts, models, pulse, appearance)::places);
        window =
                new MainWindow(
                        pulse,
                        parts.session(),
                        Views.load(new SignInController(models.signIn())),
                        Views.load(shell));
        pictures = Views.load(new PicturesSheetController(models.pictures()));
        shell.lay(pictures.root());
        drop = new PictureDrop(window.root(), models.pictures(), this::signedIn);
        pulse.onChange(parts.session()::onChange, this::putPicturesAway);
        lineScans =
                new BackgroundScans(pulse, parts.scans(), new ReasonMessages(parts.time().zone()));
        wedge = new WedgeInput(keys, WedgeTiming.USUAL, this::scanned);
        wedge.listen(window.root());
        pulse.onChange(parts.incidents()::onChange, this::resume);
    }

    private boolean signedIn() {
        return parts.session().person().isPresent();
    }

    /// What one person looked at is not for the next.
    private void putPicturesAway() {
        if (!signedIn()) {
            models.pictures().close();
        }
    }

    private void scanned(Bytes scan) {
        if (!window.take(scan)) {
            lineScans.accept(scan, window.root());
        }
    }

    /// Brings the open incident to the front, once it is known: after a kill, the first hour goes on
    /// where it was.
    private void resume() {
        if (!resumed && parts.incidents().status().active().isPresent()) {
            show(NavigationItem.CONTAINMENT);
        }
    }

    /// What to put into the scene.
    public Parent root() {
        return window.root();
    }

    /// Brings a place to the front; from then on no other comes there by itself.
    public void show(String place) {
        resumed = true;
        shell.show(place);
    }

    /// Brings every place to the front once.
    ///
    /// @return each by its id, in the order of the rail, with why it cannot be shown
    public Map<String, Optional<ErrorCode>> showAll() {
        Map<String, Optional<ErrorCode>> all = new LinkedHashMap<>();
        for (String place : shell.places()) {
            show(place);
            all.put(place, Optional.ofNullable(shell.failures().get(place)));
        }
        return all;
    }

    /// Takes files as if they were dropped on the window.
    public void drop(List<Path> files) {
        drop.accept(files);
    }

    /// The states behind the views.
    public WindowModels states() {
        return models;
    }

    @Override
    public void close() {
        wedge.close();
        pictures.close();
        window.close();
    }
}
