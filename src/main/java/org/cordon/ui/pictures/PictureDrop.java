package org.cordon.ui.pictures;

import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.PicturesWanted;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Takes picture files that are dropped anywhere on the window, or chosen. FX thread.
public final class PictureDrop {
    private final Messages messages = Messages.of(PictureDrop.class);
    private final Pane window;
    private final PicturesViewModel model;
    private final BooleanSupplier signedIn;
    private final StackPane veil;

    /// Hears what is dropped.
    ///
    /// @param window all of it
    /// @param signedIn whether someone may look at pictures now
    public PictureDrop(Pane window, PicturesViewModel model, BooleanSupplier signedIn) {
        this.window = window;
        this.model = model;
        this.signedIn = signedIn;
        FontIcon icon = new FontIcon(Feather.IMAGE);
        Label says = new Label(messages.get("pictures.drop"));
        says.getStyleClass().add("t-heading");
        VBox card = new VBox(icon, says);
        card.getStyleClass().add("drop-card");
        veil = new StackPane(card);
        veil.getStyleClass().add("drop-veil");
        veil.getStylesheets()
                .add(
                        Objects.requireNonNull(PictureDrop.class.getResource("PicturesSheet.css"))
                                .toExternalForm());
        veil.setMouseTransparent(true);
        window.addEventFilter(DragEvent.DRAG_OVER, this::dragOver);
        window.addEventFilter(DragEvent.DRAG_EXITED_TARGET, this::left);
        window.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
        window.addEventHandler(PicturesWanted.WANTED, this::choose);
    }

    private void dragOver(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
            if (!window.getChildren().contains(veil)) {
                window.getChildren().add(veil);
            }
        }
    }

    /// Told as well when the drag goes from one node of the window to another; [#dragOver] then comes again.
    private void left(DragEvent drag) {
        if (window.equals(drag.getTarget())) {
            window.getChildren().remove(veil);
        }
    }

    private void dropped(DragEvent drag) {
        window.getChildren().remove(veil);
        if (drag.getDragboard().hasFiles()) {
            List<Path> files = drag.getDragboard().getFiles().stream().map(File::toPath).toList();
            accept(files);
            drag.setDropCompleted(true);
            drag.consume();
        }
    }

    /// Without a mouse to drag with, and with gloves.
    private void choose(PicturesWanted wish) {
        wish.consume();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("pictures.chooser.title"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("pictures.chooser.kind"),
                                "*.png",
                                "*.jpg",
                                "*.jpeg",
                                "*.bmp",
                                "*.gif"));
        List<File> files = chooser.showOpenMultipleDialog(window.getScene().getWindow());
        if (files != null) {
            accept(files.stream().map(File::toPath).toList());
        }
    }

    /// Takes files as if they were dropped.
    public void accept(List<Path> files) {
        if (signedIn.getAsBoolean()) {
            UnwatchedFuture.logFailure(model.read(files), "reading pictures");
        } else {
            Notices.problem(
                    window,
                    messages.get("pictures.sign-in.happened"),
                    messages.get("pictures.sign-in.todo"));
        }
    }
}
