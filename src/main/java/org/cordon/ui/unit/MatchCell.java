package org.cordon.ui.unit;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import org.cordon.app.unit.UnitMatch;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.jspecify.annotations.Nullable;

/// Something that a search may mean.
final class MatchCell extends ListCell<@Nullable UnitMatch> {
    private final Messages messages;
    private final Label name = new Label();
    private final Label what = new Label();
    private final VBox content = new VBox(name, what);

    MatchCell(Messages messages) {
        this.messages = messages;
        name.getStyleClass().addAll("t-lead", "t-strong");
        what.getStyleClass().addAll("t-small", "t-quiet");
        content.getStyleClass().add("unit-match");
    }

    @Override
    protected void updateItem(@Nullable UnitMatch match, boolean none) {
        super.updateItem(match, none);
        if (none || match == null) {
            setGraphic(null);
            return;
        }
        name.setText(UnitHeads.name(match.subject()));
        what.setText(
                messages.get(
                        match.known() ? "unit.match.known" : "unit.match.unknown",
                        what(match.subject()),
                        match.product().isEmpty() ? 0 : 1,
                        match.product()));
        setAccessibleText(name.getText() + " " + what.getText());
        setGraphic(content);
    }

    private String what(EntrySubject subject) {
        return switch (subject) {
            case EntrySubject.OfUnit(UnitId.Sgtin(var gtin, _)) ->
                    messages.get("unit.above.gtin", messages.get("unit.kind.serial"), gtin);
            case EntrySubject.OfUnit(UnitId.Container _) -> messages.get("unit.kind.container");
            default -> messages.get("unit.match.lot");
        };
    }
}
