package org.cordon.cli;

import org.cordon.app.unit.UnitPage;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.LifeLine;
import org.cordon.core.unit.UnitHistory;
import org.cordon.core.unit.UnitHold;

import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The page of a unit or lot as objects: one that says how it stands, then one for each line of its life, oldest first.
record UnitOutput(ZoneId zone) {
    void write(UnitPage page, Results out) throws IOException {
        out.write(head(page));
        for (LifeLine line : page.life()) {
            out.write(line(line));
        }
    }

    private Map<String, Object> head(UnitPage page) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subject", page.subject().key());
        page.kind().ifPresent(kind -> row.put("level", kind.name()));
        row.put("state", page.standing().state().name());
        page.standing().scope().ifPresent(scope -> row.put("scope", scope.name()));
        row.put("holds", page.standing().holds().stream().map(this::hold).toList());
        row.put("orders", page.orders().stream().map(Order::id).map(Object::toString).toList());
        put(row, "product", page.identity().product());
        put(row, "lotPrinted", page.identity().lotPrinted());
        put(row, "lotOrdered", page.identity().lotOrdered());
        put(row, "expiryPrinted", page.identity().expiryPrinted());
        put(row, "expiryOrdered", page.identity().expiryOrdered());
        put(row, "national", page.identity().national());
        row.put("belongs", page.belongs().stream().map(UnitOutput::level).toList());
        if (page.content().count() > 0 || page.content().packedCount() > 0) {
            row.put("listedInside", page.content().count());
            row.put("readInside", page.content().packedCount());
        }
        row.put("scans", page.scans().total());
        if (!page.counts().isEmpty()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            page.counts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> counts.put(each.getKey().storedName(), each.getValue()));
            row.put("verdicts", counts);
        }
        page.read().ifPresent(scan -> row.put("raw", scan.raw().toString()));
        return row;
    }

    private static void put(Map<String, Object> row, String name, Optional<?> value) {
        value.ifPresent(each -> row.put(name, each.toString()));
    }

    private Map<String, Object> hold(UnitHold hold) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("scope", hold.scope().name());
        row.put("what", text(hold.target().description()));
        put(row, "incident", hold.incident());
        row.put("reason", text(hold.reason()));
        row.put("at", hold.at().toString());
        put(row, "person", hold.person());
        put(row, "terminal", hold.elsewhere());
        return row;
    }

    private static Map<String, Object> level(UnitPage.Level level) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("container", level.belonging().container().key());
        level.kind().ifPresent(kind -> row.put("level", kind.name()));
        row.put("depth", level.depth());
        row.put("sources", level.belonging().sources().stream().map(Enum::name).sorted().toList());
        return row;
    }

    private Map<String, Object> line(LifeLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entry", AlarmId.of(line.entry()).toString());
        row.put("at", line.happened().toString());
        row.put("recordedAt", line.entry().stamp().at().toString());
        row.put("what", line.kind().name());
        row.put("event", line.event().storedName());
        put(row, "person", line.entry().person().map(PersonId::value));
        line.listing().ifPresent(listing -> row.put("order", listing.order().id().toString()));
        line.report()
                .ifPresent(report -> {
                    row.put("report", report.id());
                    put(row, "container", UnitHistory.container(report.fact()).map(UnitId::key));
                });
        switch (line.event()) {
            case ScanJudged scan -> {
                row.put("verdict", scan.verdict().storedName());
                row.put("device", scan.device().value());
                put(row, "station", scan.station().map(StationId::value));
                put(row, "container", scan.container().map(UnitId::key));
                put(row, "alarm", StateChange.of(scan).alarmOf(line.entry()));
                row.put("reason", text(scan.reason()));
            }
            case LineEvent.UnitRejected rejected -> {
                row.put("station", rejected.station().value());
                put(row, "reject", rejected.reject().map(StationId::value));
            }
            default -> {
                StateChange change = StateChange.of(line.event());
                put(row, "incident", change.incident());
                if (change instanceof StateChange.HoldChange hold) {
                    row.put("reason", text(hold.reason()));
                }
            }
        }
        return row;
    }

    private String text(Reason reason) {
        return new ReasonMessages(zone).of(reason);
    }
}
