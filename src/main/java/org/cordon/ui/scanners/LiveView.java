package org.cordon.ui.scanners;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.device.DeviceMessages;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.autodetect.CutChunk;
import org.cordon.core.scanner.autodetect.Suggestion;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictMark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// What a scanner or a machine sends: the latest on top, what it speaks for above it. It stands still while a person
/// reads.
public final class LiveView extends VBox {
    /// The texts of a view.
    ///
    /// @param area such as `scanners.live`: its keys are `title`, `clear`, `new`, `none`, `line`, `opening` and
    ///     `state.<state>`, with a full stop before each
    public record Texts(Messages messages, String area) {
        private String get(String key, Object... values) {
            return messages.get(area + key, values);
        }
    }

    private final ByteMonitorModel heard;
    private final Consumer<Map<String, String>> take;
    private final Texts texts;
    private final ScanAnalyzer analyser;
    private final DeviceMessages meanings;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Messages messages = Messages.of(ScannersViewModel.class);
    private final Label state = new Label();
    private final VerdictMark mark = new VerdictMark();
    private final VBox suggestions = new VBox();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Button fresh = new Button();
    private List<CutChunk> shown = List.of();
    private Optional<ScannerConfig> device = Optional.empty();

    /// @param heard what is sent
    /// @param take takes settings over that the bytes suggest
    public LiveView(
            ByteMonitorModel heard,
            Consumer<Map<String, String>> take,
            Texts texts,
            ScanAnalyzer analyser,
            DeviceMessages meanings,
            TimeFormats moments) {
        this.heard = heard;
        this.take = take;
        this.texts = texts;
        this.analyser = analyser;
        this.meanings = meanings;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        getStyleClass().addAll("card", "gap-2", "live");
        getStylesheets()
                .add(
                        Objects.requireNonNull(LiveView.class.getResource("LiveView.css"))
                                .toExternalForm());
        Label title = new Label(texts.get(".title"));
        title.getStyleClass().add("t-heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        fresh.setId("fresh");
        fresh.getStyleClass().addAll("secondary", "low");
        fresh.setOnAction(_ -> {
            // Before the button goes: the focus must not fall on the one that clears all.
            scroll.requestFocus();
            scroll.setVvalue(0);
            heard.release();
        });
        Button clear = new Button(texts.get(".clear"));
        clear.setId("clear");
        clear.getStyleClass().addAll("secondary", "low");
        clear.setOnAction(_ -> heard.clear());
        HBox head = new HBox(title, gap, fresh, clear);
        head.getStyleClass().addAll("gap-1", "live-head");
        mark.getStyleClass().addAll("mark-small", "setting-mark");
        state.setId("liveState");
        state.setWrapText(true);
        state.getStyleClass().addAll("t-small", "t-quiet");
        HBox line = new HBox(mark, state);
        line.getStyleClass().add("gap-1");
        suggestions.setId("suggestions");
        suggestions.getStyleClass().add("gap-1");
        rows.setId("chunks");
        scroll.setFitToWidth(true);
        scroll.setId("liveScroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, line, suggestions, scroll);
        scroll.hoverProperty().subscribe(_ -> hold());
        scroll.focusedProperty().subscribe(_ -> hold());
        fresh.focusedProperty().subscribe(_ -> hold());
        fresh.hoverProperty().subscribe(_ -> hold());
        scroll.vvalueProperty().subscribe(_ -> hold());
        heard.heardProperty().subscribe(this::show);
        heard.freshProperty()
                .subscribe(count -> {
                    fresh.setText(texts.get(".new", count));
                    fresh.setVisible(count.intValue() > 0);
                });
    }

    private void hold() {
        // The owner changes before the nodes hear of it: between two of them nothing may jump.
        Optional<Node> owner = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        heard.hold(
                scroll.isHover()
                        || fresh.isHover()
                        || owner.filter(scroll::equals).isPresent()
                        || owner.filter(fresh::equals).isPresent()
                        || scroll.getVvalue() > 0);
    }

    private void show(ByteMonitorModel.Heard now) {
        state.setText(said(now));
        boolean lost =
                now.state()
                        .filter(s -> s != DeviceState.READING && s != DeviceState.SILENT)
                        .isPresent();
        mark.setMark(
                lost
                        ? Shape.AFFECTED
                        : now.source() == ByteMonitorModel.Source.NONE
                                ? Shape.NO_READ
                                : Shape.RIGHT);
        suggestions.getChildren().setAll(now.suggestions().stream().map(this::suggestion).toList());
        suggestions.setManaged(!now.suggestions().isEmpty());
        if (!shown.equals(now.chunks()) || !device.equals(now.device())) {
            shown = now.chunks();
            device = now.device();
            rows.getChildren()
                    .setAll(
                            shown.reversed().stream()
                                    .map(c ->
                                            new ChunkRow(
                                                    c, this::meaning, analyser, moments, messages))
                                    .toList());
        }
    }

    /// While nothing is filled in, a message is a code.
    private DeviceMessages.Meaning meaning(Bytes message) {
        return device.map(by -> meanings.of(message, by))
                .orElseGet(() -> new DeviceMessages.Meaning.Codes(List.of(message), Reason.none()));
    }

    private String said(ByteMonitorModel.Heard now) {
        String sentence =
                switch (now.source()) {
                    case NONE -> texts.get(".none");
                    case LINE -> texts.get(".line");
                    case TRIAL ->
                            now.state()
                                    .map(s -> texts.messages().name(texts.area() + ".state", s))
                                    .orElseGet(() -> texts.get(".opening"));
                };
        return now.detail().isEmpty() ? sentence : sentence + " " + reasons.of(now.detail());
    }

    private HBox suggestion(Suggestion suggestion) {
        Label says =
                new Label(messages.name("scanners.suggest", suggestion.kind(), suggestion.shown()));
        says.setWrapText(true);
        says.getStyleClass().add("t-body");
        HBox.setHgrow(says, Priority.ALWAYS);
        says.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(says);
        row.getStyleClass().add("suggestion");
        if (!suggestion.keys().isEmpty()) {
            Button use = new Button(messages.get("scanners.suggest.take"));
            use.setId("take-" + suggestion.kind());
            use.setAccessibleText(says.getText() + " " + use.getText());
            use.setMinWidth(Region.USE_PREF_SIZE);
            use.getStyleClass().addAll("secondary", "low");
            use.setOnAction(_ -> take.accept(suggestion.keys()));
            row.getChildren().add(use);
        }
        return row;
    }
}
