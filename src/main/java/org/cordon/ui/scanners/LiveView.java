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
import java.util.Optional;

/// What the scanner sends: the latest on top, what it speaks for above it. It stands still while a person
/// reads.
final class LiveView extends VBox {
    private final ScannersViewModel model;
    private final ScanAnalyzer analyser;
    private final DeviceMessages meanings;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Messages messages;
    private final Label state = new Label();
    private final VerdictMark mark = new VerdictMark();
    private final VBox suggestions = new VBox();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Button fresh = new Button();
    private List<CutChunk> shown = List.of();
    private Optional<ScannerConfig> device = Optional.empty();

    LiveView(
            ScannersViewModel model,
            ScanAnalyzer analyser,
            DeviceMessages meanings,
            TimeFormats moments,
            Messages messages) {
        this.model = model;
        this.analyser = analyser;
        this.meanings = meanings;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        this.messages = messages;
        getStyleClass().addAll("card", "gap-2", "live");
        Label title = new Label(messages.get("scanners.live.title"));
        title.getStyleClass().add("t-heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        fresh.setId("fresh");
        fresh.getStyleClass().addAll("secondary", "low");
        fresh.setOnAction(_ -> {
            // Before the button goes: the focus must not fall on the one that clears all.
            scroll.requestFocus();
            scroll.setVvalue(0);
            model.listening().release();
        });
        Button clear = new Button(messages.get("scanners.live.clear"));
        clear.setId("clear");
        clear.getStyleClass().addAll("secondary", "low");
        clear.setOnAction(_ -> model.listening().clear());
        HBox head = new HBox(title, gap, fresh, clear);
        head.getStyleClass().addAll("gap-1", "scanners-head");
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
        model.listening().heardProperty().subscribe(this::show);
        model.listening()
                .freshProperty()
                .subscribe(count -> {
                    fresh.setText(messages.get("scanners.live.new", count));
                    fresh.setVisible(count.intValue() > 0);
                });
    }

    private void hold() {
        // The owner changes before the nodes hear of it: between two of them nothing may jump.
        Optional<Node> owner = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        model.listening()
                .hold(
                        scroll.isHover()
                                || fresh.isHover()
                                || owner.filter(scroll::equals).isPresent()
                                || owner.filter(fresh::equals).isPresent()
                                || scroll.getVvalue() > 0);
    }

    private void show(ByteMonitorModel.Heard heard) {
        state.setText(said(heard));
        boolean lost =
                heard.state()
                        .filter(s -> s != DeviceState.READING && s != DeviceState.SILENT)
                        .isPresent();
        mark.setMark(
                lost
                        ? Shape.AFFECTED
                        : heard.source() == ByteMonitorModel.Source.NONE
                                ? Shape.NO_READ
                                : Shape.RIGHT);
        suggestions
                .getChildren()
                .setAll(heard.suggestions().stream().map(this::suggestion).toList());
        suggestions.setManaged(!heard.suggestions().isEmpty());
        if (!shown.equals(heard.chunks()) || !device.equals(heard.device())) {
            shown = heard.chunks();
            device = heard.device();
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

    private String said(ByteMonitorModel.Heard heard) {
        String sentence =
                switch (heard.source()) {
                    case NONE -> messages.get("scanners.live.none");
                    case LINE -> messages.get("scanners.live.line");
                    case TRIAL ->
                            heard.state()
                                    .map(s -> messages.name("scanners.live.state", s))
                                    .orElseGet(() -> messages.get("scanners.live.opening"));
                };
        return heard.detail().isEmpty() ? sentence : sentence + " " + reasons.of(heard.detail());
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
            Button take = new Button(messages.get("scanners.suggest.take"));
            take.setId("take-" + suggestion.kind());
            take.setAccessibleText(says.getText() + " " + take.getText());
            take.setMinWidth(Region.USE_PREF_SIZE);
            take.getStyleClass().addAll("secondary", "low");
            take.setOnAction(_ -> model.apply(suggestion.keys()));
            row.getChildren().add(take);
        }
        return row;
    }
}
