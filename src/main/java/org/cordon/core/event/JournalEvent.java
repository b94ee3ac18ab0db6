package org.cordon.core.event;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Permission;
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
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.VerdictCode;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What an entry says. Each record declares its kind with [EventKind]; its components, by their names and
/// in their order, are its form in the journal, which is read for decades: add optional ones at the
/// end, rename and reorder none.
public sealed interface JournalEvent {
    /// An event that changes no state: the audit trail tells it, and projections pass over all of its
    /// kinds alike.
    sealed interface AuditOnly extends JournalEvent {}

    /// An event of alarms that were raised before. What it does to them is in `core.alarm`.
    sealed interface AlarmEvent extends JournalEvent {
        /// Which ones; an act on many is one entry.
        List<AlarmId> alarms();

        /// What a person must be allowed to do to record it; empty if the program records it.
        Optional<Permission> permission();
    }

    /// The program started on this data folder.
    ///
    /// @param version of the program
    /// @param clean whether the run before it ended in order
    @EventKind(storedName = "TerminalStarted", messageKey = "started")
    record TerminalStarted(String version, boolean clean) implements AuditOnly {}

    /// The program ended in order.
    @EventKind(storedName = "TerminalStopped", messageKey = "stopped")
    record TerminalStopped() implements AuditOnly {}

    /// A person was given a sign-in name.
    @EventKind(storedName = "PersonEnrolled", messageKey = "enrolled")
    record PersonEnrolled(PersonId id, String name, String passwordHash) implements JournalEvent {}

    /// A person has a new password.
    @EventKind(storedName = "PasswordChanged", messageKey = "password-changed")
    record PasswordChanged(PersonId id, String passwordHash) implements JournalEvent {}

    /// A person signed in.
    @EventKind(storedName = "SignedIn", messageKey = "signed-in")
    record SignedIn(PersonId id) implements AuditOnly {}

    /// A person signed out.
    @EventKind(storedName = "SignedOut", messageKey = "signed-out")
    record SignedOut(PersonId id) implements AuditOnly {}

    /// A sign-in was refused.
    ///
    /// @param typed the name as typed, cut to 40 characters
    @EventKind(storedName = "SignInRefused", messageKey = "sign-in-refused")
    record SignInRefused(String typed) implements AuditOnly {}

    /// An order file was accepted; its units follow in parts.
    ///
    /// @param file name of the file, without folder
    /// @param sha256 of the file, lower-case hexadecimal
    /// @param units number of units that will follow
    @EventKind(storedName = "OrderOpened", messageKey = "order-opened")
    record OrderOpened(Order order, String file, String sha256, int units)
            implements JournalEvent {}

    /// Up to 1,000 units of an order.
    @EventKind(storedName = "UnitsListed", messageKey = "units-listed")
    record UnitsListed(OrderId order, List<Unit> units) implements JournalEvent {
        /// Keeps its own copy.
        public UnitsListed {
            units = List.copyOf(units);
        }
    }

    /// All units are listed; from here on the order is the one the line runs.
    @EventKind(storedName = "OrderActivated", messageKey = "order-activated")
    record OrderActivated(OrderId order) implements JournalEvent {}

    /// A device changed state.
    @EventKind(storedName = "DeviceChanged", messageKey = "device")
    record DeviceChanged(DeviceId device, DeviceState state, String detail) implements AuditOnly {}

