package org.cordon.ui.line;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.cordon.app.scanning.AlarmGroup;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.FieldCheck;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The head of the line screen: the worst cause of alarms that nobody has acknowledged, as a solid colour, else the
/// verdict of the latest scan. FX thread.
///
/// @param figures holds count, time and station of an alarm
record LineHead(
        Region card,
        VerdictMark mark,
        Label word,
        TextFlow reason,
        Label firstAction,
        Region figures,
        Label count,
        Label since,
        Label where,
        ReasonMessages reasons,
        TimeFormats moments) {
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    private static final Messages TEXTS = Messages.of(LineHead.class);

    /// The reason of an alarm of a group that people are told: that of the oldest which nobody has acknowledged.
    static LineAlarm told(AlarmGroup group) {
        return group.alarms().stream()
                .filter(each -> each.state().isUnacknowledged())
                .findFirst()
                .orElse(group.alarms().getFirst());
    }

    /// @param latest the last scan, shown where no alarm waits
    /// @return what is said, for those who hear it
    String show(Optional<AlarmGroup> alarm, Optional<EvaluatedScan> latest) {
        card.pseudoClassStateChanged(ALARM, alarm.isPresent());
        Views.show(figures, alarm.isPresent());
        return alarm.isPresent() ? alarm(alarm.get()) : scan(latest);
    }

    private String alarm(AlarmGroup group) {
        LineAlarm told = told(group);
        count.setText(
                group.units().isEmpty()
                        ? TEXTS.get("line.head.times", group.count())
                        : TEXTS.get("line.head.units", group.units().size()));
        since.setText(TEXTS.get("line.head.since", moments.time(group.since())));
        where.setText(group.cause().station().map(StationId::value).orElse(""));
        Views.show(where, !where.getText().isEmpty());
        return say(
                Optional.of(VerdictMark.shape(group.weight().severity())),
                VerdictLabels.alarm(group.cause().kind()),
                reasons.of(told.alarm().reason()),
                group.weight().firstAction(),
                told.scan().map(scan -> scan.judgement().fields()).orElse(List.of()));
    }

    private String scan(Optional<EvaluatedScan> latest) {
        return say(
                latest.map(scan -> scan.code().shape()),
                latest.map(scan -> VerdictLabels.verdict(scan.code()))
                        .orElse(TEXTS.get("line.waiting.word")),
                latest.map(scan -> reasons.of(scan.reason()))
                        .orElse(TEXTS.get("line.waiting.reason")),
                latest.map(EvaluatedScan::firstAction).orElse(""),
                latest.map(scan -> scan.judgement().fields()).orElse(List.of()));
    }

    private String say(
            Optional<VerdictCode.Shape> shape,
            String what,
            String sentence,
            String todo,
            List<FieldCheck> fields) {
        mark.setMark(shape.orElse(VerdictCode.Shape.WATCH));
        for (VerdictCode.Shape each : VerdictCode.Shape.values()) {
            card.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    shape.equals(Optional.of(each)));
        }
        word.setText(what);
        firstAction.setText(todo.isBlank() ? "" : TEXTS.get("line.first-action", todo));
        reason.getChildren()
                .setAll(HighlightedText.of(sentence, fields).stream().map(LineHead::text).toList());
        reason.setAccessibleText(sentence);
        return what + ". " + sentence;
    }

    private static Text text(HighlightedText.Run run) {
        Text text = new Text(run.text());
        text.getStyleClass().add(run.strong() ? "value" : "words");
        return text;
    }
}
