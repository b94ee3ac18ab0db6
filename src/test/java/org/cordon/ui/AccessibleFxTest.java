package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.text.Reason;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleStates;
import org.cordon.support.SampleStore;
import org.cordon.support.Until;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Theme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Every control a person may press or fill in says what it is, is high enough for a glove, and is
/// reached by the Tab key, on every screen at the smallest size.
// [utest->req~screens.accessible~1]
@ExtendWith(ApplicationExtension.class)
final class AccessibleFxTest {
    private static final double GLOVE = 48;

    @Start
    void start(Stage unshown) {
        // The headless screen is smaller than a terminal's: scenes are laid out without a window.
        unshown.hide();
    }

    /// One screen.
    record Sample(String name, Supplier<SampleWindow> window) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The screens, each as busy as it gets.
    private static List<Sample> samples() {
        return List.of(
                new Sample(
                        "sign in",
                        () ->
                                new SampleWindow(SampleStates.waiting(), FakeAuthentication.known())
                                        .build()),
                new Sample(
                        "sign in first",
                        () ->
                                new SampleWindow(SampleStates.waiting(), FakeAuthentication.fresh())
                                        .build()),
                new Sample("line", () -> window().build().show(NavigationItem.LINE)),
                new Sample(
                        "no order",
                        () ->
                                new SampleWindow(
                                                SampleStates.noOrder(),
                                                FakeAuthentication.signedIn())
                                        .build()
                                        .show(NavigationItem.LINE)),
                new Sample(
                        "alarms",
                        () ->
                                new SampleWindow(
                                                SampleStates.alarms(),
                                                FakeAuthentication.signedIn())
                                        .build()
                                        .show(NavigationItem.ALARMS)),
                new Sample(
                        "containment none",
                        () -> window().build().show(NavigationItem.CONTAINMENT)),
                new Sample("cease", () -> act(ContainmentStep.CEASE)),
                new Sample("isolate", () -> act(ContainmentStep.ISOLATE)),
                new Sample("communicate", () -> act(ContainmentStep.COMMUNICATE)),
                new Sample("document", () -> act(ContainmentStep.DOCUMENT)),
                new Sample("initiate report", () -> act(ContainmentStep.INITIATE_REPORT)),
                new Sample(
                        "contained",
                        () -> {
                            SampleWindow window = window();
                            window.hour.lead(Optional.empty());
                            return window.build().show(NavigationItem.CONTAINMENT);
                        }),
                new Sample(
                        "quarantine",
                        () -> {
                            SampleWindow window = window();
                            var _ =
                                    window.hour.hold(
                                            FirstHour.unit("00007A1K9Q1"),
                                            new Reason.Written("Two labels"));
                            return window.build().show(NavigationItem.QUARANTINE);
                        }),
                new Sample(
                        "records",
                        () -> {
                            SampleWindow window = window();
                            window.records = SampleStore.all();
                            return window.build().show(NavigationItem.RECORDS);
                        }),
                new Sample(
                        "incident",
                        () -> {
                            SampleWindow window = window();
                            window.records = SampleStore.all();
                            window.build().show(NavigationItem.RECORDS);
                            var models = window.models();
                            var row = models.records().incidents().getFirst();
                            var _ = models.records().open(row);
                            var _ = models.report().open(row.id());
                            return window;
                        }),
                new Sample(
                        "settings",
                        () -> {
                            SampleWindow window = window().build().show(NavigationItem.SETTINGS);
                            var _ = window.models().orders().load(Path.of("order.json"));
                            return window;
                        }),
                new Sample(
                        "stations",
                        () -> {
                            SampleWindow window = window();
                            window.scanners = new FakeScannerSetup(ScannerStates.LINE);
                            window.build().show(NavigationItem.SETTINGS);
                            window.models().stations().begin();
                            return window;
                        }),
                new Sample(
                        "machines",
                        () -> {
                            SampleWindow window = window();
                            window.scanners = new FakeScannerSetup(ScannerStates.MACHINES);
                            window.build().show(NavigationItem.SETTINGS);
                            ScannerStates.machine().accept(window);
                            return window;
                        }));
    }

    private static SampleWindow window() {
        return new SampleWindow(SampleStates.wrongLot(), FakeAuthentication.signedIn());
    }

    private static SampleWindow act(ContainmentStep step) {
        SampleWindow window = window();
        window.hour.lead(Optional.of(step));
        return window.build().show(NavigationItem.CONTAINMENT);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyControlSaysWhatItIsIsHighEnoughAndIsReached(Sample sample) {
        List<String> wrong =
                WaitForAsyncUtils.waitForAsyncFx(
                        Until.PATIENCE.toMillis(),
                        () -> {
                            SampleWindow window = sample.window.get();
                            Scene scene = new Scene(window.root(), 1280, 800);
                            Theme.LIGHT.dress(scene);
                            scene.snapshot(null);
                            List<Control> controls = new ArrayList<>();
                            collect(window.root(), controls);
                            assertTrue(controls.size() > 1, "there is something to press");
                            List<String> found = new ArrayList<>();
                            controls.forEach(control -> judge(control, found));
                            unreached(scene, controls).forEach(found::add);
                            window.close();
                            return found;
                        });
        assertEquals(List.of(), wrong);
    }

    /// Controls a person can use now; what is inside one of them is its own affair.
    private static void collect(Node node, List<Control> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Control control && interactive(control)) {
            found.add(control);
        } else if (node instanceof ScrollPane pane && pane.getContent() != null) {
            collect(pane.getContent(), found);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean interactive(Control control) {
        return control instanceof ButtonBase
                || control instanceof TextInputControl
                || control instanceof ComboBoxBase
                || control instanceof ListView
                || control instanceof TableView;
    }

    private static void judge(Control control, List<String> wrong) {
        if (said(control).isBlank()) {
            wrong.add(named(control) + " says nothing to those who cannot see it");
        }
        if (control.getHeight() < GLOVE) {
            wrong.add(named(control) + " is only " + control.getHeight() + " high");
        }
    }

    private static String said(Control control) {
        return Optional.ofNullable(control.getAccessibleText())
                .or(() ->
                        control instanceof Labeled labeled
                                ? Optional.ofNullable(labeled.getText())
                                : Optional.empty())
                .orElse("");
    }

    private static String named(Control control) {
        return control.getClass().getSimpleName() + " #" + control.getId() + " " + said(control);
    }

    private static List<String> unreached(Scene scene, List<Control> controls) {
        Set<Node> reached = new HashSet<>();
        Node first = controls.stream().filter(AccessibleFxTest::usable).findFirst().orElseThrow();
        first.requestFocus();
        Node owner = first;
        while (owner != null && reached.add(owner)) {
            owner.requestFocusTraversal(TraversalDirection.NEXT);
            owner = scene.getFocusOwner();
        }
        return controls.stream()
                .filter(AccessibleFxTest::usable)
                .filter(control -> !reached(control, reached))
                .map(control -> named(control) + " is not reached by the Tab key")
                .toList();
    }

    /// Of toggles that belong together one is reached, and the arrow keys lead to the others.
    private static boolean reached(Control control, Set<Node> reached) {
        return reached.contains(control)
                || (control instanceof ToggleButton toggle
                        && toggle.getToggleGroup() != null
                        && toggle.getToggleGroup().getToggles().stream()
                                .anyMatch(reached::contains));
    }

    private static boolean usable(Control control) {
        return !control.isDisabled() && control.isFocusTraversable();
    }
}
