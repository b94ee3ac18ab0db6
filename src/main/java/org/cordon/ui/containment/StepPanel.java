package org.cordon.ui.containment;

import javafx.scene.Node;
import javafx.scene.control.TextField;

import org.cordon.core.scanner.Bytes;

import java.util.Optional;

/// What the whole panel asks of the panel of one step. FX thread only.
interface StepPanel {
    /// Where a person starts to enter.
    Node firstEntry();

    /// Where scans go, if the step takes any.
    default Optional<TextField> scanField() {
        return Optional.empty();
    }

    /// Takes a scan that a keyboard wedge typed.
    ///
    /// @return false if the step takes none
    default boolean accept(Bytes scan) {
        return false;
    }

    /// Marks what lacks and brings the person there.
    void showErrors();
}
