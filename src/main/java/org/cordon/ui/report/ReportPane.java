package org.cordon.ui.report;

import javafx.scene.Node;

import org.cordon.core.containment.IncidentId;

/// The report of an incident as other screens show it: pages, save, print. FX thread only.
public interface ReportPane {
    /// What to put on the screen.
    Node node();

    /// Draws the report of an incident as it stands now.
    void show(IncidentId incident);

    /// Where the focus goes first.
    Node firstAction();
}
