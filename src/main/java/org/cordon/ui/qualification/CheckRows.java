package org.cordon.ui.qualification;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.core.scanner.qualification.Check;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.CheckOutcome;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.scanner.qualification.Recommendation;
import org.cordon.core.scanner.qualification.Severity;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.FieldDiff;
import org.cordon.ui.common.VerdictMark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rows that say how checks came out, each by word, shape and colour. FX thread only.
record CheckRows(Messages messages, FindingMessages sentences) {
    private static final int LONGEST = 56;

    /// Checks whose sentence says all.
    private static final Set<Check> TOLD =
            EnumSet.of(Check.SPEED, Check.LENGTH, Check.LOSS, Check.REPEAT);

    /// One line for each check, whether it is decided or not.
    List<Node> progress(List<CheckFinding> findings) {
        List<Node> rows = new ArrayList<>();
        for (Check check : Check.values()) {
            Optional<CheckFinding> finding =
                    findings.stream()
                            .filter(f -> f.check() == check && f.outcome() != CheckOutcome.NOT_SEEN)
                            // What is not read yet is no finding while codes are still to come.
                            .filter(f -> check != Check.SYMBOLOGIES)
                            .findFirst();
            Label name = label(messages.name("qualify.check", check), "t-body");
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            Label word =
                    label(
                            finding.map(f -> messages.name("qualify.severity", f.severity()))
                                    .orElseGet(() -> messages.get("qualify.severity.open")),
                            "t-small",
                            finding.map(f -> tint(f.severity())).orElse("t-quiet"));
            HBox row =
                    new HBox(
                            mark(finding.map(f -> shape(f.severity())).orElse(Shape.NO_READ)),
                            name,
                            word);
            row.getStyleClass().add("check-line");
            rows.add(row);
        }
        return rows;
    }

    /// What was found, the worst first, with what came beside what should have come.
    List<Node> findings(Diagnosis result) {
        return result.findings().stream()
                .sorted(Comparator.comparing(CheckFinding::severity).reversed())
                .map(this::finding)
                .map(Node.class::cast)
                .toList();
    }

    private HBox finding(CheckFinding finding) {
        Label name = label(messages.name("qualify.check", finding.check()), "t-body", "t-strong");
        Label word =
                label(
                        messages.name("qualify.severity", finding.severity()),
                        "t-small",
                        tint(finding.severity()));
        HBox head = new HBox(name, word);
        head.getStyleClass().addAll("gap-1", "finding-head");
        VBox text = new VBox(head, wrapped(sentences.of(finding)));
        text.getStyleClass().add("gap-half");
        HBox.setHgrow(text, Priority.ALWAYS);
        if (differs(finding)) {
            text.getChildren().add(comparison(finding));
        }
        HBox row = new HBox(mark(shape(finding.severity())), text);
        row.getStyleClass().add("finding");
        return row;
    }

    private static boolean differs(CheckFinding finding) {
        return finding.severity() != Severity.GOOD
                && finding.outcome() != CheckOutcome.NOT_SEEN
                && !TOLD.contains(finding.check());
    }

    private VBox comparison(CheckFinding finding) {
        String came =
                finding.outcome() == CheckOutcome.OTHER_LAYOUT
                        ? finding.came().replaceFirst("^[^:]*: ", "")
                        : finding.came();
        Label should = label(shortened(finding.expected()), "t-mono");
        FieldDiff diff = new FieldDiff();
        diff.show(shortened(came), shortened(finding.expected()));
        VBox rows =
                new VBox(
                        line("qualify.should", should),
                        line(
                                "qualify.came",
                                came.isEmpty()
                                        ? label(messages.get("qualify.nothing"), "t-small")
                                        : diff));
        rows.getStyleClass().add("comparison");
        return rows;
    }

    private HBox line(String key, Node value) {
        Label caption = label(messages.get(key), "t-caption", "comparison-caption");
        HBox line = new HBox(caption, value);
        line.getStyleClass().addAll("gap-1", "finding-head");
        return line;
    }

    private String shortened(String text) {
        if (text.isEmpty()) {
            return messages.get("qualify.nothing");
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /// What to set.
    List<Node> advice(Diagnosis result) {
        return result.recommendations().stream().map(this::advice).map(Node.class::cast).toList();
    }

    private VBox advice(Recommendation recommendation) {
        VBox row = new VBox(wrapped(sentences.of(recommendation)));
        row.getStyleClass().add("advice");
        if (recommendation instanceof Recommendation.InCordon set) {
            row.getChildren().add(label(set.key() + "=" + set.value(), "t-mono"));
        }
        return row;
    }

    static Shape shape(Severity severity) {
        return switch (severity) {
            case GOOD -> Shape.RIGHT;
            case TOLERABLE -> Shape.AFFECTED;
            case MUST_BE_SET -> Shape.SUSPECT;
        };
    }

    static String tint(Severity severity) {
        return switch (severity) {
            case GOOD -> "t-accept";
            case TOLERABLE -> "t-hold";
            case MUST_BE_SET -> "t-reject";
        };
    }

    private static VerdictMark mark(Shape shape) {
        VerdictMark mark = new VerdictMark();
        mark.getStyleClass().addAll("mark-small", "check-mark");
        mark.setMark(shape);
        return mark;
    }

    private static Label wrapped(String text) {
        Label label = label(text, "t-body");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
