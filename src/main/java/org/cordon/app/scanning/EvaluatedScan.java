package org.cordon.app.scanning;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.Optional;

/// A scan with its verdict, durable.
///
/// @param position of its entry in SCANS
/// @param reason why the verdict is what it is
/// @param firstAction what to do first, in one sentence; empty for an accepted pack
/// @param container the case being filled or checked when an in-line reader saw it
/// @param station where it was read, if at one
public record EvaluatedScan(
        LogPosition position,
        DeviceId device,
        Instant at,
        Bytes raw,
        Judgement judgement,
        Reason reason,
        String firstAction,
        Optional<UnitId> container,
        Optional<StationId> station) {
    /// A scan that is on record.
    ///
    /// @param judgement what it came to, which the record has in part
    static EvaluatedScan of(
            Entry entry, ScanJudged event, Judgement judgement, ExceptionCatalogue catalogue) {
        return new EvaluatedScan(
                entry.position(),
                event.device(),
                event.receivedAt(),
                event.raw(),
                judgement,
                event.reason(),
                catalogue.of(event.alarmKind()).firstAction(),
                event.container(),
                event.station());
    }

    /// The kind of verdict.
    public VerdictCode code() {
        return judgement.verdict().code();
    }

    /// The unit it named, if it could be read.
    public Optional<UnitId> unit() {
        return judgement.reading().unit();
    }
}
