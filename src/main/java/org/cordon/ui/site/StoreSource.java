package org.cordon.ui.site;

import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Source;

import java.nio.file.Path;
import java.util.List;

/// The local store, as the list of connections shows it.
///
/// @param folder where the terminal keeps its data
public record StoreSource(StoreStatusQueries store, Path folder, Messages messages)
        implements Source {
    @Override
    public Connection now() {
        StoreStatus status = store.status();
        boolean contradicted = !status.contradictions().isEmpty();
        return new Connection(
                "store",
                messages.get("site.connection.store"),
                folder.toAbsolutePath().toString(),
                messages.name("site.store", status.state()),
                switch (status.state()) {
                    case LEVEL ->
                            contradicted ? VerdictCode.Shape.SUSPECT : VerdictCode.Shape.RIGHT;
                    case REBUILDING -> VerdictCode.Shape.NO_READ;
                    case BROKEN -> VerdictCode.Shape.SUSPECT;
                },
                switch (status.state()) {
                    case LEVEL -> contradicted ? Chip.Tone.WARN : Chip.Tone.GOOD;
                    case REBUILDING -> Chip.Tone.WARN;
                    case BROKEN -> Chip.Tone.ALARM;
                },
                contradicted && status.detail().isEmpty()
                        ? messages.get(
                                "site.store.contradiction",
                                String.join(", ", status.contradictions()))
                        : status.detail(),
                List.of(
                        figure("applied", status.applied()),
                        figure("total", status.total()),
                        figure("behind", Math.max(0, status.total() - status.applied())),
                        figure("parked", status.deadLetters())),
                List.of(),
                List.of(),
                List.of());
    }

    private Figure figure(String what, long value) {
        return new Figure(
                messages.get("site.figure." + what), messages.get("site.figure.number", value));
    }
}
