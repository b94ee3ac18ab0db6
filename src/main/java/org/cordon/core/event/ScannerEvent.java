package org.cordon.core.event;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.CodeRead;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How the scanners and the stations of the line are and were set up.
public sealed interface ScannerEvent extends JournalEvent {
    /// A device changed state.
    ///
    /// @param detail why; [Reason#none] if there is nothing to add
    @EventKind(storedName = "DeviceChanged", messageKey = "device")
    record DeviceChanged(DeviceId device, DeviceState state, Reason detail)
            implements ScannerEvent, AuditOnly {}

    /// A person set a scanner up, changed or removed it.
    ///
    /// @param device its name, as it is now; as it was, where it was removed
    /// @param before its settings by key, without `scanner.<number>.`; empty if it is new
    /// @param after the same from now on; empty if it was removed
    @EventKind(storedName = "ScannerChanged", messageKey = "scanner")
    record ScannerChanged(DeviceId device, Map<String, String> before, Map<String, String> after)
            implements ScannerEvent, AuditOnly {
        /// Keeps its own copies.
        public ScannerChanged {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /// A person set up the stations of the line.
    ///
    /// @param before their settings by key, without `station.`, such as `1.name`; empty if none was set
    /// @param after the same from the next start on; empty if none is set any more
    @EventKind(storedName = "StationsChanged", messageKey = "stations")
    record StationsChanged(Map<String, String> before, Map<String, String> after)
            implements ScannerEvent, AuditOnly {
        /// Keeps its own copies.
        public StationsChanged {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /// A person set up the machines of the line.
    ///
    /// @param before their settings by key, without `machine.`, such as `1.name`; empty if none was set
    /// @param after the same from the next start on; empty if none is set any more
    @EventKind(storedName = "MachinesChanged", messageKey = "machines")
    record MachinesChanged(Map<String, String> before, Map<String, String> after)
            implements ScannerEvent, AuditOnly {
        /// Keeps its own copies.
        public MachinesChanged {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /// A scanner was qualified: what it does to codes was told from codes of known content.
    ///
    /// @param findings one for each check
    /// @param read what it sent for each code
    @EventKind(storedName = "ScannerQualified", messageKey = "qualified")
    record ScannerQualified(
            DeviceId device,
            QualificationResult fitness,
            List<CheckFinding> findings,
            List<CodeRead> read)
            implements ScannerEvent {
        /// Keeps its own copies.
        public ScannerQualified {
            findings = List.copyOf(findings);
            read = List.copyOf(read);
        }
    }

    /// The canary code was scanned.
    ///
    /// @param raw as it came
    /// @param trusted whether the scanner still does what it did when it was qualified
    /// @param findings what it showed
    @EventKind(storedName = "CanaryScanned", messageKey = "canary")
    record CanaryScanned(
            DeviceId device,
            Instant receivedAt,
            Bytes raw,
            boolean trusted,
            List<CheckFinding> findings)
            implements ScannerEvent {
        /// Keeps its own copy.
        public CanaryScanned {
            findings = List.copyOf(findings);
        }
    }
}
