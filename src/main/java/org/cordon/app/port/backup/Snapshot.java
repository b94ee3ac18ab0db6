package org.cordon.app.port.backup;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.util.List;
import java.util.Map;

/// What of a journal was durable at one moment.
///
/// @param heads the last durable entry of each epoch, oldest first; an empty epoch is left out
/// @param pieces the files that hold them, each ending with a whole line
public record Snapshot(
        TerminalId terminal, Map<StreamId, List<ChainHead>> heads, List<BackupFile> pieces) {
    public Snapshot {
        heads = Map.copyOf(heads);
        pieces = List.copyOf(pieces);
    }
}
