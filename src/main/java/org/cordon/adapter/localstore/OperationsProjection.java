package org.cordon.adapter.localstore;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.projection.StateChange.ScannerChange;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;

import java.sql.SQLException;
import java.util.List;

/// Writes what the events of OPERATIONS change in the lists, each before the next is looked at.
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
    /// @throws ProjectionException if the entry does not fit what the store knows
    void apply(Entry entry) throws SQLException {
        switch (StateChange.of(entry.event())) {
            case PersonChange.Enrolled(var id, var name, var hash) ->
                    sql.run(
                            "merge into people (id, name, password_hash) key (id) values (?, ?, ?)",
                            id.value(),
                            name,
                            hash);
            case PersonChange.NewPassword(var id, var hash) -> {
                int known =
                        sql.run(
                                "update people set password_hash = ? where id = ?",
                                hash,
                                id.value());
                if (known == 0) {
                    throw new ProjectionException(Reason.of("person.unknown", id));
                }
            }
            case OrderChange.Opened opened -> orders.open(entry, opened.event());
            case OrderChange.Listed listed -> orders.list(listed);
            case OrderChange.Activated(var order) -> orders.activate(entry, order);
            case AlarmChange.Handled(AlarmEvent.AlarmClosed(var alarms, var how, _, _)) ->
                    close(alarms, how);
            case HoldChange.Held held -> {
                incidents.hold(entry, held);
                close(held.alarms(), AlarmEvent.Closing.HELD);
            }
            case HoldChange.Released released -> incidents.release(entry, released);
            case IncidentChange.Opened opened -> incidents.open(entry, opened.event());
            case IncidentChange.Noted noted ->
                    incidents.step(entry, noted.id(), noted.note().step(), noted.elapsed(), true);
            case IncidentChange.Completed(var id, var step, var elapsed) ->
                    incidents.step(entry, id, step, elapsed, false);
            case ScannerChange.Qualified(var device, _) -> standing(entry, "QUALIFIED", device);
            case ScannerChange.Checked(var device, _) -> standing(entry, "CANARY", device);
            case StateChange.ReconciliationChange(var event) ->
                    sql.run(
                            "insert into statements (order_id, epoch, seq) values (?, ?, ?)",
                            event.order().value(),
                            entry.epoch(),
                            entry.seq());
            case OrderChange.Planned _,
                    AlarmChange _,
                    IncidentChange.Reported _,
                    BatchChange _,
                    StateChange.None _ -> {
                // Kept by index alone; what alarms there are without a scan is read from the
                // journal.
            }
        }
    }

    /// The latest closing counts. The scan that raised the alarm may not have been applied yet.
    private void close(List<AlarmId> alarms, AlarmEvent.Closing how) throws SQLException {
        for (AlarmId alarm : alarms) {
            if (alarm.stream() == StreamId.SCANS) {
                int epoch = alarm.position().epoch();
                long seq = alarm.position().seq();
                sql.run(
                        "merge into answers (epoch, seq, answer) key (epoch, seq) values (?, ?, ?)",
                        epoch,
                        seq,
                        how);
                sql.run("update scans set answer = ? where epoch = ? and seq = ?", how, epoch, seq);
                sql.run("delete from unsolved where alarm_epoch = ? and alarm_seq = ?", epoch, seq);
            }
        }
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
}
