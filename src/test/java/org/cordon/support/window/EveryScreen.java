package org.cordon.support.window;

import javafx.scene.input.KeyCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Enters every screen and sub-screen of a terminal that has a shift on record, at every size, and leads
/// an incident through its five steps. Signs in as `cordon.person` with `cordon.password`; drops the
/// picture `cordon.picture`; enrols `cordon.enrol`; `cordon.sizes` are sizes such as
/// `1024x700,1366x768`; pictures go to `cordon.pictures`.
final class EveryScreen implements WindowDriver.Scenario {
    @Override
    public void act(WindowUser person) throws IOException {
        Tour tour =
                new Tour(
                        person,
                        Arrays.stream(System.getProperty("cordon.sizes").split(","))
                                .map(Tour.Size::parse)
                                .toList(),
                        Files.createDirectories(Path.of(System.getProperty("cordon.pictures"))));
        tour.look("sign-in", "#password");
        signIn(person);
        tour.putAwayTheLast();
        tour.navigation();
        tour.line();
        tour.alarms();
        tour.quarantine();
        tour.records();
        tour.site();
        tour.settings();
        tour.dropPictures();
        tour.containment();
        person.presses("#signOut");
        tour.look("signed-out", "#password");
        signIn(person);
        tour.look("signed-in-again", "#shell");
    }

    private static void signIn(WindowUser person) {
        person.writes("#id", System.getProperty("cordon.person"));
        person.writes("#password", System.getProperty("cordon.password"));
        person.types(KeyCode.ENTER);
        person.sees("#shell");
    }
}
