package org.cordon.ui.scanners;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.app.device.DeviceMessages.Meaning;
import org.cordon.core.code.Analysis;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.autodetect.CutChunk;
import org.cordon.core.scanner.autodetect.Sign;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictMark;

import java.time.temporal.ChronoField;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One chunk: when it came, its bytes with control characters as signs, a mark where a message ends, and
/// what each message that ends in it reads as.
final class ChunkRow extends HBox {
    /// Bytes and messages shown of one chunk; more tell nothing new.
    private static final int MOST_BYTES = 512;

    private static final int MOST_MESSAGES = 8;
    private static final int PIECE = 24;

    private final Function<Bytes, Meaning> meaning;
    private final ScanAnalyzer analyser;
    private final ReasonMessages reasons;
    private final Messages messages;

    /// @param meaning what a message means
    ChunkRow(
            CutChunk row,
            Function<Bytes, Meaning> meaning,
            ScanAnalyzer analyser,
            TimeFormats moments,
            Messages messages) {
        this.meaning = meaning;
        this.analyser = analyser;
        reasons = new ReasonMessages(moments.zone());
        this.messages = messages;
        getStyleClass().addAll("chunk", "hairline-below");
        var at = row.chunk().at();
        Label time =
                new Label(
                        moments.time(at)
                                + ".%03d"
                                        .formatted(
                                                at.atZone(moments.zone())
                                                        .get(ChronoField.MILLI_OF_SECOND)));
        time.getStyleClass().addAll("t-caption", "chunk-time");
        time.setMinWidth(USE_PREF_SIZE);
        FlowPane flow = bytes(row);
        VBox what = new VBox(flow);
        flow.prefWrapLengthProperty().bind(what.widthProperty());
        what.getStyleClass().add("gap-half");
        HBox.setHgrow(what, Priority.ALWAYS);
        row.cuts().stream()
                .limit(MOST_MESSAGES)
                .filter(cut -> cut.message().length() > 0)
                .forEach(cut -> what.getChildren().addAll(reading(cut)));
        getChildren().setAll(time, what);
    }

    private FlowPane bytes(CutChunk row) {
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("chunk-bytes");
        Bytes bytes = row.chunk().bytes();
        int end = Math.min(bytes.length(), MOST_BYTES);
        int from = 0;
        for (CutChunk.Cut cut : row.cuts()) {
            if (cut.at() > end) {
                break;
            }
            sign(flow, bytes, from, cut.at());
            Label mark = label(messages.get("scanners.cut"), "cut");
            mark.setAccessibleText(messages.get("scanners.cut.accessible"));
            flow.getChildren().add(mark);
            from = cut.at();
        }
        sign(flow, bytes, from, end);
        if (bytes.length() > end) {
            flow.getChildren()
                    .add(
                            label(
                                    messages.get("scanners.more-bytes", bytes.length() - end),
                                    "t-caption"));
        }
        return flow;
    }

    private static void sign(FlowPane flow, Bytes bytes, int from, int to) {
        for (Sign sign : Sign.of(bytes, from, to)) {
            switch (sign) {
                // In pieces, so that a long one wraps.
                case Sign.Text(String text) -> {
                    for (int i = 0; i < text.length(); i += PIECE) {
                        flow.getChildren()
                                .add(
                                        label(
                                                text.substring(
                                                        i, Math.min(text.length(), i + PIECE)),
                                                "raw-text"));
                    }
                }
                case Sign.Control(String name) -> flow.getChildren().add(label(name, "sign"));
            }
        }
    }

    /// What a message means: a line for each of its codes, or one for what else it says.
    private List<Node> reading(CutChunk.Cut cut) {
        if (!cut.whole()) {
            return List.of(line(false, messages.get("scanners.reads.half")));
        }
        return switch (meaning.apply(cut.message())) {
            case Meaning.Codes(List<Bytes> codes, Reason beside) ->
                    Stream.concat(
                                    codes.stream().limit(MOST_MESSAGES).map(this::code),
                                    Stream.of(beside)
                                            .filter(said -> !said.isEmpty())
                                            .map(said -> line(true, reasons.of(said))))
                            .toList();
            case Meaning.Said(Reason what) -> List.of(line(true, reasons.of(what)));
            case Meaning.Wrong(Reason why) -> List.of(line(false, reasons.of(why)));
        };
    }

    private Node code(Bytes code) {
        Analysis read = analyser.analyse(code, ValidationLevel.SYNTAX);
        return line(read.accepted(), says(read));
    }

    private static Node line(boolean good, String text) {
        VerdictMark mark = new VerdictMark();
        mark.getStyleClass().addAll("mark-small", "setting-mark");
        mark.setMark(good ? Shape.RIGHT : Shape.AFFECTED);
        Label says = new Label(text);
        says.setWrapText(true);
        says.setMinHeight(USE_PREF_SIZE);
        says.getStyleClass().addAll("t-small", "reads");
        HBox.setHgrow(says, Priority.ALWAYS);
        HBox line = new HBox(mark, says);
        line.getStyleClass().add("gap-1");
        return line;
    }

    private String says(Analysis read) {
        String kind = messages.name("scanners.kind", read.kind());
        String content =
                !read.bracketed().isEmpty()
                        ? read.bracketed()
                        : read.elements().stream()
                                .map(e -> e.value())
                                .collect(Collectors.joining(", "));
        List<String> wrong =
                read.faults().isEmpty()
                        ? read.errors().stream().map(e -> e.detail()).distinct().toList()
                        : read.faults().stream()
                                .map(f -> messages.name("scanners.fault", f.fault()))
                                .distinct()
                                .toList();
        String head = content.isEmpty() ? kind : messages.get("scanners.reads", kind, content);
        return wrong.isEmpty()
                ? head
                : messages.get("scanners.reads.fault", head, String.join(", ", wrong));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
