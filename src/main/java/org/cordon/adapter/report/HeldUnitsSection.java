package org.cordon.adapter.report;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.text.Reason;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every unit held for the incident: which, why, when, by whom. It comes last, for it may be long.
final class HeldUnitsSection {
    private final ReportContext sheet;
    private final ReportMessages messages;
    private final Map<LogPosition, Duration> clocks;
    private String day = "";

    HeldUnitsSection(ReportContext sheet) {
        this.sheet = sheet;
        this.messages = sheet.messages();
        this.clocks = clocks();
    }

    void draw() throws IOException {
        PageLayout flow = sheet.flow();
        List<HeldUnit> held = sheet.report().incident().held();
        List<HeldTarget> targets = sheet.report().incident().targets();
        flow.heading(messages.get("pdf.held.heading"), 90);
        if (held.isEmpty() && targets.isEmpty()) {
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
                                targets.isEmpty()
                                        ? messages.get("pdf.held.sentence", held.size())
                                        : messages.get(
                                                "pdf.held.sentence-more",
                                                held.size(),
                                                targets.size()),
                                TextStyle.BODY,
                                PageLayout.MEASURE));
        flow.down(6);
        table(held, targets);
    }

    /// Lots, ranges, times and quantities first: they are few, and say more than a unit.
    private void table(List<HeldUnit> held, List<HeldTarget> targets) throws IOException {
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
        int number = 0;
        for (HeldTarget each : targets) {
            row(
                    table,
                    ++number,
                    ReportTable.Cell.of(
                            messages.reason(each.target().description()),
                            TextStyle.SMALL.in(ReportColor.INK)),
                    each.reason(),
                    each.at(),
                    each.person(),
                    each.position());
        }
        for (HeldUnit each : held) {
            row(
                    table,
                    ++number,
                    unit(each.unit()),
                    each.reason(),
                    each.at(),
                    each.person(),
                    each.position());
        }
    }

    private void row(
            ReportTable table,
            int number,
            ReportTable.Cell what,
            Reason reason,
            Instant at,
            Optional<PersonId> person,
            LogPosition position)
            throws IOException {
        table.row(
                ReportTable.Cell.of(Integer.toString(number), TextStyle.SMALL),
                what,
                ReportTable.Cell.of(messages.reason(reason), TextStyle.SMALL.in(ReportColor.INK)),
                time(at),
                ReportTable.Cell.of(
                        Optional.ofNullable(clocks.get(position))
                                .map(ReportMessages::clock)
                                .orElse(""),
                        TextStyle.SMALL.in(ReportColor.INK)),
                ReportTable.Cell.of(messages.person(person), TextStyle.SMALL.in(ReportColor.INK)),
                ReportTable.Cell.of(
                        messages.get("pdf.entry", Long.toString(position.seq())), TextStyle.SMALL));
    }

    private Map<LogPosition, Duration> clocks() {
        Map<LogPosition, Duration> clocks = new HashMap<>();
        for (Entry entry : sheet.report().history()) {
            if (StateChange.of(entry.event()) instanceof HoldChange.Held held) {
                held.elapsed().ifPresent(elapsed -> clocks.put(entry.position(), elapsed));
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

    private ReportTable.Cell time(Instant at) {
        String now = messages.day(at);
        ReportTable.Words time =
                new ReportTable.Words(messages.time(at), TextStyle.SMALL.in(ReportColor.INK));
        if (now.equals(day)) {
            return ReportTable.Cell.of(time);
        }
        day = now;
        return ReportTable.Cell.of(time, new ReportTable.Words(now, TextStyle.SMALL));
    }
}
