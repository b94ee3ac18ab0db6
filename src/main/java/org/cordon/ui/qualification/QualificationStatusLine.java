package org.cordon.ui.qualification;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;

/// What is known of a scanner, under its name: when it was qualified, and what its canary says.
///
/// Style class `standing-line`.
final class QualificationStatusLine extends HBox {
    private final QualifyViewModel model;
    private final DeviceId device;
    private final VerdictMark mark = new VerdictMark();
    private final Label words = new Label();

    QualificationStatusLine(QualifyViewModel model, DeviceId device) {
        this.model = model;
        this.device = device;
        getStyleClass().addAll("standing-line", "gap-1");
        mark.getStyleClass().addAll("mark-small");
        mark.setMark(Shape.SUSPECT);
        words.setWrapText(true);
        words.getStyleClass().add("t-small");
        getChildren().setAll(mark, words);
        // Weak, because rows come and go while the model stays.
        model.statusProperty().addListener(new WeakInvalidationListener(changed));
        model.todayProperty().addListener(new WeakInvalidationListener(changed));
        show();
    }

    private final InvalidationListener changed = _ -> show();

    private void show() {
        boolean distrusted = model.statusProperty().get().standing(device).distrusted();
        Views.show(mark, distrusted);
        words.setText(model.standing(device));
        words.getStyleClass().removeAll("t-reject", "t-quiet");
        words.getStyleClass().add(distrusted ? "t-reject" : "t-quiet");
    }
}
