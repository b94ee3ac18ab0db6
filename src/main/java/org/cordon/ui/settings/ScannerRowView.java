package org.cordon.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Chip;
import org.cordon.ui.qualification.QualifyPane;
import org.cordon.ui.scanners.ScannersPane;
import org.cordon.ui.settings.SettingsViewModel.ScannerRow;

/// Rows of scanners: what each is, how it stands, and what can be done with it.
final class ScannerRowView {
    private ScannerRowView() {}

    /// A scanner of the line.
    static HBox of(ScannerRow scanner, QualifyPane qualify, ScannersPane setup, Messages messages) {
        DeviceId device = new DeviceId(scanner.name());
        Label last = label(scanner.last(), "t-small");
        VBox what =
                new VBox(
                        label(scanner.name(), "t-body", "t-strong"),
                        label(
                                messages.get(
                                        "settings.scanner.where",
                                        scanner.role(),
                                        scanner.address()),
                                "t-caption"),
                        last,
                        qualify.standing(device));
        Chip chip = new Chip();
        chip.getStyleClass().add("chip-state");
        StateChips.show(chip, scanner.word(), scanner.shape(), scanner.tone());
        HBox acts = new HBox(setup.act(device), qualify.act(device));
        acts.getStyleClass().add("gap-1");
        VBox right = new VBox(chip, acts);
        right.getStyleClass().add("scanner-acts");
        return row(what, right);
    }

    /// Whatever types its scans as a keyboard does.
    static HBox keyboard(QualifyPane qualify, Messages messages) {
        VBox what =
                new VBox(
                        label(messages.get("settings.keyboard.name"), "t-body", "t-strong"),
                        label(messages.get("settings.keyboard.sentence"), "t-caption"),
                        qualify.standing(ScanPipeline.TYPED));
        return row(what, qualify.act(ScanPipeline.TYPED));
    }

    private static HBox row(VBox what, Node right) {
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox row = new HBox(what, right);
        row.getStyleClass().add("scanner-row");
        return row;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
