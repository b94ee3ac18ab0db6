package org.cordon.ui.qualification;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.cordon.app.qualification.CalibrationDrawing;
import org.cordon.app.qualification.QualificationProgress.Notice;
import org.cordon.app.qualification.QualificationProgress.Run;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.common.Wedge;

import java.util.Optional;

/// The code to be scanned now, and what came. FX thread.
final class QualifyTrialController {
    private final QualifyViewModel model;
    private final CalibrationDrawing drawing;
    private final Messages messages;
    @FXML private CodeView code;
    @FXML private Label label;
    @FXML private VerdictMark noticeMark;
    @FXML private Label noticeWords;
    @FXML private TextField typed;
    @FXML private Label heard;
    private Optional<CalibrationCode> drawn = Optional.empty();

    QualifyTrialController(QualifyViewModel model, CalibrationDrawing drawing, Messages messages) {
        this.model = model;
        this.drawing = drawing;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Wedge.keepSeparators(typed);
    }

    /// Shows how far it is.
    void show(Run run) {
        run.asked().filter(asked -> drawn.filter(asked::equals).isEmpty()).ifPresent(this::draw);
        code.setVisible(run.asked().isPresent());
        boolean keyboard = run.device().equals(ScanPipeline.TYPED);
        Views.show(typed, keyboard);
        heard.setText(heard(run.heard()));
        noticeWords.setText(messages.name("qualify.notice", run.notice()));
        boolean odd = run.notice() != Notice.NONE && run.notice() != Notice.OTHER_CODE;
        noticeMark.setMark(odd ? Shape.AFFECTED : Shape.WATCH);
    }

    private String heard(Bytes bytes) {
        return bytes.length() == 0 ? messages.get("qualify.heard.nothing") : bytes.toString();
    }

    private void draw(CalibrationCode asked) {
        code.show(drawing.draw(asked), messages.name("qualify.code", asked));
        label.setText(asked.label());
        drawn = Optional.of(asked);
    }

    /// Where a keyboard scanner would type; empty for all others.
    Optional<TextField> field() {
        return typed.isVisible() ? Optional.of(typed) : Optional.empty();
    }

    @FXML
    void typed() {
        model.typed(typed.getText());
        typed.clear();
    }
}
