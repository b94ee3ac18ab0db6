package org.cordon.ui.scanners;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.core.scanner.SerialPortInfo;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Views;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Comparator;
import java.util.List;

/// The serial ports there are, USB devices first, each with what it is and the address that stays true
/// longest. A press takes it over.
final class PortList extends VBox {
    /// Machines have dozens of ports that lead nowhere.
    private static final int MOST = 5;

    private final ScannersViewModel model;
    private final Messages messages;

    PortList(ScannersViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("ports");
        getStyleClass().addAll("gap-1", "port-list");
        model.portsProperty().subscribe(_ -> show());
        model.formProperty().subscribe(_ -> show());
    }

    private void show() {
        boolean serial =
                model.formProperty().get().filter(f -> f.type().equals("serial")).isPresent();
        Views.show(this, serial);
        if (!serial) {
            return;
        }
        SerialPortSnapshot found = model.portsProperty().get();
        List<SerialPortInfo> ports =
                found.ports().stream()
                        .sorted(
                                Comparator.comparing((SerialPortInfo p) -> p.vendor().isEmpty())
                                        .thenComparing(SerialPortInfo::path))
                        .toList();
        String chosen =
                model.formProperty().get().map(f -> f.value(ScannerSetting.ADDRESS)).orElse("");
        List<String> now =
                ports.stream().limit(MOST).map(p -> found.best(p).toString() + p).toList();
        if (now.equals(getUserData()) && !getChildren().isEmpty()) {
            mark(chosen);
            return;
        }
        setUserData(now);
        getChildren().setAll(ports.stream().limit(MOST).map(p -> row(found, p)).toList());
        Label more =
                new Label(
                        ports.isEmpty()
                                ? messages.get("scanners.ports.none")
                                : messages.get(
                                        "scanners.ports.more", Math.max(0, ports.size() - MOST)));
        more.setWrapText(true);
        more.getStyleClass().addAll("t-small", "t-quiet");
        Button again = new Button(messages.get("scanners.ports.again"));
        again.setId("portsAgain");
        again.getStyleClass().addAll("secondary", "low");
        again.setOnAction(_ -> model.lookForPorts());
        again.setMinWidth(USE_PREF_SIZE);
        more.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(more, Priority.ALWAYS);
        HBox below = new HBox(more, again);
        below.getStyleClass().addAll("gap-1", "port-more");
        getChildren().add(below);
        mark(chosen);
    }

    private Button row(SerialPortSnapshot found, SerialPortInfo port) {
        String address = found.best(port).toString();
        Label what = new Label(port.description().isBlank() ? port.path() : port.description());
        what.getStyleClass().addAll("t-body", "t-strong");
        String where = address.equals(port.path()) ? address : address + " · " + port.path();
        Label identity =
                new Label(
                        model.takenBy(address)
                                .or(() -> model.takenBy(port.path()))
                                .map(name -> messages.get("scanners.ports.taken", where, name))
                                .orElse(where));
        identity.getStyleClass().addAll("t-caption");
        Button row = new Button();
        VBox text = new VBox(what, identity);
        text.getStyleClass().add("port-text");
        row.setGraphic(text);
        row.setAccessibleText(what.getText() + ", " + identity.getText());
        row.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().addAll("secondary", "low", "port");
        row.setUserData(address);
        row.setOnAction(_ -> {
            model.set(ScannerSetting.ADDRESS, address);
            model.listen();
        });
        return row;
    }

    private void mark(String chosen) {
        getChildren()
                .forEach(node -> {
                    if (node instanceof Button row && row.getGraphic() instanceof VBox text) {
                        boolean is = chosen.equals(row.getUserData());
                        row.getStyleClass().removeAll("chosen");
                        if (is) {
                            row.getStyleClass().add("chosen");
                        }
                        Label what = (Label) text.getChildren().getFirst();
                        what.setGraphic(is ? new FontIcon(Feather.CHECK) : null);
                    }
                });
    }
}