    /// A person set a scanner up, changed or removed it.
    ///
    /// @param device its name, as it is now; as it was, where it was removed
    /// @param before its settings by key, without `scanner.<number>.`; empty if it is new
    /// @param after the same from now on; empty if it was removed
    @EventKind(storedName = "ScannerChanged", messageKey = "scanner")
    record ScannerChanged(DeviceId device, Map<String, String> before, Map<String, String> after)
            implements AuditOnly {
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
    /// @param alarm what it means for the alarms; entries of earlier versions have none, and neither have
    ///     scans whose verdict needs no person
    @EventKind(storedName = "ScanJudged", messageKey = "scan")
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
            Optional<Grade> grade,
            Optional<ScanAlarm> alarm)
            implements JournalEvent {
        /// A scan that says nothing of alarms.
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
                DeviceRole role,
                Optional<Grade> grade) {
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
                    grade,
                    Optional.empty());
        }

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

        /// The same scan, with what it means for the alarms.
        public ScanJudged with(ScanAlarm meaning) {
            return new ScanJudged(
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
                    grade,
                    Optional.of(meaning));
        }

        /// Whether its verdict needs a person. A person who scans a held unit by hand asks about it.
        ///
        /// Entries without `alarm` raised one by this rule, so it never changes.
        public boolean latches() {
            return verdict.latching()
                    && !(verdict == VerdictCode.ON_HOLD && role == DeviceRole.HANDHELD);
        }
    }

    /// A person answered a latched verdict. Earlier versions recorded it; now its alarm is acknowledged or
    /// closed.
    ///
    /// @param epoch of the scan's entry
    /// @param seq of the scan's entry in SCANS
    @EventKind(storedName = "VerdictAnswered", messageKey = "answered")
    record VerdictAnswered(int epoch, long seq, Answer answer) implements JournalEvent {
        /// The alarm that the scan raised.
        public AlarmId alarm() {
            return AlarmId.ofScan(new LogPosition(epoch, seq));
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

    /// Something needs a person though no scan says so.
    ///
    /// @param detectedAt when it was found
    /// @param device it concerns, if one
    /// @param reason in words, as shown
    @EventKind(storedName = "AlarmRaised", messageKey = "alarm-raised")
    record AlarmRaised(AlarmKind kind, Instant detectedAt, Optional<DeviceId> device, String reason)
            implements JournalEvent {}

    /// A person saw alarms.
    @EventKind(storedName = "AlarmAcknowledged", messageKey = "alarm-acknowledged")
    record AlarmAcknowledged(List<AlarmId> alarms) implements AlarmEvent {
        /// Keeps its own copy.
        public AlarmAcknowledged {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Optional<Permission> permission() {
            return Optional.of(Permission.ACKNOWLEDGE_ALARM);
        }
    }

    /// A person put alarms away for some time.
    ///
    /// @param until when they come back, if what they are about still holds then
    /// @param reason why, in words
    @EventKind(storedName = "AlarmShelved", messageKey = "alarm-shelved")
    record AlarmShelved(List<AlarmId> alarms, Instant until, String reason) implements AlarmEvent {
        /// Keeps its own copy.
        public AlarmShelved {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Optional<Permission> permission() {
            return Optional.of(Permission.SHELVE_ALARM);
        }
    }

    /// A person took alarms off the shelf before their time.
    @EventKind(storedName = "AlarmUnshelved", messageKey = "alarm-unshelved")
    record AlarmUnshelved(List<AlarmId> alarms) implements AlarmEvent {
        /// Keeps its own copy.
        public AlarmUnshelved {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Optional<Permission> permission() {
            return Optional.of(Permission.SHELVE_ALARM);
        }
    }

    /// A person ended alarms; a unit that goes into quarantine ends its alarms by [UnitHeld] itself.
    ///
    /// @param reason in words; empty where `how` says all
    @EventKind(storedName = "AlarmClosed", messageKey = "alarm-closed")
    record AlarmClosed(List<AlarmId> alarms, Closing how, String reason) implements AlarmEvent {
        /// Keeps its own copy.
        public AlarmClosed {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Optional<Permission> permission() {
            return Optional.of(Permission.CLOSE_ALARM);
        }
    }

    /// How an alarm was ended.
    enum Closing {
        /// Its unit is in quarantine already.
        HELD,
        /// Containment was started from it, or it joined an incident.
        CONTAINED,
        /// It was dealt with as the reason says.
        RESOLVED,
        /// Nothing was wrong.
        FALSE_ALARM
    }

    /// What alarms are about holds no more.
    @EventKind(storedName = "AlarmCleared", messageKey = "alarm-cleared")
    record AlarmCleared(List<AlarmId> alarms, String reason) implements AlarmEvent {
        /// Keeps its own copy.
        public AlarmCleared {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Optional<Permission> permission() {
            return Optional.empty();
        }
    }

    /// A unit went into quarantine.
    ///
    /// @param reason why, in words
    /// @param elapsed time on the incident's clock, if it belongs to one
    /// @param alarms that end with it
    @EventKind(storedName = "UnitHeld", messageKey = "held")
    record UnitHeld(
            UnitId unit,
            Optional<IncidentId> incident,
            String reason,
            Optional<Duration> elapsed,
            List<AlarmId> alarms)
            implements JournalEvent {
        /// Keeps its own copy.
        public UnitHeld {
            alarms = List.copyOf(alarms);
        }

        /// A hold that ends no alarm.
        public UnitHeld(
                UnitId unit,
                Optional<IncidentId> incident,
                String reason,
                Optional<Duration> elapsed) {
            this(unit, incident, reason, elapsed, List.of());
        }
    }

    /// A unit came out of quarantine; it may go in again.
    ///
    /// @param incident the one it was held for, if for one
    /// @param reason why it may go on, in words
    @EventKind(storedName = "UnitReleased", messageKey = "released")
    record UnitReleased(UnitId unit, Optional<IncidentId> incident, String reason)
            implements JournalEvent {}

    /// Containment began.
    ///
    /// @param detectedAt when the trigger was received: the sixty minutes run from here
    /// @param reason the trigger in words
    /// @param scanEpoch epoch of the triggering scan's entry
    /// @param scanSeq sequence number of the triggering scan in SCANS; empty when a person opened
    ///     it without a scan
    @EventKind(storedName = "IncidentOpened", messageKey = "opened")
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
    @EventKind(storedName = "NoteTaken", messageKey = "note")
    record NoteTaken(IncidentId incident, IncidentNote note, Duration elapsed)
            implements JournalEvent {}

    /// An act is done.
    @EventKind(storedName = "ActCompleted", messageKey = "completed")
    record ActCompleted(IncidentId incident, ContainmentStep act, Duration elapsed)
            implements JournalEvent {}

    /// A containment report was written or printed.
    ///
    /// @param sha256 of the PDF, lower-case hexadecimal
    /// @param destination file name or printer name
    @EventKind(storedName = "ReportIssued", messageKey = "issued")
    record ReportIssued(IncidentId incident, String sha256, int pages, String destination)
            implements JournalEvent {}

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
    @EventKind(storedName = "CanaryScanned", messageKey = "canary")
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
    @EventKind(storedName = "BackupMade", messageKey = "backup")
    record BackupMade(String folder, String sha256, long entries, long bytes)
            implements AuditOnly {}

    /// A file of the journal was altered by somebody else while the program used it, and a person decided to
    /// go on. Nothing was confirmed in between.
    ///
    /// @param file its name within the data folder, parts joined by `/`
    /// @param how what was done to it
    /// @param aside name of the file that stood in its place, as it is kept; empty where there was none
    @EventKind(storedName = "JournalFileAltered", messageKey = "journal-altered")
    record JournalFileAltered(String file, FileAlteration how, Optional<String> aside)
            implements AuditOnly {}

    /// What a newer version of the program recorded and this one cannot read: kept, shown and passed
    /// on as it stands, never made by this version. Its line in the journal is whole and verifies.
    ///
    /// @param stream it was found in
    /// @param type the name it is stored under
    /// @param json its content as stored, one JSON object
    record Unknown(StreamId stream, String type, String json) implements JournalEvent {
        @Override
        public String storedName() {
            return type;
        }

        @Override
        public String messageKey() {
            return "unknown";
        }
    }

    /// The name its kind is stored under.
    default String storedName() {
        return kind(getClass()).storedName();
    }

    /// The last part of the key of its text.
    default String messageKey() {
        return kind(getClass()).messageKey();
    }

    /// Its components by name, in their order.
    default Map<String, Object> components() {
        Map<String, Object> components = new LinkedHashMap<>();
        try {
            for (RecordComponent component : getClass().getRecordComponents()) {
                components.put(component.getName(), component.getAccessor().invoke(this));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return components;
    }

    /// The kinds that this version records.
    static List<Class<?>> kinds() {
        return kinds(JournalEvent.class).filter(type -> type != Unknown.class).toList();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(JournalEvent::kinds);
    }

    /// What a kind of [#kinds()] declares.
    static EventKind kind(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(EventKind.class), type::getName);
    }

    /// The stream it belongs to.
    default StreamId stream() {
        return this instanceof ScanJudged ? StreamId.SCANS : StreamId.OPERATIONS;
    }
}
