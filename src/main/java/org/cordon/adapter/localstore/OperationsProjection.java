package org.cordon.adapter.localstore;

import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.scanner.DeviceId;

import java.sql.SQLException;

/// What the facts of ACTS mean for the lists. Each is carried out before the next is looked at.
final class OperationsProjection {
    private final PreparedStatements sql;
    private final OrderTable orders;
    private final IncidentTable incidents;

    OperationsProjection(PreparedStatements sql) {
        this.sql = sql;
        orders = new OrderTable(sql);
        incidents = new IncidentTable(sql);
    }

    /// Carries one out.
    ///
    /// @throws Unfit if the entry does not fit what the store knows
    void apply(Entry entry) throws SQLException {
        switch (entry.fact()) {
            case JournalEvent.PersonEnrolled person ->
                    sql.run(
                            "merge into people (id, name, password_hash) key (id) values (?, ?, ?)",
                            person.id().value(),
                            person.name(),
                            person.passwordHash());
            case JournalEvent.PasswordChanged changed ->
                    changed(
                            sql.run(
                                    "update people set password_hash = ? where id = ?",
                                    changed.passwordHash(),
                                    changed.id().value()),
                            "the person " + changed.id() + " was never enrolled");
            case JournalEvent.OrderOpened opened -> orders.open(entry, opened);
            case JournalEvent.UnitsListed listed -> orders.list(listed);
            case JournalEvent.OrderActivated activated -> orders.activate(entry, activated);
            case JournalEvent.VerdictAnswered answered -> answer(answered);
            case JournalEvent.UnitHeld held -> incidents.hold(entry, held);
            case JournalEvent.UnitReleased released -> incidents.release(entry, released);
            case JournalEvent.IncidentOpened opened -> incidents.open(entry, opened);
            case JournalEvent.NoteTaken taken -> incidents.note(entry, taken);
            case JournalEvent.ActCompleted completed -> incidents.complete(entry, completed);
            case JournalEvent.ScannerQualified f -> standing(entry, "QUALIFIED", f.device());
            case JournalEvent.CanaryScanned f -> standing(entry, "CANARY", f.device());
            case JournalEvent.AuditOnly _, JournalEvent.ReportIssued _, JournalEvent.Unknown _ -> {
                // Kept by index alone.
            }
            case JournalEvent.ScanJudged _ ->
                    throw new ProjectionException("a scan among the acts");
        }
    }

    /// The latest answer counts. The scan itself may not have been applied yet.
    private void answer(JournalEvent.VerdictAnswered fact) throws SQLException {
        sql.run(
                "merge into answers (epoch, seq, answer) key (epoch, seq) values (?, ?, ?)",
                fact.epoch(),
                fact.seq(),
                fact.answer());
        sql.run(
                "update scans set answer = ? where epoch = ? and seq = ?",
                fact.answer(),
                fact.epoch(),
                fact.seq());
        sql.run("delete from unsolved where epoch = ? and seq = ?", fact.epoch(), fact.seq());
    }

    private void standing(Entry entry, String kind, DeviceId device) throws SQLException {
        sql.run(
                "merge into standings (device, kind, epoch, seq) key (device, kind)"
                        + " values (?, ?, ?, ?)",
                device.value(),
                kind,
                entry.epoch(),
                entry.seq());
    }

    private static void changed(int rows, String otherwise) {
        if (rows == 0) {
            throw new ProjectionException(otherwise);
        }
    }
}
