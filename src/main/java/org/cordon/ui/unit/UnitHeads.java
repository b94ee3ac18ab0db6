package org.cordon.ui.unit;

import org.cordon.app.unit.UnitPage;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.LifeLine;
import org.cordon.core.unit.UnitHold;
import org.cordon.core.unit.UnitStanding;
import org.cordon.core.unit.UnitStanding.State;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictLabels;

import java.util.stream.Collectors;

/// The head of the page in words.
record UnitHeads(Messages messages, ReasonMessages reasons) {
    UnitHead of(UnitPage page) {
        UnitStanding standing = page.standing();
        return new UnitHead(
                above(page),
                name(page.subject()),
                standing.state() == State.ON_HOLD,
                shape(standing),
                page.subject() instanceof EntrySubject.OfLot && standing.holds().isEmpty()
                        ? messages.get("unit.state.lot")
                        : standing(standing),
                page.subject() instanceof EntrySubject.OfLot && standing.holds().isEmpty()
                        ? ""
                        : next(page));
    }

    /// The short name of a unit or lot.
    static String name(EntrySubject subject) {
        return switch (subject) {
            case EntrySubject.OfUnit(var unit) -> unit.label();
            case EntrySubject.OfLot(var lot) -> lot.value();
            case EntrySubject.Inside _,
                    EntrySubject.OfOrder _,
                    EntrySubject.OfAlarm _,
                    EntrySubject.OfReport _,
                    EntrySubject.OfTargets _ ->
                    subject.key();
        };
    }

    private String above(UnitPage page) {
        if (page.subject() instanceof EntrySubject.OfUnit(var unit)) {
            String kind =
                    page.kind()
                            .map(each -> messages.name("unit.kind", each))
                            .orElseGet(() ->
                                    messages.get(
                                            unit instanceof UnitId.Container
                                                    ? "unit.kind.container"
                                                    : "unit.kind.serial"));
            return unit instanceof UnitId.Sgtin(var gtin, _)
                    ? messages.get("unit.above.gtin", kind, gtin)
                    : messages.get("unit.above.sscc", kind);
        }
        return messages.get(
                "unit.above.lot",
                page.orders().stream()
                        .map(Order::product)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static Shape shape(UnitStanding standing) {
        return switch (standing.state()) {
            case ON_HOLD ->
                    standing.scope().filter(scope -> scope == UnitHold.Scope.DIRECT).isPresent()
                            ? Shape.SUSPECT
                            : Shape.AFFECTED;
            case REFUSED -> Shape.SUSPECT;
            case ACCEPTED, COMMISSIONED -> Shape.RIGHT;
            case WATCHED, ENDED, REJECTED, RECORDED -> Shape.WATCH;
            case ALLOCATED, LISTED, UNKNOWN -> Shape.NO_READ;
        };
    }

    private String standing(UnitStanding standing) {
        String state =
                standing.scope()
                        .map(scope -> messages.name("unit.scope", scope))
                        .orElseGet(() -> messages.name("unit.state", standing.state()));
        return standing.holds().isEmpty()
                ? standing.by()
                        .map(LifeLine::event)
                        .filter(ScanJudged.class::isInstance)
                        .map(event -> read((ScanJudged) event))
                        .orElse(state)
                : state;
    }

    private String read(ScanJudged scan) {
        String verdict = VerdictLabels.verdict(scan.verdict());
        return scan.station()
                .map(StationId::value)
                .map(station -> messages.get("unit.state.read", verdict, station))
                .orElse(verdict);
    }

    private String next(UnitPage page) {
        UnitStanding standing = page.standing();
        if (standing.holds().isEmpty()) {
            return messages.name("unit.next", standing.state());
        }
        UnitHold hold = standing.holds().getFirst();
        String why =
                hold.elsewhere()
                        .map(terminal -> messages.get("unit.next.elsewhere", terminal))
                        .or(() ->
                                hold.incident()
                                        .map(incident ->
                                                messages.get("unit.next.incident", incident)))
                        .orElseGet(() -> messages.name("unit.next", standing.state()));
        return hold.scope() == UnitHold.Scope.DIRECT
                ? why
                : messages.get(
                        "unit.next.because",
                        why,
                        hold.target().units().size() == 1
                                ? hold.target().units().getFirst().label()
                                : reasons.of(hold.target().description()));
    }
}
