package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.css.CssParser;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.TestPictures;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;

@ExtendWith(ApplicationExtension.class)
final class CommonControlsFxTest {
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyControlIsDrawnAndSpeaks(Theme theme) throws Exception {
        CssParser.errorsProperty().clear();
        FlowPane gallery =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    FlowPane all = gallery();
                                    Scene scene = new Scene(all, 1000, 700);
                                    theme.dress(scene);
                                    stage.setScene(scene);
                                    stage.show();
                                    return all;
                                })
                        .get();
        WaitForAsyncUtils.waitForFxEvents();
        TestPictures.save(gallery.getScene(), Path.of("kit-" + theme + ".png"));
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
        gallery.lookupAll(".verdict-mark, .chip, .clock-ring, .tape, .field-diff")
                .forEach(node -> assertFalse(node.getAccessibleText().isBlank(), node.toString()));
        assertEquals("Inter", Font.font("Inter").getFamily());
        assertEquals("Inter Semi Bold", Font.font("Inter Semi Bold").getFamily());
    }

    private static FlowPane gallery() {
        FlowPane all = new FlowPane(24, 24);
        all.setPadding(new Insets(24));
        all.getStyleClass().add("ground");
        for (VerdictCode.Shape shape : VerdictCode.Shape.values()) {
            VerdictMark huge = new VerdictMark(shape);
            huge.getStyleClass().add("mark-huge");
            VerdictMark small = new VerdictMark(shape);
            small.getStyleClass().add("mark-small");
            all.getChildren().add(new HBox(8, huge, new VerdictMark(shape), small));
        }
        for (Chip.Tone tone : Chip.Tone.values()) {
            Chip chip = new Chip();
            chip.setValue("3 of 3");
            chip.setCaption("scanners");
            chip.setTone(tone);
            chip.setMark(new VerdictMark(VerdictCode.Shape.SUSPECT));
            all.getChildren().add(chip);
        }
        for (ClockRing.Stage stage : ClockRing.Stage.values()) {
            ClockRing ring = new ClockRing();
            ring.timeProperty().set("41:12");
            ring.captionProperty().set("of 60 left");
            ring.leftProperty().set(0.69);
            ring.stageProperty().set(stage);
            all.getChildren().add(ring);
        }
        for (String kind : List.of("primary", "secondary", "quiet")) {
            Button button = new Button("Hold this pack");
            button.getStyleClass().add(kind);
            all.getChildren().add(button);
        }
        HoldTape logo = new HoldTape();
        logo.getStyleClass().add("tape-logo");
        HoldTape unit = new HoldTape();
        unit.getStyleClass().add("tape-unit");
        FieldDiff diff = new FieldDiff();
        diff.show("K2410B", "K2411A");
        EmptyState empty = new EmptyState();
        empty.setIconLiteral("fth-inbox");
        empty.setSentence("No order is loaded.");
        empty.setActText("Load order");
        empty.getStyleClass().add("card");
        Label verdict = new Label("Wrong lot");
        verdict.getStyleClass().addAll("t-verdict", "t-reject");
        all.getChildren()
                .addAll(logo, unit, diff, empty, verdict, new TextField("0104012345000009"));
        return all;
    }
}
