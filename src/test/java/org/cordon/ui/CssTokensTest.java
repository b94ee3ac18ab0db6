package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours stand in the token sheets and nowhere else.
final class CssTokensTest {
    private static final Pattern COLOUR =
            Pattern.compile(
                    "#[0-9a-fA-F]{3,8}\\b|\\b(?:rgba?|hsba?)\\(|:\\s*(?:white|black|red|green|blue|gray|grey|orange|yellow)\\b");
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\s*(-[a-z-]+):");

    // [utest->req~window.tokens-only~1]
    @Test
    void onlyTheTokenSheetsNameColours() {
        List<String> found = new ArrayList<>();
        UiFiles.ending(".css")
                .forEach((file, text) -> {
                    if (!file.contains("tokens-")) {
                        found.addAll(colours(file, text));
                    }
                });
        assertEquals(List.of(), found, "use the tokens of common/tokens-light.css");
    }

    @Test
    void aColourIsFound() {
        assertEquals(1, colours("x", "a { -fx-fill: #fff; }").size());
        assertEquals(1, colours("x", "a { -fx-fill: rgba(0,0,0,0.5); }").size());
        assertEquals(1, colours("x", "a { -fx-fill: white; }").size());
        assertEquals(List.of(), colours("x", "a { -fx-fill: -text; /* #fff */ }"));
    }

    @Test
    void lightAndDarkDefineTheSameTokens() {
        Map<String, String> sheets = UiFiles.ending(".css");
        assertEquals(
                tokens(sheets.getOrDefault("common/tokens-light.css", "")),
                tokens(sheets.getOrDefault("common/tokens-dark.css", "")));
    }

    private static Set<String> tokens(String sheet) {
        Set<String> names = new TreeSet<>();
        Matcher defined = DEFINED.matcher(sheet);
        while (defined.find()) {
            names.add(defined.group(1));
        }
        return names;
    }

    private static List<String> colours(String file, String text) {
        List<String> found = new ArrayList<>();
        Matcher colour = COLOUR.matcher(text.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (colour.find()) {
            found.add(file + ": " + colour.group());
        }
        return found;
    }
}
