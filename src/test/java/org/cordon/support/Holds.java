package org.cordon.support;

import org.cordon.app.port.Journal;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Records what a line does around quarantine, for tests of those who follow the journal.
public final class Holds {
    /// The incident that packs are held for.
    public static final IncidentId INCIDENT = new IncidentId("L3-2026-0114");

    private static final PersonId MARA = new PersonId("supervisor");

    private final Journal journal;

    /// @param journal where it is recorded
    public Holds(Journal journal) {
        this.journal = journal;
    }

    /// Pack number n.
    public static UnitId pack(int n) {
        return new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("H" + n));
    }

    /// A case.
    public static UnitId box() {
        return new UnitId.Container(new Sscc("340123450000000017"));
    }

    /// Puts a pack in quarantine.
    public Entry hold(int n) {
        return record(
                new HoldEvent.UnitHeld(
                        pack(n),
                        Optional.of(INCIDENT),
                        new Reason.Written("Seen twice."),
                        Optional.of(Duration.ZERO)));
    }

    /// Takes it out.
    public Entry release(int n) {
        return record(new HoldEvent.UnitReleased(pack(n), Optional.of(INCIDENT), "Counted."));
    }

    /// Something that no repository is told.
    public Entry other() {
        return record(new PersonEvent.SignedIn(MARA));
    }

    /// A scan of a pack.
    public Entry scan(int n, VerdictCode verdict, Instant at) {
        return record(
                new ScanJudged(
                        new DeviceId("reader-1"),
                        at,
                        Bytes.parse("]d2" + pack(n).key()),
                        Optional.of(new OrderId("PO-2026-1187")),
                        verdict,
                        Optional.of(pack(n)),
                        Optional.empty(),
                        new Reason.Written("Not as it should be."),
                        Optional.of(box()),
                        DeviceRole.INLINE,
                        Optional.empty(),
                        Optional.empty()));
    }

    /// The answer to a scan.
    public Entry answer(Entry scan, AlarmEvent.Answer answer) {
        return record(new AlarmEvent.VerdictAnswered(scan.epoch(), scan.seq(), answer));
    }

    /// Records anything.
    public Entry record(JournalEvent event) {
        return journal.append(Optional.of(MARA), event).join();
    }
}
