package org.cordon.ui.site;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.site.ConnectionsViewModel.Action;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Happened;

import java.util.List;
import java.util.Optional;

/// Binds the connections, and the one that is looked at.
public final class ConnectionsController implements OnShown {
    private final ConnectionsViewModel model;
    private List<String> actionTitles = List.of();
    private boolean selecting;
    private final VerdictMark stateMark = new VerdictMark();
    @FXML private ListView<Connection> list;
    @FXML private Label title;
    @FXML private Label address;
    @FXML private Chip state;
    @FXML private HBox acts;
    @FXML private Label said;
    @FXML private HBox trouble;
    @FXML private VerdictMark troubleMark;
    @FXML private Label troubleWords;
    @FXML private FlowPane figures;
    @FXML private VBox parts;
    @FXML private EmptyState nothing;
    @FXML private ListView<Happened> history;

    public ConnectionsController(ConnectionsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        stateMark.getStyleClass().add("mark-small");
        state.setMark(stateMark);
        troubleWords.setMinHeight(Region.USE_PREF_SIZE);
        trouble.managedProperty().bind(trouble.visibleProperty());
        parts.managedProperty().bind(parts.visibleProperty());
        acts.setMinWidth(Region.USE_PREF_SIZE);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.managedProperty().bind(said.visibleProperty());
        said.visibleProperty().bind(model.saidProperty().isNotEmpty());
        said.textProperty().bind(model.saidProperty());
        list.setItems(model.connections());
        list.setCellFactory(_ -> new ConnectionCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(picked -> {
                    if (picked != null && !selecting) {
                        model.select(picked.id());
                    }
                });
        history.setCellFactory(_ -> new HappenedCell());
        model.selectedProperty().subscribe(this::show);
    }

    private void show(Optional<Connection> selected) {
        selected.ifPresent(now -> {
            selecting = true;
            list.getSelectionModel().select(now);
            selecting = false;
            title.setText(now.title());
            address.setText(now.address());
            ConnectionCell.paint(state, stateMark, now);
            trouble.setVisible(!now.trouble().isEmpty());
            troubleMark.setMark(now.shape());
            troubleWords.setText(now.trouble());
            figures.getChildren()
                    .setAll(now.figures().stream().map(ConnectionsController::figure).toList());
            parts.setVisible(!now.parts().isEmpty());
            parts.getChildren()
                    .setAll(now.parts().stream().map(ConnectionsController::part).toList());
            showActions(now.actions());
            if (!history.getItems().equals(now.history())) {
                history.getItems().setAll(now.history());
            }
            nothing.setVisible(now.history().isEmpty());
            history.setVisible(!now.history().isEmpty());
        });
    }

    /// The buttons stay while what they do stays, so that none goes from under a finger.
    private void showActions(List<Action> now) {
        List<String> titles = now.stream().map(Action::title).toList();
        if (titles.equals(actionTitles)) {
            return;
        }
        actionTitles = titles;
        acts.getChildren().setAll(now.stream().map(this::button).toList());
    }

    private Button button(Action act) {
        Button button = new Button(act.title());
        button.getStyleClass().addAll("secondary", "low");
        button.setOnAction(_ -> {
            UnwatchedFuture.logFailure(model.run(act), "acting on a connection");
        });
        return button;
    }

    private static Node figure(Figure figure) {
        Label value = new Label(figure.value());
        value.getStyleClass().addAll("t-heading");
        Label caption = new Label(figure.caption());
        caption.getStyleClass().add("t-caption");
        VBox box = new VBox(value, caption);
        box.getStyleClass().add("figure");
        return box;
    }

    private static Node part(Figure figure) {
        Label name = new Label(figure.caption());
        name.getStyleClass().addAll("t-body", "t-strong", "part-name");
        Label value = new Label(figure.value());
        value.getStyleClass().add("t-body");
        value.setWrapText(true);
        HBox box = new HBox(name, value);
        box.getStyleClass().add("part");
        return box;
    }

    @Override
    public void arrive() {
        model.refresh();
        OnShown.focus(list);
    }
}
