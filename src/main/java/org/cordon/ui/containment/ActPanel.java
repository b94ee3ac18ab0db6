package org.cordon.ui.containment;

import javafx.scene.Node;

/// What the whole panel asks of the panel of one act. FX thread only.
interface ActPanel {
    /// Where a person starts to enter.
    Node firstEntry();

    /// Marks what lacks and brings the person there.
    void showErrors();
}
