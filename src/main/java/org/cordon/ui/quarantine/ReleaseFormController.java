package org.cordon.ui.quarantine;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// Binds the form that releases what was held as one. FX thread.
public final class ReleaseFormController {
    private final ReleaseFormViewModel model;
    private final Runnable release;
    private final Runnable close;
    @FXML private Label what;
    @FXML private Label cover;
    @FXML private TextField whyReleased;
    @FXML private TextField second;
    @FXML private PasswordField secret;
    @FXML private Button confirm;
    @FXML private Button back;

    /// @param release releases it by what is filled in
    /// @param close puts the form away
    public ReleaseFormController(ReleaseFormViewModel model, Runnable release, Runnable close) {
        this.model = model;
        this.release = release;
        this.close = close;
    }

    @FXML
    void initialize() {
        what.textProperty().bind(model.whatProperty());
        cover.textProperty().bind(model.coverProperty());
        whyReleased.textProperty().bindBidirectional(model.reasonProperty());
        second.textProperty().bindBidirectional(model.second().nameProperty());
        secret.textProperty().bindBidirectional(model.second().passwordProperty());
        confirm.setMinWidth(Region.USE_PREF_SIZE);
        back.setMinWidth(Region.USE_PREF_SIZE);
    }

    /// Brings the person to the first field.
    public void begin() {
        whyReleased.requestFocus();
    }

    @FXML
    void confirm() {
        release.run();
    }

    @FXML
    void back() {
        close.run();
    }
}
