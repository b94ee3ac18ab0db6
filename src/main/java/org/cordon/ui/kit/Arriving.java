package org.cordon.ui.kit;

import javafx.scene.control.TextField;

import java.util.Optional;

/// A controller that is told when its view comes to the front. FX thread.
public interface Arriving {
    /// The view is in front now: brings it up to date and the person to where they begin.
    void arrive();

    /// Where a scan goes that a keyboard wedge types while no field has the focus; empty while the
    /// view takes no scans.
    default Optional<TextField> scanField() {
        return Optional.empty();
    }
}
