package org.cordon.ui.qualification;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.Notices;
import org.cordon.ui.report.ExportActions;
import org.cordon.ui.report.ReportPrinter;

/// Gives the codes out on paper. FX thread.
final class QualifySheetController {
    private final SheetViewModel model;
    private final ExportActions out;
    private final Messages messages;
    @FXML private VBox sheet;
    @FXML private Button saveSheet;
    @FXML private Button printSheet;

    QualifySheetController(SheetViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.out = new ExportActions(new ReportPrinter(Messages.of(ReportPrinter.class)));
    }

    @FXML
    void initialize() {
        saveSheet.disableProperty().bind(model.busyProperty());
        printSheet.disableProperty().bind(model.busyProperty());
        model.onTold(this::show);
    }

    private void show(SheetViewModel.Told told) {
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
                messages.get("qualify.sheet.choose"),
                messages.get("qualify.sheet.kind"),
                model.fileName(),
                model::save);
    }

    @FXML
    void print() {
        out.print(sheet, model::print, model::refuse);
    }
}
