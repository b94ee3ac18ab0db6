package org.cordon.app.device;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.scanner.SerialPortSnapshot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Sets scanners up while the line runs. Keys are those of the settings file without
/// `scanner.<number>.`, see [ScannerConfigs#read]; values are text as a person writes it, and an empty
/// one counts as left out. Safe from any thread; never waits.
public interface ScannerSetup {
    /// A scanner as it is set up.
    ///
    /// @param number in the settings file, 1 to 999
    /// @param keys as written
    record Attached(int number, Map<String, String> keys, ScannerConfig device) {
        public Attached {
            keys = Map.copyOf(keys);
        }
    }

    /// The scanners as they are set up, by number.
    List<Attached> scanners();

    /// Names of the stations that a scanner may belong to, in belt order; empty if none is set.
    Set<StationId> stations();

    /// Hears, on any thread, that [#scanners] has changed.
    Subscription onChange(Runnable listener);

    /// The smallest number that no scanner has.
    int freeNumber();

    /// The serial ports there are now; asks the operating system anew. [SerialPortSnapshot#best] gives the
    /// address to write for one.
    CompletableFuture<SerialPortSnapshot> ports();

    /// What would be refused.
    ///
    /// @param number of a scanner that is set up, or a free one
    /// @return empty if it could be saved
    List<ConfigRefusal> check(int number, Map<String, String> keys);

    /// Records who set up what, writes the settings file, and attaches the scanner as it is set up
    /// now; the others go on undisturbed.
    ///
    /// @return completes once the scanner is attached; fails with [Refused], or
    ///     [org.cordon.app.port.JournalUnavailable], and then all is as it was before
    CompletableFuture<Entry> save(int number, Map<String, String> keys);

    /// Records who removed it, takes it out of the settings file, and closes it.
    ///
    /// @return completes once it is gone; fails as [#save] does
    CompletableFuture<Entry> remove(int number);

    /// Why something may be refused; also of stations.
    enum Reason implements Refused.Reason {
        /// The demo line has its own scanner and keeps no settings.
        DEMO,
        /// What [#check] says.
        BAD_SETTINGS,
        /// It is set up so already.
        NOTHING_CHANGED,
        /// No scanner has this number.
        UNKNOWN,
        /// The settings file could not be written.
        NOT_WRITTEN
    }
}
