package org.cordon.ui.machines;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.cordon.core.scanner.DeviceId;

/// Setting machines up as other screens show it. FX thread only.
public interface MachinesPane {
    /// Lays the pane over a screen; it shows while machines are set up.
    StackPane overlay(Node screen);

    /// The machines and how each is connected, and a button that begins to set them up.
    Node summary();

    /// Whether a device is a machine that is set up here, and no scanner.
    boolean knows(DeviceId device);
}
