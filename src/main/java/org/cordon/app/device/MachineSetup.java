package org.cordon.app.device;

import org.cordon.app.command.Refused;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.MachineConfig;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Sets up the machines of the line that have a connection of their own. Keys are those of the settings file without
/// `machine.<number>.`, see [org.cordon.core.scanner.MachineConfigs#read]; values are text as a person writes it, and an
/// empty one counts as left out. What machines say is taken from those of the last start. Safe from any thread; never waits.
public interface MachineSetup {
    /// A machine as it is set up.
    ///
    /// @param keys as written
    /// @param connected whether it was connected so at the last start
    record Placed(Map<String, String> keys, MachineConfig machine, boolean connected) {
        /// Keeps its own copy.
        public Placed {
            keys = Map.copyOf(keys);
        }
    }

    /// The machines as they are set up, in the order of their numbers.
    List<Placed> machines();

    /// The stations that a machine may be at, in belt order.
    Set<StationId> stations();

    /// What would be refused; a key is `machine.<place>.<setting>`, with places from 1.
    ///
    /// @param machines the keys of each
    /// @return empty if they could be saved
    List<ConfigRefusal> check(List<Map<String, String>> machines);

    /// Records who set them up, and writes the settings file, numbered from 1 on.
    ///
    /// @param machines the keys of each; empty for none
    /// @return fails with [Refused] for a [ScannerSetup.Reason], or
    ///     [org.cordon.app.port.JournalUnavailable], and then all is as it was before
    CompletableFuture<Entry> save(List<Map<String, String>> machines);
}
