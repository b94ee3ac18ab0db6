package org.cordon.ui.qualify;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.cordon.ui.kit.Notices;
import org.cordon.ui.kit.Texts;
import org.cordon.ui.report.ReportPrinter;
import org.cordon.ui.report.WaysOut;

/// Gives the codes out on paper. FX thread.
final class QualifySheetController {
    private final SheetViewModel model;
    private final WaysOut out;
    private final Texts words;
    @FXML private VBox sheet;
    @FXML private Button saveSheet;
    @FXML private Button printSheet;

    QualifySheetController(SheetViewModel model, Texts words) {
        this.model = model;
        this.words = words;
        this.out = new WaysOut(new ReportPrinter(Texts.of(ReportPrinter.class)));
    }

    @FXML
    void initialize() {
        saveSheet.disableProperty().bind(model.busyProperty());
        printSheet.disableProperty().bind(model.busyProperty());
        model.onTold(this::tell);
    }

    private void tell(SheetViewModel.Told told) {
        if (told.done()) {
            Notices.done(sheet, told.happened(), told.todo());
        } else {
            Notices.problem(sheet, told.happened(), told.todo());
        }
    }

    @FXML
    void save() {
        out.save(
                sheet,
                words.get("qualify.sheet.choose"),
                words.get("qualify.sheet.kind"),
                model.fileName(),
                model::save);
    }

    @FXML
    void print() {
        out.print(sheet, model::print, model::refuse);
    }
}
