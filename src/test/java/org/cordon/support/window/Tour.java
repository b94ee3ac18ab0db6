package org.cordon.support.window;

import javafx.scene.input.KeyCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The ways through the window, each a look at what is there to see.
///
/// @param pictures a picture of each screen goes here
record Tour(WindowUser person, List<Size> sizes, Path pictures) {
    /// Keeps its own copy.
    Tour {
        sizes = new ArrayList<>(sizes);
    }

    /// How large the window is, in pixels.
    record Size(int width, int height) {
        static Size parse(String text) {
            String[] parts = text.split("x", 2);
            return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    private static final List<String> ITEMS =
            List.of("line", "containment", "quarantine", "records", "site", "settings");

    /// Looks at what is in front, at every size; the picture is of the largest. To change the size takes long, so the
    /// next look begins with the last one.
    ///
    /// @param seen must be visible at each
    void look(String name, String seen) throws IOException {
        Size largest = Collections.max(sizes, Comparator.comparingInt(Size::width));
        for (Size size : sizes) {
            person.resize(size.width(), size.height());
            person.sees(seen);
            person.seesNoFailure(name);
            if (size.equals(largest)) {
                person.takesPicture(pictures.resolve(name + ".png"));
            }
        }
        Collections.reverse(sizes);
        person.tell("ok   " + name);
    }

    private void go(String item, String seen) {
        person.presses("#rail-" + item);
        person.seesNoFailure(item);
        person.sees(seen);
    }

    /// Every item of the navigation at every size, by press and by key.
    void navigation() {
        for (Size size : sizes) {
            person.resize(size.width(), size.height());
            navigate();
            person.tell("ok   navigation at " + size);
        }
    }

    /// Puts away the incident that was contained last, whose end the wizard shows until then.
    void putAwayTheLast() {
        person.presses("#rail-containment");
        person.until(() -> person.seesNow("#reason") || person.seesNow("#primary"), "the wizard");
        if (person.seesNow("#primary")) {
            person.presses("#primary");
        }
        person.sees("#reason");
    }

    private void navigate() {
        List<String> seen = List.of("#entry", "#acts", "#table", "#incidents", "#board", "#folder");
        List<KeyCode> keys =
                List.of(KeyCode.F1, KeyCode.F2, KeyCode.F3, KeyCode.F4, KeyCode.F5, KeyCode.F6);
        for (int i = 0; i < ITEMS.size(); i++) {
            // The wizard has no steps before an incident is open.
            String shows = ITEMS.get(i).equals("containment") ? "#reason" : seen.get(i);
            go(ITEMS.get(i), shows);
            go("line", "#entry");
            person.types(keys.get(i));
            person.seesNoFailure(ITEMS.get(i));
            person.sees(shows);
        }
    }

    void line() throws IOException {
        go("line", "#entry");
        look("line", "#entry");
        person.writes("#entry", "no code at all");
        person.presses("#judge");
        person.reads("#word");
        look("line-verdict", "#word");
    }

    /// The code that [#line] typed needs a person: its alarm is opened by the chip and by the key.
    void alarms() throws IOException {
        person.presses("#alarms");
        person.seesNoFailure("alarms");
        person.sees("#acknowledge");
        go("line", "#entry");
        person.types(KeyCode.F7);
        look("alarms", "#acknowledge");
    }

    void quarantine() throws IOException {
        go("quarantine", "#table");
        look("quarantine", "#table");
        person.writes("#scan", "no code at all");
        person.types(KeyCode.ENTER);
        person.reads("#said");
        look("quarantine-refused", "#said");
    }

    void records() throws IOException {
        go("records", "#incidents");
        look("records", "#entries");
        person.presses("#scans");
        look("records-scans", "#entries");
        person.presses("#acts");
        person.presses("#entries .list-cell");
        look("records-entry", "#entries");
        person.presses("#incidents .list-cell");
        person.sees("#timeline");
        look("records-incident", "#image");
        person.presses("#next");
        look("records-report-page-2", "#image");
        person.presses("#larger");
        look("records-report-larger", "#image");
        person.presses("#larger");
        person.presses("#close");
        person.sees("#incidents");
    }

    void site() throws IOException {
        go("site", "#board");
        look("site-board", "#holds");
        person.presses("#connections");
        look("site-connections", "#figures");
        person.presses("#board");
        person.sees("#holds");
    }

    void settings() throws IOException {
        go("settings", "#folder");
        look("settings", "#choose");
        person.presses("#attaching .button");
        look("settings-attach-scanner", "#save");
        person.presses("#close");
        person.presses("#scanners .scanner-row .button");
        look("settings-scanner", "#close");
        person.presses("#close");
        qualify();
        person.writes("#personName", "Otto " + System.getProperty("cordon.enrol"));
        person.writes("#personId", System.getProperty("cordon.enrol"));
        person.writes("#password", "long enough");
        person.writes("#again", "long enough");
        person.presses("#enrol");
        person.reads("#enrolled");
        look("settings-enrolled", "#enrolled");
        for (String look : List.of("#light", "#dark")) {
            person.presses(look);
            look("settings" + look.replace('#', '-'), look);
        }
        person.presses("#" + System.getProperty("cordon.theme"));
    }

    /// The keyboard, whose row has a button of its own: all codes skipped, so that it comes to its end.
    private void qualify() throws IOException {
        person.presses(".scanner-row > .button");
        look("qualify", "#skip");
        while (!person.seesNow("#fitness")) {
            String step = person.textOf("#step");
            person.presses("#skip");
            person.until(
                    () -> person.seesNow("#fitness") || !person.textOf("#step").equals(step),
                    "the step after " + step);
        }
        look("qualify-outcome", "#fitness");
        person.presses("#close");
        person.sees("#folder");
    }

    void dropPictures() throws IOException {
        go("line", "#entry");
        person.drops(Path.of(System.getProperty("cordon.picture")));
        person.reads("#pictureFile");
        // On a slow machine the program gives up looking, and says so.
        person.until(
                () -> person.seesNow("#judgeCodes") || !person.textOf("#codesSay").isEmpty(),
                "what was found");
        look("pictures", "#picture");
        person.presses("#putAway");
        person.until(() -> !person.seesNow("#pictureFile"), "pictures put away");
    }

    void containment() throws IOException {
        go("containment", "#reason");
        look("containment", "#reason");
        person.writes("#reason", "Two bundles without a label");
        person.presses("#start");
        person.sees("#stopped");
        look("containment-1-cease", "#stopped");
        person.presses("#running");
        look("containment-1-cease-running", "#runningForm");
        person.presses("#stopped");
        person.presses("#myself");
        person.presses("#locked");
        person.presses("#primary");

        look("containment-2-isolate", "#scan");
        person.writes("#scan", "no code at all");
        person.presses("#hold");
        person.sees("#rows .list-cell");
        look("containment-2-isolate-refused", "#rows");
        person.writes("#scan", System.getProperty("cordon.pack"));
        person.presses("#hold");
        person.until(() -> !person.textOf("#heldCount").equals("0"), "a held unit");
        person.writes("#where", "Quarantine cage 4");
        person.presses("#primary");

        look("containment-3-communicate", "#departments");
        person.writes("#person-quality-assurance", "A. Berg");
        person.presses("#answered-quality-assurance");
        person.presses("#record-quality-assurance");
        person.writes("#person-warehouse", "J. Roth");
        person.presses("#primary");

        look("containment-4-document", "#fields");
        for (String field : List.of("shift", "seen", "since-last-good", "people")) {
            person.writes("#field-" + field, "night");
        }
        person.presses("#primary");

        look("containment-5-report", "#own");
        person.presses("#own");
        person.presses("#severity-major");
        person.presses("#draft");
        person.presses("#primary");

        look("containment-6-contained", "#image");
        person.presses("#primary");
        person.sees("#start");
    }
}
