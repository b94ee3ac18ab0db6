package org.cordon.adapter.h2;

import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.scan.DeviceId;

import java.sql.SQLException;

/// What the facts of ACTS mean for the lists. Each is carried out before the next is looked at.
final class ActRows {
    private final Statements sql;
    private final OrderRows orders;
    private final IncidentRows incidents;

    ActRows(Statements sql) {
        this.sql = sql;
        orders = new OrderRows(sql);
        incidents = new IncidentRows(sql);
    }

    /// Carries one out.
    ///
    /// @throws Unfit if the entry does not fit what the store knows
    void apply(Entry entry) throws SQLException {
        switch (entry.fact()) {
            case Fact.PersonEnrolled person ->
                    sql.run(
                            "merge into people (id, name, password_hash) key (id) values (?, ?, ?)",
                            person.id().value(),
                            person.name(),
                            person.passwordHash());
            case Fact.PasswordChanged changed ->
                    changed(
                            sql.run(
                                    "update people set password_hash = ? where id = ?",
                                    changed.passwordHash(),
                                    changed.id().value()),
                            "the person " + changed.id() + " was never enrolled");
            case Fact.OrderOpened opened -> orders.open(entry, opened);
            case Fact.UnitsListed listed -> orders.list(listed);
            case Fact.OrderActivated activated -> orders.activate(entry, activated);
            case Fact.VerdictAnswered answered -> answer(answered);
            case Fact.UnitHeld held -> incidents.hold(entry, held);
            case Fact.UnitReleased released -> incidents.release(entry, released);
            case Fact.IncidentOpened opened -> incidents.open(entry, opened);
            case Fact.NoteTaken taken -> incidents.note(entry, taken);
            case Fact.ActCompleted completed -> incidents.complete(entry, completed);
            case Fact.ScannerQualified f -> standing(entry, "QUALIFIED", f.device());
            case Fact.CanaryScanned f -> standing(entry, "CANARY", f.device());
            case Fact.TerminalStarted _,
                    Fact.TerminalStopped _,
                    Fact.SignedIn _,
                    Fact.SignedOut _,
                    Fact.SignInRefused _,
                    Fact.DeviceChanged _,
                    Fact.ScannerChanged _,
                    Fact.ReportIssued _,
                    Fact.BackupMade _,
                    Fact.Unknown _ -> {
                // Kept by index alone.
            }
            case Fact.ScanJudged _ -> throw new Unfit("a scan among the acts");
        }
    }

    /// The latest answer counts. The scan itself may not have been applied yet.
    private void answer(Fact.VerdictAnswered fact) throws SQLException {
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
            throw new Unfit(otherwise);
        }
    }
}
