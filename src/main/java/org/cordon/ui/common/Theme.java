package org.cordon.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.scene.Scene;

import java.net.URL;
import java.util.List;
import java.util.Objects;

/// Light or dark: the base theme, the token sheet and the kit's own styles. FX thread.
public enum Theme {
    /// For a lit hall.
    LIGHT(new PrimerLight(), "tokens-light.css"),
    /// For a dark one.
    DARK(new PrimerDark(), "tokens-dark.css");

    private final String base;
    private final String tokens;

    Theme(atlantafx.base.theme.Theme base, String tokens) {
        this.base = base.getUserAgentStylesheet();
        this.tokens = url(tokens);
    }

    /// Dresses a scene, and the pop-ups of its window.
    public void dress(Scene scene) {
        UiFonts.load();
        Application.setUserAgentStylesheet(base);
        scene.getStylesheets().setAll(stylesheets());
    }

    /// The token sheet and the kit's styles, for a dialog or another window.
    public List<String> stylesheets() {
        return List.of(tokens, url("common.css"));
    }

    private static String url(String name) {
        URL found = Theme.class.getResource(name);
        return Objects.requireNonNull(found, name).toExternalForm();
    }
}
