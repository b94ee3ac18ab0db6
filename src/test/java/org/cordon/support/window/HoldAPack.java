package org.cordon.support.window;

import javafx.scene.input.KeyCode;

/// The first person of a terminal enrols, and puts the pack named by the property `cordon.pack` into
/// quarantine. Stays until the file named by `cordon.end` is there, so that the hold goes to the site.
final class HoldAPack implements WindowDriver.Scenario {
    @Override
    public void act(WindowUser person) {
        person.sees("#signIn");
        // All of it within the headless screen, so that it can be pressed.
        person.resize(1000, 700);
        person.writes("#name", "Mara Lindqvist");
        person.writes("#id", "mara");
        person.writes("#password", "long enough");
        person.presses("#go");
        person.sees("#shell");
        person.sees("#noOrder");
        person.types(KeyCode.F3);
        person.sees("#reason");
        person.writes("#reason", "Found under the belt");
        person.writes("#scan", System.getProperty("cordon.pack"));
        person.types(KeyCode.ENTER);
        person.sees("#table");
        person.until(() -> person.textOf("#total").startsWith("1"), "one held unit");
        person.tell("ok   held: " + person.textOf("#said"));
        new Waiting().act(person);
    }
}
