package org.cordon.ui.qualification;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;

/// Whether the scanner is fit, and all that was found. FX thread.
final class QualifyOutcomeController {
    private final Messages messages;
    private final CheckRows rows;
    @FXML private VerdictMark fitnessMark;
    @FXML private Label fitness;
    @FXML private Label fitnessMeans;
    @FXML private VBox findings;
    @FXML private ScrollPane scroll;

    QualifyOutcomeController(Messages messages, CheckRows rows) {
        this.messages = messages;
        this.rows = rows;
    }

    /// Shows a result from its beginning.
    void show(Diagnosis result) {
        fitness.setText(messages.name("qualify.fitness", result.fitness()));
        fitnessMeans.setText(messages.name("qualify.means", result.fitness()));
        fitnessMark.setMark(shape(result.fitness()));
        findings.getChildren().setAll(rows.findings(result));
        scroll.setVvalue(0);
    }

    private static Shape shape(QualificationResult fitness) {
        return switch (fitness) {
            case FIT -> Shape.RIGHT;
            case FIT_WITH_SETTINGS -> Shape.AFFECTED;
            case NOT_FIT -> Shape.SUSPECT;
        };
    }
}
