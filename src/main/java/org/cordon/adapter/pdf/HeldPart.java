package org.cordon.adapter.pdf;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.containment.HeldUnit;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.UnitId;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every unit held for the incident: which, why, when, by whom. It comes last, for it may be long.
final class HeldPart {
    private final Sheet sheet;
    private final ReportWords words;
    private String day = "";

    private record Place(int epoch, long seq) {}

    HeldPart(Sheet sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void draw() throws IOException {
        Flow flow = sheet.flow();
        List<HeldUnit> held = sheet.report().incident().held();
        flow.heading(words.get("pdf.held.heading"), 90);
        if (held.isEmpty()) {
            flow.write(
                    Flow.LEFT,
                    sheet.setting().wrap(words.get("pdf.held.none"), Style.BODY, Flow.MEASURE));
            return;
        }
        flow.pen().tape(Flow.LEFT, flow.y(), Flow.MEASURE, 9, 2);
        flow.down(15);
        flow.write(
                Flow.LEFT,
                sheet.setting()
                        .wrap(
                                words.get("pdf.held.sentence", held.size()),
                                Style.BODY,
                                Flow.MEASURE));
        flow.down(6);
        table(held);
    }

    private void table(List<HeldUnit> held) throws IOException {
        Table table =
                new Table(
                        sheet.flow(),
                        List.of(
                                new Table.Column(words.get("pdf.held.number"), 0.07f),
                                new Table.Column(words.get("pdf.held.unit"), 0.217f),
                                new Table.Column(words.get("pdf.held.reason"), 0.315f),
                                new Table.Column(words.get("pdf.column.time"), 0.112f),
                                new Table.Column(words.get("pdf.column.clock"), 0.08f),
                                new Table.Column(words.get("pdf.column.person"), 0.12f),
                                new Table.Column(words.get("pdf.column.entry"), 0.086f)));
        Map<Place, Duration> clocks = clocks();
        for (int i = 0; i < held.size(); i++) {
            HeldUnit unit = held.get(i);
            Optional<Duration> clock =
                    Optional.ofNullable(clocks.get(new Place(unit.epoch(), unit.seq())));
            table.row(
                    Table.Cell.of(Integer.toString(i + 1), Style.SMALL),
                    unit(unit.unit()),
                    Table.Cell.of(unit.reason(), Style.SMALL.in(Tint.INK)),
                    time(unit),
                    Table.Cell.of(
                            clock.map(ReportWords::clock).orElse(""), Style.SMALL.in(Tint.INK)),
                    Table.Cell.of(words.person(unit.person()), Style.SMALL.in(Tint.INK)),
                    Table.Cell.of(words.get("pdf.entry", Long.toString(unit.seq())), Style.SMALL));
        }
    }

    private Map<Place, Duration> clocks() {
        Map<Place, Duration> clocks = new HashMap<>();
        for (Entry entry : sheet.report().history()) {
            if (entry.fact() instanceof JournalEvent.UnitHeld held && held.elapsed().isPresent()) {
                clocks.put(new Place(entry.epoch(), entry.seq()), held.elapsed().get());
            }
        }
        return clocks;
    }

    private Table.Cell unit(UnitId unit) {
        return switch (unit) {
            case UnitId.Container c ->
                    Table.Cell.of(
                            new Table.Words(c.label(), Style.RAW),
                            new Table.Words(words.get("pdf.held.container"), Style.SMALL));
            case UnitId.Sgtin s when isOfOrder(s.gtin()) -> Table.Cell.of(s.label(), Style.RAW);
            case UnitId.Sgtin s ->
                    Table.Cell.of(
                            new Table.Words(s.label(), Style.RAW),
                            new Table.Words(
                                    words.get("pdf.held.gtin", s.gtin().digits()), Style.SMALL));
        };
    }

    private boolean isOfOrder(Gtin gtin) {
        return sheet.report().order().filter(order -> order.gtin().equals(gtin)).isPresent();
    }

    private Table.Cell time(HeldUnit unit) {
        String now = words.day(unit.at());
        Table.Words time = new Table.Words(words.time(unit.at()), Style.SMALL.in(Tint.INK));
        if (now.equals(day)) {
            return Table.Cell.of(time);
        }
        day = now;
        return Table.Cell.of(time, new Table.Words(now, Style.SMALL));
    }
}
