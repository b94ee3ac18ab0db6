package org.cordon.ui.settings;

import org.cordon.ui.common.Theme;

import java.util.function.Consumer;

/// What the window looks like, and who is told when a person changes it. FX thread only.
///
/// @param now the look the window has
/// @param choose dresses the window and remembers it
public record Appearance(Theme now, Consumer<Theme> choose) {}
