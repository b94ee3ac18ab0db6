package org.cordon.ui.line;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

import org.cordon.app.scanning.LineStatus;
import org.cordon.core.text.Messages;

/// The three figures beside the verdict.
final class KpiTiles {
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int LONG_NUMBER = 7;
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

    private KpiTiles() {}

    static void show(
            LineStatus now,
            Label rate,
            Label packs,
            Label packsCaption,
            Label held,
            Messages messages) {
        rate.setText(
                now.readRate().isPresent()
                        ? messages.get("line.rate.value", floor(now.readRate().getAsDouble()))
                        : messages.get("line.rate.none"));
        packs.setText(messages.get("line.number", now.distinctPacks()));
        packsCaption.setText(
                now.order()
                        .map(order -> messages.get("line.packs.caption", order.packs()))
                        .orElse(messages.get("line.packs.none")));
        held.setText(messages.get("line.number", now.held()));
        packs.pseudoClassStateChanged(LONG, packs.getText().length() > LONG_NUMBER);
        held.pseudoClassStateChanged(LONG, held.getText().length() > LONG_NUMBER);
        held.pseudoClassStateChanged(SOME, now.held() > 0);
    }

    /// To a tenth of a percent, never rounded up: 100 % means every one.
    private static double floor(double share) {
        return Math.floor(share * 1000) / 10;
    }
}
