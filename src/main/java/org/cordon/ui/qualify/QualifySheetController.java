package org.cordon.ui.qualify;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.cordon.ui.kit.Notices;
import org.cordon.ui.kit.Texts;
import org.cordon.ui.report.Paper;
import org.cordon.ui.report.ReportPrinter;

import java.io.File;

/// Gives the codes out on paper. FX thread.
final class QualifySheetController {
    private final SheetViewModel model;
    private final ReportPrinter printer;
    private final Texts words;
    @FXML private VBox sheet;
    @FXML private Button saveSheet;
    @FXML private Button printSheet;

    QualifySheetController(SheetViewModel model, Texts words) {
        this.model = model;
        this.words = words;
        this.printer = new ReportPrinter(Texts.of(ReportPrinter.class));
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
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("qualify.sheet.choose"));
        chooser.setInitialFileName(model.fileName());
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(words.get("qualify.sheet.kind"), "*.pdf"));
        File file = chooser.showSaveDialog(window());
        if (file != null) {
            var _ = model.save(file.toPath());
        }
    }

    @FXML
    void print() {
        try {
            printer.ask(window())
                    .ifPresent(paper -> {
                        var _ = model.print(paper);
                    });
        } catch (Paper.PrintFailed noPrinter) {
            model.refuse(noPrinter);
        }
    }

    private Window window() {
        return sheet.getScene().getWindow();
    }
}
