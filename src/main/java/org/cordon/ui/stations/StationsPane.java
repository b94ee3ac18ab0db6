package org.cordon.ui.stations;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Setting stations up as other screens show it. FX thread only.
public interface StationsPane {
    /// Lays the pane over a screen; it shows while stations are set up.
    StackPane overlay(Node screen);

    /// The stations in a sentence, and a button that begins to set them up.
    Node summary();
}
