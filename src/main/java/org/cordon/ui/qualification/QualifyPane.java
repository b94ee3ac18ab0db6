package org.cordon.ui.qualification;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

import org.cordon.core.scanner.DeviceId;

/// Trying out scanners as other screens show it. FX thread only.
public interface QualifyPane {
    /// Lays the pane over a screen; it shows while a scanner is tried out.
    StackPane overlay(Node screen);

    /// What is known of a scanner, in one line that follows what is recorded.
    Node standing(DeviceId device);

    /// Begins to try a scanner out.
    Button act(DeviceId device);
}
