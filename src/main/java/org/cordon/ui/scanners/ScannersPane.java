package org.cordon.ui.scanners;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

import org.cordon.core.scanner.DeviceId;

/// Setting scanners up as other screens show it. FX thread only.
public interface ScannersPane {
    /// Lays the pane over a screen; it shows while a scanner is set up.
    StackPane overlay(Node screen);

    /// Begins with a scanner that is not attached yet.
    Button attach();

    /// Begins with a scanner as it is set up; hidden where it is not one of the settings file.
    Button act(DeviceId device);
}
