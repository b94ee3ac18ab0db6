package org.cordon.core.event;

import org.cordon.core.line.HelperCode;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Grade;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictReasons;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A scan and its verdict (stream SCANS).
///
/// @param raw as it came
/// @param order active then
/// @param unit what it named, if it could be read
/// @param fault why it could not be read, or what the reader did to it though it could
/// @param reason why the verdict is what it is
/// @param container the case being filled or checked when an in-line reader saw it
/// @param role what the device was then: only what an in-line reader saw counts as passed
/// @param grade of the print, where the device sent one
/// @param alarm what it means for the alarms; entries of earlier versions have none, and neither have
///     scans whose verdict needs no person
/// @param station where it was read; empty for the only station of a line without set-up stations, and for
///     a scan by hand away from them
/// @param lane of the station, from 1; earlier versions recorded none, and counted all as of the first
/// @param slot that the message named, from 1; 0 if it named none, as in entries of earlier versions
/// @param purpose why it was read where it is no arrival: a set-up or challenge piece; empty for product
@EventKind(storedName = "ScanJudged", messageKey = "scan")
public record ScanJudged(
        DeviceId device,
        Instant receivedAt,
        Bytes raw,
        Optional<OrderId> order,
        VerdictCode verdict,
        Optional<UnitId> unit,
        Optional<ScanFault> fault,
        Reason reason,
        Optional<UnitId> container,
        DeviceRole role,
        Optional<Grade> grade,
        Optional<ScanAlarm> alarm,
        Optional<StationId> station,
        int lane,
        int slot,
        Optional<ReadPurpose> purpose)
        implements LineEvent {
    /// A scan of product.
    public ScanJudged(
            DeviceId device,
            Instant receivedAt,
            Bytes raw,
            Optional<OrderId> order,
            VerdictCode verdict,
            Optional<UnitId> unit,
            Optional<ScanFault> fault,
            Reason reason,
            Optional<UnitId> container,
            DeviceRole role,
            Optional<Grade> grade,
            Optional<ScanAlarm> alarm,
            Optional<StationId> station,
            int lane,
            int slot) {
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
                alarm,
                station,
                lane,
                slot,
                Optional.empty());
    }

    /// A scan that named no slot.
    public ScanJudged(
            DeviceId device,
            Instant receivedAt,
            Bytes raw,
            Optional<OrderId> order,
            VerdictCode verdict,
            Optional<UnitId> unit,
            Optional<ScanFault> fault,
            Reason reason,
            Optional<UnitId> container,
            DeviceRole role,
            Optional<Grade> grade,
            Optional<ScanAlarm> alarm,
            Optional<StationId> station,
            int lane) {
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
                alarm,
                station,
                lane,
                0);
    }

    /// A scan at no named station.
    public ScanJudged(
            DeviceId device,
            Instant receivedAt,
            Bytes raw,
            Optional<OrderId> order,
            VerdictCode verdict,
            Optional<UnitId> unit,
            Optional<ScanFault> fault,
            Reason reason,
            Optional<UnitId> container,
            DeviceRole role,
            Optional<Grade> grade,
            Optional<ScanAlarm> alarm) {
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
                alarm,
                Optional.empty(),
                1);
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
                Optional.of(meaning),
                station,
                lane,
                slot,
                purpose);
    }

    /// The same scan with another reason.
    public ScanJudged saying(Reason why) {
        return new ScanJudged(
                device,
                receivedAt,
                raw,
                order,
                verdict,
                unit,
                fault,
                why,
                container,
                role,
                grade,
                alarm,
                station,
                lane,
                slot,
                purpose);
    }

    /// Whether it counts a unit at a station: only what is accepted there does, and no set-up or challenge piece.
    public boolean isAccepted() {
        return verdict.isArrival() && unit.isPresent() && isAtStation() && purpose.isEmpty();
    }

    /// The test piece that its unit is known to be by it; a copy of what was accepted as product is none.
    public Optional<TestPiece> testPiece() {
        return verdict == VerdictCode.DUPLICATE || unit.isEmpty()
                ? Optional.empty()
                : purpose.map(why -> new TestPiece(why, receivedAt));
    }

    /// Whether it was read at a station; an in-line reader that names none is at the first of the line.
    public boolean isAtStation() {
        return station.isPresent() || role == DeviceRole.INLINE;
    }

    /// Whether it was read at a station, and needs a person there.
    public boolean isRefusedAtStation() {
        return verdict.latching() && unit.isPresent() && isAtStation() && purpose.isEmpty();
    }

    /// The helper code that it shows to stand for its unit.
    public Optional<HelperCode> helper() {
        return unit.isEmpty()
                        || purpose.isPresent()
                        || !(reason instanceof Reason.Coded coded)
                        || (coded.and().isEmpty() && !coded.code().equals(VerdictReasons.HELPER))
                ? Optional.empty()
                : Stream.concat(Stream.of(reason), coded.and().stream())
                        .filter(Reason.Coded.class::isInstance)
                        .map(Reason.Coded.class::cast)
                        .filter(each -> each.code().equals(VerdictReasons.HELPER))
                        .flatMap(each -> each.arguments().stream().limit(1))
                        .filter(Reason.Argument.Text.class::isInstance)
                        .map(Reason.Argument.Text.class::cast)
                        .map(each -> new HelperCode(each.text(), unit.get()))
                        .findFirst();
    }

    /// What an alarm of it is about. A foreign unit in a container that a person fills can still be taken out.
    public AlarmKind alarmKind() {
        return verdict == VerdictCode.WRONG_CONTAINER
                        && role == DeviceRole.HANDHELD
                        && station.isPresent()
                        && container.isPresent()
                ? LineFinding.WRONG_CONTAINER_BY_HAND
                : AlarmKind.of(verdict);
    }

    /// Whether its verdict needs a person. A person who scans a held unit by hand asks about it.
    ///
    /// Entries without `alarm` raised one by this rule, so it never changes.
    public boolean latches() {
        return verdict.latching()
                && !(verdict == VerdictCode.ON_HOLD && role == DeviceRole.HANDHELD);
    }
}
