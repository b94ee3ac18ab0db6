package org.cordon.core.event;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Grade;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.CodeRead;
import org.cordon.core.scanner.qualification.QualificationResult;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an entry says. The names of the records and of their components are the journal's own form
/// and are read for decades: add, never rename.
public sealed interface JournalEvent {
    /// The program started on this data folder.
    ///
    /// @param version of the program
    /// @param clean whether the run before it ended in order
    record TerminalStarted(String version, boolean clean) implements JournalEvent {}

    /// The program ended in order.
    record TerminalStopped() implements JournalEvent {}

    /// A person was given a sign-in name.
    record PersonEnrolled(PersonId id, String name, String passwordHash) implements JournalEvent {}

    /// A person has a new password.
    record PasswordChanged(PersonId id, String passwordHash) implements JournalEvent {}

    /// A person signed in.
    record SignedIn(PersonId id) implements JournalEvent {}

    /// A person signed out.
    record SignedOut(PersonId id) implements JournalEvent {}

    /// A sign-in was refused.
    ///
    /// @param typed the name as typed, cut to 40 characters
    record SignInRefused(String typed) implements JournalEvent {}

    /// An order file was accepted; its units follow in parts.
    ///
    /// @param file name of the file, without folder
    /// @param sha256 of the file, lower-case hexadecimal
    /// @param units number of units that will follow
    record OrderOpened(Order order, String file, String sha256, int units)
            implements JournalEvent {}

    /// Up to 1,000 units of an order.
    record UnitsListed(OrderId order, List<Unit> units) implements JournalEvent {
        /// Keeps its own copy.
        public UnitsListed {
            units = List.copyOf(units);
        }
    }

    /// All units are listed; from here on the order is the one the line runs.
    record OrderActivated(OrderId order) implements JournalEvent {}

    /// A device changed state.
    record DeviceChanged(DeviceId device, DeviceState state, String detail)
            implements JournalEvent {}

