package org.cordon.ui.containment;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.containment.ContainmentPanelViewModel.Stage;

/// The action bar: back, what lacks or went wrong, and the primary action.
record ActionBar(
        ContainmentPanelViewModel model,
        Label lacks,
        Button primary,
        Button back,
        Messages messages) {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    void bind(Subscriptions subscriptions) {
        subscriptions.add(model.lacksProperty().subscribe(_ -> show()));
        subscriptions.add(model.troubleProperty().subscribe(_ -> show()));
        subscriptions.add(model.busyProperty().subscribe(_ -> show()));
        subscriptions.add(model.primaryProperty().subscribe(_ -> show()));
        subscriptions.add(model.stageProperty().subscribe(_ -> show()));
        subscriptions.add(model.shownProperty().subscribe(_ -> show()));
    }

    private void show() {
        boolean contained = model.stageProperty().get() == Stage.CONTAINED;
        String trouble = model.troubleProperty().get();
        boolean wrong = !trouble.isEmpty();
        String said =
                model.busyProperty().get()
                        ? messages.get("containment.busy")
                        : wrong ? trouble : model.lacksProperty().get();
        lacks.setText(contained && !wrong ? "" : said);
        lacks.pseudoClassStateChanged(TROUBLE, wrong);
        primary.setText(
                contained
                        ? messages.get("containment.outcome.put-away")
                        : model.primaryProperty().get());
        back.setVisible(!contained);
        back.setDisable(model.shownProperty().get() == ContainmentStep.CEASE);
    }
}
