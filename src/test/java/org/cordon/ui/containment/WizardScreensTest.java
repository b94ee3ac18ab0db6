package org.cordon.ui.containment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.cordon.core.containment.Act;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.Note;
import org.cordon.support.Pictures;
import org.cordon.ui.kit.Theme;
import org.cordon.ui.kit.View;
import org.cordon.ui.report.ReportPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// Draws the wizard at each act, light and dark, in both sizes of a terminal's screen.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
final class WizardScreensTest {
    @Start
    void start(Stage unshown) {
        // The headless screen is smaller than a terminal's: scenes are drawn without a window.
        unshown.hide();
    }

    @Test
    void wizardAtEachAct() throws IOException {
        for (Theme theme : Theme.values()) {
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                draw(theme, size, "none", 0);
                draw(theme, size, "cease", 1);
                draw(theme, size, "isolate", 2);
                draw(theme, size, "communicate", 3);
                draw(theme, size, "document", 4);
                draw(theme, size, "deviation", 5);
            }
        }
    }

    private void draw(Theme theme, int[] size, String name, int act) throws IOException {
        View<ContainmentPanelController> view =
                WaitForAsyncUtils.waitForAsyncFx(30_000, () -> load(act));
        // The rail and the strip of the shell take their share.
        int width = size[0] - 96;
        int height = size[1] - 64;
        Scene scene =
                WaitForAsyncUtils.waitForAsyncFx(
                        30_000,
                        () -> {
                            Scene made = new Scene(view.root(), width, height);
                            theme.dress(made);
                            return made;
                        });
        WaitForAsyncUtils.waitForFxEvents();
        String look = theme.name().toLowerCase(Locale.ROOT);
        var picture =
                Pictures.save(
                        scene,
                        Path.of(
                                "containment",
                                "%s-%s-%dx%d.png".formatted(name, look, size[0], size[1])));
        assertTrue(picture.getWidth() >= width, "the whole place is drawn");
    }

    private static View<ContainmentPanelController> load(int act) {
        FirstHour hour = new FirstHour();
        ContainmentScreen screen =
                new ContainmentScreen(
                        hour, hour, hour, hour, hour.rules, hour, new NoReport(), Runnable::run);
        if (act > 0) {
            lead(hour, act);
        }
        View<ContainmentPanelController> view = screen.view();
        screen.model().refresh();
        if (act == 2) {
            screen.model().forms().isolate().scanProperty().set("no code");
            done(screen.model().forms().isolate().submit());
            hour.holdBack();
            screen.model()
                    .forms()
                    .isolate()
                    .scanProperty()
                    .set("01" + FirstHour.GTIN.digits() + "2100007A1K9R0");
            var _ = screen.model().forms().isolate().submit();
            screen.model().refresh();
        }
        return view;
    }

    private static void lead(FirstHour hour, int act) {
        IncidentId id = hour.openWrongLot();
        done(
                hour.hold(
                        FirstHour.unit("00007A1K9Q4"),
                        "Pack carries lot K2410B, the order is K2411A."));
        hour.elapsed = Duration.ofMinutes(2).plusSeconds(36);
        if (act > 1) {
            done(hour.note(id, new Note.LineStopped("Mara Lindqvist", "Stopped and locked")));
            done(hour.complete(id, Act.CEASE));
            for (String serial : List.of("00007A1K9PX", "00007A1K9Q2", "00007A1K9Q3")) {
                done(hour.hold(FirstHour.unit(serial), "Put away with the incident: same case"));
            }
        }
        if (act > 2) {
            done(hour.note(id, new Note.Quarantined("quarantine cage 4")));
            done(hour.complete(id, Act.ISOLATE));
        }
        hour.elapsed = Duration.ofMinutes(18).plusSeconds(48);
        if (act > 3) {
            done(
                    hour.note(
                            id,
                            new Note.Told(
                                    "quality-assurance",
                                    "A. Berg",
                                    "telephone",
                                    hour.now(),
                                    true)));
            done(hour.note(id, new Note.Told("warehouse", "J. Roth", "radio", hour.now(), false)));
            done(hour.complete(id, Act.COMMUNICATE));
        }
        if (act > 4) {
            for (String code : List.of("shift", "seen", "since-last-good", "people")) {
                done(hour.note(id, new Note.Detail(code, "night")));
            }
            done(hour.complete(id, Act.DOCUMENT));
            hour.elapsed = Duration.ofMinutes(48).plusSeconds(3);
        }
    }

    private static void done(CompletableFuture<?> future) {
        future.join();
    }

    /// A pane without a report.
    private static final class NoReport implements ReportPane {
        private final Region nothing = new Region();

        @Override
        public Node node() {
            return nothing;
        }

        @Override
        public void show(IncidentId incident) {}

        @Override
        public Node firstAct() {
            return nothing;
        }
    }
}
