package org.cordon.ui.site;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;

import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.View;

/// The site in two views: its board, and the connections upward. How fresh the board is shows above
/// both.
public final class SitePanelController implements OnShown {
    private final BoardViewModel model;
    private final View<BoardController> boardView;
    private final View<ConnectionsController> connectionsView;
    private View<? extends OnShown> inFront;
    @FXML private ToggleGroup views;
    @FXML private ToggleButton board;
    @FXML private ToggleButton connections;
    @FXML private VerdictMark freshMark;
    @FXML private Label freshness;
    @FXML private StackPane front;

    public SitePanelController(
            BoardViewModel model,
            View<BoardController> boardView,
            View<ConnectionsController> connectionsView) {
        this.model = model;
        this.boardView = boardView;
        this.connectionsView = connectionsView;
        inFront = boardView;
    }

    @FXML
    void initialize() {
        model.freshnessProperty().subscribe(_ -> paint());
        model.troubleProperty().subscribe(_ -> paint());
        model.oldProperty().subscribe(_ -> paint());
        views.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        views.selectToggle(before);
                    }
                });
        show(boardView, board);
    }

    private void paint() {
        boolean doubtful = model.oldProperty().get() || model.neverProperty().get();
        freshMark.setMark(doubtful ? VerdictCode.Shape.AFFECTED : VerdictCode.Shape.RIGHT);
        String trouble = model.troubleProperty().get();
        freshness.setText(
                trouble.isEmpty()
                        ? model.freshnessProperty().get()
                        : model.freshnessProperty().get() + " " + trouble);
    }

    private void show(View<? extends OnShown> view, ToggleButton button) {
        inFront = view;
        button.setSelected(true);
        front.getChildren().setAll(view.root());
    }

    @FXML
    void showBoard() {
        show(boardView, board);
        arrive();
    }

    @FXML
    void showConnections() {
        show(connectionsView, connections);
        arrive();
    }

    @Override
    public void arrive() {
        inFront.controller().arrive();
    }
}
