package org.cordon.adapter.report;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldUnit;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every unit held for the incident: which, why, when, by whom. It comes last, for it may be long.
final class HeldUnitsSection {
    private final ReportContext sheet;
    private final ReportMessages messages;
    private String day = "";

    HeldUnitsSection(ReportContext sheet) {
        this.sheet = sheet;
        this.messages = sheet.messages();
    }

    void draw() throws IOException {
        PageLayout flow = sheet.flow();
        List<HeldUnit> held = sheet.report().incident().held();
        flow.heading(messages.get("pdf.held.heading"), 90);
        if (held.isEmpty()) {
            flow.write(
                    PageLayout.LEFT,
                    sheet.setting()
                            .wrap(
                                    messages.get("pdf.held.none"),
                                    TextStyle.BODY,
                                    PageLayout.MEASURE));
            return;
        }
        flow.pen().tape(PageLayout.LEFT, flow.y(), PageLayout.MEASURE, 9, 2);
        flow.down(15);
        flow.write(
                PageLayout.LEFT,
                sheet.setting()
                        .wrap(
                                messages.get("pdf.held.sentence", held.size()),
                                TextStyle.BODY,
                                PageLayout.MEASURE));
        flow.down(6);
        table(held);
    }

    private void table(List<HeldUnit> held) throws IOException {
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(messages.get("pdf.held.number"), 0.07f),
                                new ReportTable.Column(messages.get("pdf.held.unit"), 0.217f),
                                new ReportTable.Column(messages.get("pdf.held.reason"), 0.315f),
                                new ReportTable.Column(messages.get("pdf.column.time"), 0.112f),
                                new ReportTable.Column(messages.get("pdf.column.clock"), 0.08f),
                                new ReportTable.Column(messages.get("pdf.column.person"), 0.12f),
                                new ReportTable.Column(messages.get("pdf.column.entry"), 0.086f)));
        Map<LogPosition, Duration> clocks = clocks();
        for (int i = 0; i < held.size(); i++) {
            HeldUnit unit = held.get(i);
            Optional<Duration> clock = Optional.ofNullable(clocks.get(unit.position()));
            table.row(
                    ReportTable.Cell.of(Integer.toString(i + 1), TextStyle.SMALL),
                    unit(unit.unit()),
                    ReportTable.Cell.of(
                            messages.reason(unit.reason()), TextStyle.SMALL.in(ReportColor.INK)),
                    time(unit),
                    ReportTable.Cell.of(
                            clock.map(ReportMessages::clock).orElse(""),
                            TextStyle.SMALL.in(ReportColor.INK)),
                    ReportTable.Cell.of(
                            messages.person(unit.person()), TextStyle.SMALL.in(ReportColor.INK)),
                    ReportTable.Cell.of(
                            messages.get("pdf.entry", Long.toString(unit.position().seq())),
                            TextStyle.SMALL));
        }
    }

    private Map<LogPosition, Duration> clocks() {
        Map<LogPosition, Duration> clocks = new HashMap<>();
        for (Entry entry : sheet.report().history()) {
            if (entry.event() instanceof HoldEvent.UnitHeld held && held.elapsed().isPresent()) {
                clocks.put(entry.position(), held.elapsed().get());
            }
        }
        return clocks;
    }

    private ReportTable.Cell unit(UnitId unit) {
        return switch (unit) {
            case UnitId.Container c ->
                    ReportTable.Cell.of(
                            new ReportTable.Words(c.label(), TextStyle.RAW),
                            new ReportTable.Words(
                                    messages.get("pdf.held.container"), TextStyle.SMALL));
            case UnitId.Sgtin s when isOfOrder(s.gtin()) ->
                    ReportTable.Cell.of(s.label(), TextStyle.RAW);
            case UnitId.Sgtin s ->
                    ReportTable.Cell.of(
                            new ReportTable.Words(s.label(), TextStyle.RAW),
                            new ReportTable.Words(
                                    messages.get("pdf.held.gtin", s.gtin().digits()),
                                    TextStyle.SMALL));
        };
    }

    private boolean isOfOrder(Gtin gtin) {
        return sheet.report().order().filter(order -> order.gtin().equals(gtin)).isPresent();
    }

    private ReportTable.Cell time(HeldUnit unit) {
        String now = messages.day(unit.at());
        ReportTable.Words time =
                new ReportTable.Words(
                        messages.time(unit.at()), TextStyle.SMALL.in(ReportColor.INK));
        if (now.equals(day)) {
            return ReportTable.Cell.of(time);
        }
        day = now;
        return ReportTable.Cell.of(time, new ReportTable.Words(now, TextStyle.SMALL));
    }
}
