package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.CssParser;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.cordon.app.intake.LineStatus;
import org.cordon.support.FakeContainment;
import org.cordon.support.FakeDoor;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeTime;
import org.cordon.support.Pictures;
import org.cordon.support.SampleStates;
import org.cordon.ui.kit.Navigator;
import org.cordon.ui.kit.Place;
import org.cordon.ui.kit.Pulse;
import org.cordon.ui.kit.Theme;
import org.cordon.ui.kit.View;
import org.cordon.ui.kit.Views;
import org.cordon.ui.line.LinePanelController;
import org.cordon.ui.line.LinePanelViewModel;
import org.cordon.ui.shell.Badges;
import org.cordon.ui.shell.ShellController;
import org.cordon.ui.shell.ShellViewModel;
import org.cordon.ui.signin.SignInController;
import org.cordon.ui.signin.SignInViewModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Draws the window in its states, light and dark, in the sizes of a terminal's screen. A screen is
/// one line in [#screens].
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
final class ScreenTourTest {
    private static final int[][] SIZES = {{1280, 800}, {1600, 900}, {1920, 1080}};

    /// One state of one screen.
    ///
    /// @param root builds it anew, on the FX thread
    private record Screen(String name, Function<Pulse, Parent> root) {}

    @Start
    void start(Stage unshown) {
        // The headless screen is smaller than a terminal's: scenes are drawn without a window.
        unshown.hide();
    }

    private static List<Screen> screens() {
        return List.of(
                line("line-wrong-lot", SampleStates::wrongLot),
                line("line-all-right", SampleStates::allRight),
                line("line-on-hold", SampleStates::onHold),
                line("line-no-read", SampleStates::noRead),
                line("line-disk-full", SampleStates::diskFull),
                line("line-waiting", SampleStates::waiting),
                line("line-no-order", SampleStates::noOrder),
                new Screen("sign-in", pulse -> signIn(pulse, FakeDoor.known())),
                new Screen("sign-in-first", pulse -> signIn(pulse, FakeDoor.fresh())));
    }

    // [utest->req~window.drawn~1]
    @Test
    void everyScreenIsDrawnInBothThemesAndEverySize() throws IOException {
        Platform.runLater(() -> CssParser.errorsProperty().clear());
        for (Screen screen : screens()) {
            for (Theme theme : Theme.values()) {
                for (int[] size : SIZES) {
                    draw(screen, theme, size[0], size[1]);
                }
            }
        }
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    private static void draw(Screen screen, Theme theme, int width, int height) throws IOException {
        Scene scene =
                WaitForAsyncUtils.waitForAsyncFx(
                        30_000,
                        () -> {
                            Pulse pulse = new Pulse();
                            Scene made = new Scene(screen.root().apply(pulse), width, height);
                            theme.dress(made);
                            pulse.close();
                            return made;
                        });
        WaitForAsyncUtils.waitForFxEvents();
        String look = theme.name().toLowerCase(Locale.ROOT);
        BufferedImage picture =
                Pictures.save(
                        scene,
                        Path.of("%s-%s-%dx%d.png".formatted(screen.name(), look, width, height)));
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        assertTrue(colours(picture) > 20, screen.name() + " is not blank");
    }

    private static long colours(BufferedImage picture) {
        return java.util.Arrays.stream(
                        picture.getRGB(
                                0,
                                0,
                                picture.getWidth(),
                                picture.getHeight(),
                                null,
                                0,
                                picture.getWidth()))
                .distinct()
                .count();
    }

    private static Screen line(String name, Supplier<LineStatus> state) {
        return new Screen(name, pulse -> shell(pulse, state.get()));
    }

    private static Parent shell(Pulse pulse, LineStatus state) {
        FakeLine line = new FakeLine(state);
        FakeContainment containment =
                new FakeContainment(
                        state.held() > 10
                                ? Optional.of(SampleStates.incident())
                                : Optional.empty());
        FakeDoor door = FakeDoor.signedIn();
        ShellViewModel model =
                new ShellViewModel(
                        pulse,
                        line,
                        state.held() == 3 ? FakeSite.away() : FakeSite.level(),
                        door,
                        door,
                        new FakeTime(),
                        "Line 3, cartons");
        LinePanelViewModel panel =
                new LinePanelViewModel(pulse, line, line, containment, containment, door);
        Function<Navigator, List<Place>> places =
                navigator ->
                        List.of(
                                new Place(
                                        Place.LINE,
                                        Feather.MAXIMIZE,
                                        "Line",
                                        () ->
                                                Views.load(
                                                        new LinePanelController(
                                                                panel, navigator, ZoneOffset.UTC)),
                                        new SimpleStringProperty("")),
                                place(
                                        Place.CONTAINMENT,
                                        Feather.CLOCK,
                                        "Containment",
                                        Badges.timeLeft(pulse, containment).get()),
                                place(
                                        Place.QUARANTINE,
                                        Feather.BOX,
                                        "Quarantine",
                                        Badges.held(panel.statusProperty()).getValue()),
                                place(Place.RECORDS, Feather.FILE_TEXT, "Records", ""),
                                place(Place.SETTINGS, Feather.SETTINGS, "Settings", ""));
        return Views.load(new ShellController(model, places)).root();
    }

    private static Place place(String id, Ikon icon, String title, String badge) {
        return new Place(
                id,
                icon,
                title,
                () -> new View<>(new javafx.scene.layout.Pane(), id),
                new SimpleStringProperty(badge));
    }

    private static Parent signIn(Pulse pulse, FakeDoor door) {
        return Views.load(new SignInController(new SignInViewModel(pulse, door))).root();
    }
}
