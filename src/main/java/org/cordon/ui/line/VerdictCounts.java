package org.cordon.ui.line;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.LineStatus;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The scans of the order by verdict: what went wrong most, first. Bars compare the wrong ones with
/// each other; beside thousands of accepted packs they could not be seen.
final class VerdictCounts {
    private static final Messages TEXTS = Messages.of(VerdictCounts.class);

    private VerdictCounts() {}

    /// @param shown so many verdicts besides accepted, at most
    static void show(VBox into, LineStatus now, int shown) {
        List<Map.Entry<VerdictCode, Long>> wrong =
                now.counts().entrySet().stream()
                        .filter(e -> e.getKey() != VerdictCode.ACCEPTED && e.getValue() > 0)
                        .sorted(
                                Comparator.comparing(Map.Entry<VerdictCode, Long>::getValue)
                                        .reversed()
                                        .thenComparing(Map.Entry::getKey))
                        .limit(shown)
                        .toList();
        long most = wrong.isEmpty() ? 1 : wrong.getFirst().getValue();
        into.getChildren()
                .setAll(
                        row(
                                VerdictCode.ACCEPTED,
                                now.counts().getOrDefault(VerdictCode.ACCEPTED, 0L),
                                Long.MAX_VALUE));
        wrong.forEach(e -> into.getChildren().add(row(e.getKey(), e.getValue(), most)));
    }

    private static HBox row(VerdictCode code, long count, long most) {
        VerdictMark mark = new VerdictMark(code.shape());
        mark.getStyleClass().add("mark-small");
        Label word = new Label(VerdictLabels.verdict(code), mark);
        word.getStyleClass().add("count-word");
        ProgressBar bar = new ProgressBar((double) count / most);
        bar.getStyleClass().addAll("count-bar", code.shape().name().toLowerCase(Locale.ROOT));
        bar.setVisible(most != Long.MAX_VALUE);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label number = new Label(TEXTS.get("line.number", count));
        number.getStyleClass().addAll("count-number", "t-strong");
        HBox row = new HBox(word, bar, number);
        row.getStyleClass().add("count-row");
        return row;
    }
}
