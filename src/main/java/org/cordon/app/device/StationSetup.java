package org.cordon.app.device;

import org.cordon.app.command.Refused;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.line.Station;
import org.cordon.core.scanner.DeviceId;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Sets up the stations of the line. Keys are those of the settings file without `station.<number>.`, see
/// [org.cordon.core.line.LineConfig#read]; values are text as a person writes it, and an empty one counts as left
/// out. Verdicts go by the stations of the last start. Safe from any thread; never waits.
public interface StationSetup {
    /// A station as it is set up.
    ///
    /// @param keys as written
    /// @param bound scanners that name it
    /// @param scanners those that belong to it: `bound`, and at the first station those in line that name none
    record Placed(
            Map<String, String> keys,
            Station station,
            List<DeviceId> bound,
            List<DeviceId> scanners) {
        /// Keeps its own copies.
        public Placed {
            keys = Map.copyOf(keys);
            bound = List.copyOf(bound);
            scanners = List.copyOf(scanners);
        }
    }

    /// The stations as they are set up, in belt order; empty if none is set.
    List<Placed> stations();

    /// What would be refused; a key is `station.<place>.<setting>`, with places from 1, or that of a scanner
    /// or a machine whose station would be missing.
    ///
    /// @param stations the keys of each, in belt order
    /// @return empty if they could be saved
    List<ConfigRefusal> check(List<Map<String, String>> stations);

    /// Records who set them up, and writes the settings file, numbered from 1 on.
    ///
    /// @param stations the keys of each, in belt order; empty for none
    /// @return fails with [Refused] for a [ScannerSetup.Reason], or
    ///     [org.cordon.app.port.JournalUnavailable], and then all is as it was before
    CompletableFuture<Entry> save(List<Map<String, String>> stations);
}
