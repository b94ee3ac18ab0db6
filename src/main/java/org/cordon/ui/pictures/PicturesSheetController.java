package org.cordon.ui.pictures;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.PicturesWanted;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.Views;
import org.cordon.ui.pictures.Page.Stage;
import org.cordon.ui.pictures.Page.Standing;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// Binds the sheet of pictures: it lies over the right side of any place while there is something to
/// show. FX thread.
public final class PicturesSheetController implements Disposable {
    private final PicturesViewModel model;
    private final Messages messages = Messages.of(PicturesSheetController.class);
    private final Subscriptions open = new Subscriptions();

    @FXML private Region sheet;
    @FXML private Label pictureFile;
    @FXML private HBox pager;
    @FXML private Label pictureWhere;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private Button putAway;
    @FXML private MarkedPicture picture;
    @FXML private ProgressBar progress;
    @FXML private HBox note;
    @FXML private FontIcon noteIcon;
    @FXML private Label codesSay;
    @FXML private ScrollPane list;
    @FXML private VBox codes;
    @FXML private Region room;
    @FXML private VBox foot;
    @FXML private Label nothingYet;
    @FXML private Button choose;
    @FXML private Button judgeCodes;

    public PicturesSheetController(PicturesViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        sheet.visibleProperty().bind(model.openProperty());
        sheet.managedProperty().bind(sheet.visibleProperty());
        sheet.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        model.close();
                    }
                });
        open.add(model.pageProperty().subscribe(this::show));
        open.add(
                model.openProperty()
                        .subscribe(shown -> {
                            if (shown) {
                                OnShown.focus(putAway);
                            }
                        }));
    }

    private void show(Optional<Page> shown) {
        if (shown.isEmpty()) {
            return;
        }
        Page page = shown.get();
        pictureFile.setText(page.name());
        Views.show(pager, model.count() > 1);
        pictureWhere.setText(
                messages.get(
                        "pictures.pager.where", model.indexProperty().get() + 1, model.count()));
        previous.setDisable(model.indexProperty().get() == 0);
        next.setDisable(model.indexProperty().get() == model.count() - 1);
        Views.show(progress, page.stage() == Stage.LOOKING);
        Views.show(picture, page.picture().isPresent());
        page.picture().ifPresent(image -> picture.show(image, page.codes()));
        Views.show(note, !page.sentence().isEmpty());
        codesSay.setText(page.sentence());
        noteIcon.setIconCode(
                switch (page.stage()) {
                    case LOOKING -> Feather.SEARCH;
                    case NOTHING, SEEN -> Feather.INFO;
                    case REFUSED -> Feather.ALERT_TRIANGLE;
                });
        codes.getChildren()
                .setAll(page.codes().stream().<Node>map(c -> new CodeRow(c, messages)).toList());
        Views.show(list, !page.codes().isEmpty());
        Views.show(room, page.codes().isEmpty());
        showFoot(page);
    }

    private void showFoot(Page page) {
        boolean seen = page.stage() == Stage.SEEN;
        Views.show(foot, page.stage() != Stage.LOOKING);
        Views.show(choose, !seen);
        Views.show(nothingYet, seen);
        Views.show(judgeCodes, seen);
        int left = page.open().size();
        boolean judging = page.codes().stream().anyMatch(c -> c.standing() == Standing.JUDGING);
        boolean failed = page.codes().stream().anyMatch(c -> c.standing() == Standing.FAILED);
        judgeCodes.setDisable(left == 0);
        judgeCodes.setText(
                judging
                        ? messages.get("pictures.judge.judging")
                        : left == 0
                                ? messages.get("pictures.judge.done")
                                : messages.get("pictures.judge.act", left));
        nothingYet.setText(
                failed
                        ? messages.get("pictures.note.failed")
                        : left == page.codes().size()
                                ? messages.get("pictures.note.nothing-yet")
                                : messages.get("pictures.note.recorded"));
    }

    @FXML
    void judge() {
        UnwatchedFuture.logFailure(model.judge(), "judging the codes of a picture");
    }

    @FXML
    void choosePictures() {
        sheet.fireEvent(new PicturesWanted());
    }

    @FXML
    void next() {
        model.next();
    }

    @FXML
    void previous() {
        model.previous();
    }

    @FXML
    void putAway() {
        model.close();
    }

    @Override
    public void close() {
        open.close();
    }
}
