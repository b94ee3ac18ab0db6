package org.cordon.core.epcis;

import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.epcis.EpcisEvent.Action;
import org.cordon.core.epcis.EpcisEvent.Aggregation;
import org.cordon.core.epcis.EpcisEvent.Objects;
import org.cordon.core.epcis.EpcisEvent.What;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.Answer;
import org.cordon.core.event.AlarmEvent.Closing;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What entries of the journal say to an EPCIS repository.
///
/// An entry makes the same events, or none, whenever it is asked: they follow from the entry, from what the
/// entry points to, and from the places set. So they can be sent again without knowing what was sent
/// before, since their ids are the same.
///
/// | entry | event |
/// |---|---|
/// | units went into quarantine by their names | Object, OBSERVE, `holding`, `non_sellable_other`, `unavailable` set |
/// | a unit came out of it | Object, OBSERVE, `inspecting`, `conformant`, `unavailable` unset |
/// | the alarm of a bad verdict was closed by holding or containing | Object, OBSERVE, `inspecting`, `no_pedigree_match` for a serial unknown, otherwise `non_conformant`, at the time of the scan |
/// | the same for a unit in a wrong container | Aggregation, OBSERVE, `inspecting`, `mismatch_instance`, with what was found |
///
/// Words are chosen by their definition in CBV 2.0, which has none for quarantine.
///
/// @param readPoint where the line is; empty if not known
/// @param location where held units are; empty if not known
public record EpcisEvents(
        Optional<EpcisLocation> readPoint, Optional<EpcisLocation> location, Surroundings journal) {
    /// So many entries before the closing of an alarm are looked at for the hold that came with it.
    private static final int LOOK_BACK = 32;

    /// What an entry stands among. May throw what the journal throws.
    public interface Surroundings {
        /// A scan by its place; empty if the journal does not hold it.
        Optional<Entry> scan(int epoch, long seq);

        /// Entries of the same stream and epoch right before one, oldest first.
        List<Entry> before(Entry entry, int max);
    }

    /// Whether there may be an EPCIS event in an event of the journal. Costs nothing.
    public static boolean mayTell(JournalEvent event) {
        return switch (event) {
            case HoldEvent.UnitHeld _, HoldEvent.UnitReleased _ -> true;
            // A lot, a range, a time and a quantity name no unit that an event of objects could.
            case HoldEvent.TargetHeld held -> held.target() instanceof HoldTarget.Units;
            case HoldEvent.TargetReleased released -> released.target() instanceof HoldTarget.Units;
            case AlarmEvent.VerdictAnswered answered -> answered.answer() != Answer.CONFIRMED;
            case AlarmEvent.AlarmClosed closed -> isOfUnit(closed.how());
            // Others concern the terminal and its people, not what happened to a unit.
            default -> false;
        };
    }

    private static boolean isOfUnit(Closing how) {
        return switch (how) {
            case HELD, CONTAINED -> true;
            case RESOLVED, FALSE_ALARM -> false;
        };
    }

    /// The events of an entry; empty if there are none in it.
    public List<EpcisEvent> of(Entry entry) {
        return switch (entry.event()) {
            case HoldEvent.UnitHeld held ->
                    held(entry, List.of(held.unit()), held.incident(), held.alarms());
            case HoldEvent.TargetHeld held when held.target() instanceof HoldTarget.Units named ->
                    held(entry, named.units(), held.incident(), held.alarms());
            case HoldEvent.UnitReleased released ->
                    List.of(released(entry, List.of(released.unit()), released.incident()));
            case HoldEvent.TargetReleased released
                    when released.target() instanceof HoldTarget.Units named ->
                    List.of(released(entry, named.units(), released.incident()));
            case AlarmEvent.VerdictAnswered answered when mayTell(answered) ->
                    failed(List.of(answered.alarm()), unit -> incident(entry, unit)).toList();
            case AlarmEvent.AlarmClosed closed when mayTell(closed) ->
                    failed(closed.alarms(), unit -> incident(entry, unit)).toList();
            default -> List.of();
        };
    }

    private List<EpcisEvent> held(
            Entry entry, List<UnitId> units, Optional<IncidentId> incident, List<AlarmId> alarms) {
        EpcisEvent holding =
                event(
                        new Objects(units),
                        entry.stamp().at(),
                        entry.stamp().zone(),
                        BizStep.HOLDING,
                        Disposition.NON_SELLABLE_OTHER,
                        Optional.of(new PersistentDisposition.Set(Disposition.UNAVAILABLE)),
                        incident);
        return Stream.concat(Stream.of(holding), failed(alarms, _ -> incident)).toList();
    }

    private EpcisEvent released(Entry entry, List<UnitId> units, Optional<IncidentId> incident) {
        return event(
                new Objects(units),
                entry.stamp().at(),
                entry.stamp().zone(),
                BizStep.INSPECTING,
                Disposition.CONFORMANT,
                Optional.of(new PersistentDisposition.Unset(Disposition.UNAVAILABLE)),
                incident);
    }

    private Stream<EpcisEvent> failed(
            List<AlarmId> alarms, Function<UnitId, Optional<IncidentId>> incident) {
        return alarms.stream()
                .filter(alarm -> alarm.stream() == StreamId.SCANS)
                .flatMap(alarm ->
                        journal
                                .scan(alarm.position().epoch(), alarm.position().seq())
                                .flatMap(scan -> failed(scan, incident))
                                .stream());
    }

    private Optional<EpcisEvent> failed(
            Entry scan, Function<UnitId, Optional<IncidentId>> incident) {
        if (!(scan.event() instanceof ScanJudged judged) || judged.unit().isEmpty()) {
            return Optional.empty();
        }
        UnitId unit = judged.unit().get();
        return disposition(judged.verdict())
                .map(disposition ->
                        event(
                                what(judged, unit),
                                judged.receivedAt(),
                                scan.stamp().zone(),
                                BizStep.INSPECTING,
                                disposition,
                                Optional.empty(),
                                incident.apply(unit)));
    }

    private static What what(ScanJudged judged, UnitId unit) {
        return judged.verdict() == VerdictCode.WRONG_CONTAINER && judged.container().isPresent()
                ? new Aggregation(judged.container().get(), List.of(unit))
                : new Objects(List.of(unit));
    }

    private static Optional<Disposition> disposition(VerdictCode verdict) {
        return switch (verdict) {
            case UNKNOWN_SERIAL -> Optional.of(Disposition.NO_PEDIGREE_MATCH);
            case WRONG_CONTAINER -> Optional.of(Disposition.MISMATCH_INSTANCE);
            case BAD_CODE,
                    WRONG_PRODUCT,
                    WRONG_LOT,
                    WRONG_EXPIRY,
                    DUPLICATE,
                    INACTIVE,
                    EXPIRED,
                    WRONG_CARRIER,
                    TEST_PIECE ->
                    Optional.of(Disposition.NON_CONFORMANT);
            // Nothing was found out about the pack itself.
            case ACCEPTED,
                    REPEAT_READ,
                    NO_READ,
                    READER_FAULT,
                    NOT_VERIFIED,
                    ON_HOLD,
                    NO_ORDER,
                    REJECTED_SEEN,
                    NOT_COMMISSIONED,
                    BATCH_CLOSED ->
                    Optional.empty();
        };
    }

    /// The incident that the unit was held for by the same person at the same time.
    private Optional<IncidentId> incident(Entry answer, UnitId unit) {
        return journal.before(answer, LOOK_BACK).reversed().stream()
                .map(before -> StateChange.of(before.event()))
                .filter(change ->
                        change instanceof HoldChange.Held held && held.units().contains(unit))
                .findFirst()
                .flatMap(StateChange::incident);
    }

    private EpcisEvent event(
            What what,
            Instant at,
            ZoneId zone,
            BizStep step,
            Disposition disposition,
            Optional<PersistentDisposition> marking,
            Optional<IncidentId> incident) {
        return new EpcisEvent(
                what,
                at,
                zone.getRules().getOffset(at),
                Action.OBSERVE,
                step,
                Optional.of(disposition),
                marking,
                readPoint,
                location,
                incident.flatMap(this::transaction).stream().toList(),
                Optional.empty());
    }

    /// The incident as a business transaction, in the form that CBV 2.0, section 8.5.2, has for those who
    /// have a GLN and no other URI; without a place there is none, since the number alone is not unique.
    private Optional<String> transaction(IncidentId incident) {
        return location.or(() -> readPoint)
                .map(place -> "urn:epcglobal:cbv:bt:%s:%s".formatted(place.gln(), incident));
    }
}
