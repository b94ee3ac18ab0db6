package org.cordon.ui.line;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One recent scan: when, verdict, serial, device.
final class ScanCell extends ListCell<@Nullable EvaluatedScan> {
    /// Time of day to the millisecond.
    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final ZoneId zone;
    private final Label time = new Label();
    private final VerdictMark mark = new VerdictMark();
    private final Label verdict = new Label("", mark);
    private final Label serial = new Label();
    private final Label place = new Label();
    private final HBox row;

    ScanCell(ZoneId zone) {
        this.zone = zone;
        mark.getStyleClass().add("mark-small");
        time.getStyleClass().addAll("t-quiet", "scan-time");
        verdict.getStyleClass().add("scan-verdict");
        serial.getStyleClass().add("scan-serial");
        place.getStyleClass().addAll("t-quiet", "scan-place");
        VBox what = new VBox(serial, place);
        what.getStyleClass().add("scan-what");
        row = new HBox(time, verdict, what);
        row.getStyleClass().add("scan-row");
        serial.setMinWidth(Region.USE_PREF_SIZE);
        // As wide as the list, never wider: no scrolling sideways.
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable EvaluatedScan scan, boolean empty) {
        super.updateItem(scan, empty);
        if (empty || scan == null) {
            setGraphic(null);
            return;
        }
        time.setText(CLOCK.format(scan.at().atZone(zone)));
        mark.setMark(scan.code().shape());
        verdict.setText(VerdictLabels.verdict(scan.code()));
        verdict.getStyleClass().removeAll("t-accept", "t-reject", "t-hold", "t-watch");
        verdict.getStyleClass()
                .add(
                        switch (scan.code().shape()) {
                            case RIGHT -> "t-accept";
                            case SUSPECT -> "t-reject";
                            case AFFECTED -> "t-hold";
                            case WATCH, NO_READ -> "t-watch";
                        });
        serial.setText(scan.unit().map(UnitId::label).map(DigitGrouping::inFours).orElse(""));
        Views.show(serial, !serial.getText().isEmpty());
        place.setText(scan.station().map(StationId::value).orElseGet(() -> scan.device().value()));
        setAccessibleText(
                String.join(
                        " ", time.getText(), verdict.getText(), serial.getText(), place.getText()));
        setGraphic(row);
    }
}