    /// A person set a scanner up, changed or removed it.
    ///
    /// @param device its name, as it is now; as it was, where it was removed
    /// @param before its settings by key, without `scanner.<number>.`; empty if it is new
    /// @param after the same from now on; empty if it was removed
    record ScannerChanged(DeviceId device, Map<String, String> before, Map<String, String> after)
            implements JournalEvent {
        /// Keeps its own copies.
        public ScannerChanged {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /// A scan and its verdict (stream SCANS).
    ///
    /// @param raw as it came
    /// @param order active then
    /// @param unit what it named, if it could be read
    /// @param fault why it could not be read, or what the reader did to it though it could
    /// @param reason the verdict in words, as shown
    /// @param container the case being filled or checked when an in-line reader saw it
    /// @param role what the device was then: only what an in-line reader saw counts as passed
    /// @param grade of the print, where the device sent one
    record ScanJudged(
            DeviceId device,
            Instant receivedAt,
            Bytes raw,
            Optional<OrderId> order,
            VerdictCode verdict,
            Optional<UnitId> unit,
            Optional<ScanFault> fault,
            String reason,
            Optional<UnitId> container,
            DeviceRole role,
            Optional<Grade> grade)
            implements JournalEvent {
        /// A scan without a grade.
        public ScanJudged(
                DeviceId device,
                Instant receivedAt,
                Bytes raw,
                Optional<OrderId> order,
                VerdictCode verdict,
                Optional<UnitId> unit,
                Optional<ScanFault> fault,
                String reason,
                Optional<UnitId> container,
                DeviceRole role) {
            this(
                    device,
                    receivedAt,
                    raw,
                    order,
                    verdict,
                    unit,
                    fault,
                    reason,
                    container,
                    role,
                    Optional.empty());
        }

        /// A scan of an in-line reader.
        public ScanJudged(
                DeviceId device,
                Instant receivedAt,
                Bytes raw,
                Optional<OrderId> order,
                VerdictCode verdict,
                Optional<UnitId> unit,
                Optional<ScanFault> fault,
                String reason,
                Optional<UnitId> container) {
            this(
                    device,
                    receivedAt,
                    raw,
                    order,
                    verdict,
                    unit,
                    fault,
                    reason,
                    container,
                    DeviceRole.INLINE);
        }
    }

    /// A person answered a latched verdict.
    ///
    /// @param epoch of the scan's entry
    /// @param seq of the scan's entry in SCANS
    record VerdictAnswered(int epoch, long seq, Answer answer) implements JournalEvent {
        /// An answer to the verdict on a scan.
        public static VerdictAnswered of(LogPosition scan, Answer answer) {
            return new VerdictAnswered(scan.epoch(), scan.seq(), answer);
        }

        /// The place of the scan's entry in SCANS.
        public LogPosition scan() {
            return new LogPosition(epoch, seq);
        }
    }

    /// How a latched verdict was answered.
    enum Answer {
        /// Seen; the line goes on.
        CONFIRMED,
        /// The pack was put in quarantine.
        HELD,
        /// Containment was started from it.
        CONTAINED
    }

    /// A unit went into quarantine.
    ///
    /// @param reason why, in words
    /// @param elapsed time on the incident's clock, if it belongs to one
    record UnitHeld(
            UnitId unit, Optional<IncidentId> incident, String reason, Optional<Duration> elapsed)
            implements JournalEvent {}

    /// A unit came out of quarantine; it may go in again.
    ///
    /// @param incident the one it was held for, if for one
    /// @param reason why it may go on, in words
    record UnitReleased(UnitId unit, Optional<IncidentId> incident, String reason)
            implements JournalEvent {}

    /// Containment began.
    ///
    /// @param detectedAt when the trigger was received: the sixty minutes run from here
    /// @param reason the trigger in words
    /// @param scanEpoch epoch of the triggering scan's entry
    /// @param scanSeq sequence number of the triggering scan in SCANS; empty when a person opened
    ///     it without a scan
    record IncidentOpened(
            IncidentId incident,
            Optional<OrderId> order,
            Instant detectedAt,
            VerdictCode trigger,
            String reason,
            int scanEpoch,
            Optional<Long> scanSeq,
            Optional<UnitId> unit)
            implements JournalEvent {}

    /// Something was captured during an act.
    record NoteTaken(IncidentId incident, IncidentNote note, Duration elapsed)
            implements JournalEvent {}

    /// An act is done.
    record ActCompleted(IncidentId incident, ContainmentStep act, Duration elapsed)
            implements JournalEvent {}

    /// A containment report was written or printed.
    ///
    /// @param sha256 of the PDF, lower-case hexadecimal
    /// @param destination file name or printer name
    record ReportIssued(IncidentId incident, String sha256, int pages, String destination)
            implements JournalEvent {}

    /// A scanner was qualified: what it does to codes was told from codes of known content.
    ///
    /// @param findings one for each check
    /// @param read what it sent for each code
    record ScannerQualified(
            DeviceId device,
            QualificationResult fitness,
            List<CheckFinding> findings,
            List<CodeRead> read)
            implements JournalEvent {
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
    record CanaryScanned(
            DeviceId device,
            Instant receivedAt,
            Bytes raw,
            boolean trusted,
            List<CheckFinding> findings)
            implements JournalEvent {
        /// Keeps its own copy.
        public CanaryScanned {
            findings = List.copyOf(findings);
        }
    }

    /// A backup was made and opened again to verify it.
    ///
    /// @param folder where it stands
    /// @param sha256 of its manifest, lower-case hexadecimal: with the chain, what the backup held can
    ///     be proved
    /// @param entries of the journal that it holds
    /// @param bytes it holds
    record BackupMade(String folder, String sha256, long entries, long bytes)
            implements JournalEvent {}

    /// A file of the journal was altered by somebody else while the program used it, and a person decided to
    /// go on. Nothing was confirmed in between.
    ///
    /// @param file its name within the data folder, parts joined by `/`
    /// @param how what was done to it
    /// @param aside name of the file that stood in its place, as it is kept; empty where there was none
    record JournalFileAltered(String file, FileAlteration how, Optional<String> aside)
            implements JournalEvent {}

    /// What a newer version of the program recorded and this one cannot read: kept, shown and passed
    /// on as it stands, never made by this version. Its line in the journal is whole and verifies.
    ///
    /// @param stream it was found in
    /// @param type the name it is stored under
    /// @param json its content as stored, one JSON object
    record Unknown(StreamId stream, String type, String json) implements JournalEvent {}

    /// The stream it belongs to.
    default StreamId stream() {
        return this instanceof ScanJudged ? StreamId.SCANS : StreamId.OPERATIONS;
    }
}
