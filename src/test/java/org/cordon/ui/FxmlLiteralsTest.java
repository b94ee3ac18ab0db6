package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// FXML holds structure: words come from bundles, looks from style sheets.
final class FxmlLiteralsTest {
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z:.]+)=\"([^\"]*)\"");
    private static final Pattern BETWEEN = Pattern.compile(">\\s*([^<\\s][^<]*)<");
    private static final Set<String> WORDS =
            Set.of(
                    "text",
                    "promptText",
                    "accessibleText",
                    "accessibleHelp",
                    "title",
                    "sentence",
                    "actText",
                    "caption",
                    "value",
                    "headerText",
                    "contentText");
    private static final Set<String> LOOKS =
            Set.of(
                    "style",
                    "textFill",
                    "fill",
                    "stroke",
                    "font",
                    "background",
                    "opacity",
                    "spacing",
                    "padding",
                    "hgap",
                    "vgap",
                    "prefWidth",
                    "prefHeight",
                    "minWidth",
                    "minHeight",
                    "maxWidth",
                    "maxHeight",
                    "layoutX",
                    "layoutY",
                    "iconColor",
                    "iconSize");

    // [utest->req~window.no-literals~1]
    @Test
    void noFxmlHoldsTextStyleColourOrPixels() {
        List<String> found = new ArrayList<>();
        UiFiles.ending(".fxml").forEach((file, text) -> found.addAll(literals(file, text)));
        assertEquals(List.of(), found);
    }

    @Test
    void eachKindOfLiteralIsFound() {
        assertEquals(1, literals("x", "<Label text=\"Hello\"/>").size());
        assertEquals(1, literals("x", "<Label style=\"-fx-fill: red\"/>").size());
        assertEquals(1, literals("x", "<Label prefWidth=\"120\"/>").size());
        assertEquals(1, literals("x", "<Label>Hello</Label>").size());
        assertEquals(
                List.of(),
                literals("x", "<Label text=\"%a.b\" styleClass=\"c\" maxWidth=\"Infinity\"/>"));
        assertFalse(UiFiles.ending(".fxml").isEmpty());
    }

    private static List<String> literals(String file, String text) {
        String bare = text.replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", "");
        List<String> found = new ArrayList<>();
        Matcher attribute = ATTRIBUTE.matcher(bare);
        while (attribute.find()) {
            String name = attribute.group(1);
            String value = attribute.group(2);
            boolean word =
                    WORDS.contains(name)
                            && !value.isEmpty()
                            && !value.startsWith("%")
                            && !value.startsWith("$");
            boolean look = LOOKS.contains(name) && !Set.of("Infinity", "-Infinity").contains(value);
            if (word || look) {
                found.add(file + ": " + attribute.group());
            }
        }
        Matcher between = BETWEEN.matcher(bare);
        while (between.find()) {
            found.add(file + ": " + between.group(1).strip());
        }
        return found;
    }
}
