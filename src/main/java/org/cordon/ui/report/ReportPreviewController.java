package org.cordon.ui.report;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.report.ReportPaneViewModel.State;

import java.util.Optional;

/// Binds a report's preview and its two ways out of the program.
public final class ReportPreviewController implements ReportPane {
    private static final double INSET = 16;
    private static final double SCROLL_BAR = 16;

    /// Of the size it is drawn in: small print can be read from here on.
    private static final double READABLE = 0.66;

    private final ReportPaneViewModel model;
    private final ExportActions out;
    private final Messages messages;
    @FXML private HBox root;
    @FXML private StackPane desk;
    @FXML private ScrollPane scroll;
    @FXML private ToggleButton larger;
    @FXML private ImageView image;
    @FXML private VBox drawing;
    @FXML private EmptyState failed;
    @FXML private Button print;
    @FXML private Button save;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private Label count;
    @FXML private Label message;
    @FXML private Label trouble;

    public ReportPreviewController(
            ReportPaneViewModel model, ReportPrinter printer, Messages messages) {
        this.model = model;
        this.out = new ExportActions(printer);
        this.messages = messages;
    }

    @FXML
    void initialize() {
        desk.widthProperty().subscribe(_ -> fit());
        desk.heightProperty().subscribe(_ -> fit());
        message.textProperty().bind(model.messageProperty());
        trouble.textProperty().bind(model.troubleProperty());
        model.pageProperty().subscribe(this::showPage);
        model.numberProperty().subscribe(_ -> showCount());
        model.pagesProperty().subscribe(_ -> showCount());
        model.stateProperty().subscribe(this::showState);
    }

    /// The whole page; or, to be read and scrolled, as wide as its place and never smaller than
    /// can be read.
    private void fit() {
        double width = desk.getWidth() - 2 * INSET;
        double height = desk.getHeight() - 2 * INSET;
        if (image.getImage() == null || width <= 0 || height <= 0) {
            return;
        }
        double wide = Math.max(READABLE, (width - SCROLL_BAR) / image.getImage().getWidth());
        double whole =
                Math.min(
                        width / image.getImage().getWidth(), height / image.getImage().getHeight());
        scroll.setFitToHeight(!larger.isSelected());
        scroll.setFitToWidth(!larger.isSelected() || wide > READABLE);
        image.setFitWidth(
                Math.floor(image.getImage().getWidth() * (larger.isSelected() ? wide : whole)));
    }

    @FXML
    void largerChosen() {
        fit();
        scroll.setVvalue(0);
    }

    /// A press on the page does what the button does, where the eye is.
    @FXML
    void pageClicked(MouseEvent click) {
        if (click.isStillSincePress()) {
            larger.fire();
        }
    }

    private void showPage(Optional<Raster> page) {
        image.setImage(page.map(FxImages::image).orElse(null));
        fit();
        scroll.setVvalue(0);
    }

    private void showCount() {
        int number = model.numberProperty().get();
        int pages = model.pagesProperty().get();
        count.setText(number == 0 ? "" : messages.get("report.page", number, pages));
        image.setAccessibleText(
                number == 0 ? "" : messages.get("report.page.accessible", number, pages));
        previous.setDisable(number <= 1);
        next.setDisable(number >= pages);
    }

    private void showState(State state) {
        drawing.setVisible(state == State.DRAWING);
        failed.setVisible(state == State.FAILED || state == State.EMPTY);
        failed.setSentence(
                state == State.FAILED
                        ? model.troubleProperty().get()
                        : messages.get("report.empty"));
        failed.setActText(state == State.FAILED ? messages.get("report.again") : "");
        trouble.setVisible(state != State.FAILED);
        print.setDisable(state != State.READY);
        save.setDisable(state != State.READY);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(IncidentId incident) {
        UnwatchedFuture.logFailure(model.open(incident), "showing the report");
    }

    @Override
    public Node firstAction() {
        return print;
    }

    @FXML
    void again() {
        UnwatchedFuture.logFailure(model.again(), "showing the report");
    }

    @FXML
    void previous() {
        UnwatchedFuture.logFailure(model.previousPage(), "showing the report");
    }

    @FXML
    void next() {
        UnwatchedFuture.logFailure(model.nextPage(), "showing the report");
    }

    @FXML
    void save() {
        out.save(
                root,
                messages.get("report.choose"),
                messages.get("report.choose.kind"),
                model.fileName(),
                model::save);
    }

    @FXML
    void print() {
        out.print(root, model::print, model::refuse);
    }
}
