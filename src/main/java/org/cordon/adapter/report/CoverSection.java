package org.cordon.adapter.report;

import org.cordon.app.port.BarcodeEncoder;
import org.cordon.app.report.ContainmentReport;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.StepRequirements;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The head of the first page: which incident, how it ended, what it is about.
final class CoverSection {
    private static final float CODE = 66;
    private static final int ACROSS = 3;
    private static final float BETWEEN = 14;

    /// A value that is longer is cut here; it stands whole further down.
    private static final int LINES = 10;

    private final ReportContext sheet;
    private final ContainmentReport report;
    private final Incident incident;
    private final ReportMessages messages;
    private final PageLayout flow;

    private record Item(String label, String value) {}

    CoverSection(ReportContext sheet) {
        this.sheet = sheet;
        this.report = sheet.report();
        this.incident = report.incident();
        this.messages = sheet.messages();
        this.flow = sheet.flow();
    }

    void draw(BarcodeEncoder.Modules code) throws IOException {
        PdfCanvas pen = flow.pen();
        TextLayout setting = sheet.setting();
        pen.logo(PageLayout.LEFT, 42, 26);
        pen.write(
                PageLayout.LEFT + 35,
                60,
                setting.fit(
                        messages.get("pdf.brand"),
                        new TextStyle(FontFace.SEMIBOLD, 15, 18, ReportColor.INK),
                        200));
        pen.code(PageLayout.RIGHT - CODE, 42, CODE, code);
        float beside = PageLayout.MEASURE - CODE - 24;
        flow.moveTo(88);
        flow.write(
                PageLayout.LEFT,
                setting.wrap(
                        messages.get("pdf.title"), TextStyle.LEAD.in(ReportColor.QUIET), beside));
        flow.write(PageLayout.LEFT, setting.wrap(incident.id().value(), TextStyle.NUMBER, beside));
        flow.down(2);
        flow.write(
                PageLayout.LEFT,
                setting.wrap(
                        messages.reason(incident.reason()), TextStyle.LEAD, PageLayout.MEASURE));
        flow.down(10);
        outcome();
        flow.down(16);
        incidentData();
        raw();
    }

    private void outcome() throws IOException {
        IncidentOutcome outcome = IncidentOutcome.of(report, messages);
        float width = PageLayout.MEASURE - 60;
        List<TextLine> lines =
                new ArrayList<>(
                        sheet.setting()
                                .wrap(
                                        outcome.headline(),
                                        TextStyle.STATE.in(outcome.tint()),
                                        width));
        lines.addAll(sheet.setting().wrap(outcome.sentence(), TextStyle.BODY, width));
        float high = TextLine.high(lines) + 18;
        flow.need(high);
        float top = flow.y();
        flow.pen().rounded(PageLayout.LEFT, top, PageLayout.MEASURE, high, 8, outcome.ground());
        outcome.mark().draw(flow.pen(), PageLayout.LEFT + 14, top + 11, 18, outcome.tint());
        flow.down(9);
        flow.write(PageLayout.LEFT + 44, lines);
        flow.moveTo(top + high);
    }

    private void incidentData() throws IOException {
        List<Item> events = gather();
        float width = (PageLayout.MEASURE - (ACROSS - 1) * BETWEEN) / ACROSS;
        for (int from = 0; from < events.size(); from += ACROSS) {
            List<List<TextLine>> row = new ArrayList<>();
            float high = 0;
            for (Item item : events.subList(from, Math.min(from + ACROSS, events.size()))) {
                List<TextLine> lines =
                        new ArrayList<>(sheet.setting().wrap(item.label(), TextStyle.LABEL, width));
                lines.addAll(sheet.setting().wrap(item.value(), TextStyle.VALUE, width, LINES));
                row.add(lines);
                high = Math.max(high, TextLine.high(lines));
            }
            flow.need(high);
            float top = flow.y();
            for (int i = 0; i < row.size(); i++) {
                float y = top;
                for (TextLine line : row.get(i)) {
                    flow.pen()
                            .write(
                                    PageLayout.LEFT + i * (width + BETWEEN),
                                    PageLayout.base(y, line.style()),
                                    line);
                    y += line.style().leading();
                }
            }
            flow.moveTo(top + high + 8);
        }
    }

    private List<Item> gather() {
        Optional<Order> order = report.order();
        List<Item> events = new ArrayList<>();
        add(events, "pdf.fact.terminal", report.terminal().value());
        add(events, "pdf.fact.detected", messages.moment(incident.detectedAt()));
        add(
                events,
                "pdf.fact.opened",
                messages.get(
                        "pdf.fact.opened.value",
                        messages.person(incident.openedBy()),
                        messages.time(incident.openedAt())));
        add(
                events,
                "pdf.fact.trigger",
                report.isReportedByPerson()
                        ? messages.get("pdf.trigger.person")
                        : messages.name("pdf.verdict", incident.trigger()));
        add(
                events,
                "pdf.fact.unit",
                incident.unit().map(messages::unit).orElseGet(() -> messages.get("pdf.none.unit")));
        add(events, "pdf.fact.deviation", deviation());
        add(
                events,
                "pdf.fact.order",
                incident.order()
                        .map(Object::toString)
                        .orElseGet(() -> messages.get("pdf.none.order")));
        if (incident.order().isPresent()) {
            String unknown = messages.get("pdf.none.listed");
            add(events, "pdf.fact.product", order.map(Order::product).orElse(unknown));
            add(events, "pdf.fact.gtin", order.map(o -> o.gtin().digits()).orElse(unknown));
            add(
                    events,
                    "pdf.fact.lot",
                    order.map(o ->
                                    messages.get(
                                            "pdf.fact.lot.value",
                                            o.lot().value(),
                                            o.expiry().toString()))
                            .orElse(unknown));
        }
        add(events, "pdf.fact.held", held());
        add(
                events,
                "pdf.fact.location",
                StepRequirements.location(incident)
                        .orElseGet(() -> messages.get("pdf.none.location")));
        return events;
    }

    private String held() {
        int all = incident.held().size();
        if (!incident.targets().isEmpty()) {
            return messages.get("pdf.fact.held.holds", all, incident.targets().size());
        }
        long serials =
                incident.held().stream().filter(h -> h.unit() instanceof UnitId.Sgtin).count();
        return serials > 0 && serials < all
                ? messages.get("pdf.fact.held.kinds", all, serials, all - serials)
                : messages.get("pdf.fact.held.all", all);
    }

    private String deviation() {
        return StepRequirements.deviation(incident)
                .map(IncidentNote.ReportOpened::number)
                .orElseGet(() -> messages.get("pdf.none.deviation"));
    }

    private void add(List<Item> events, String key, String value) {
        events.add(new Item(messages.get(key), value));
    }

    /// What the reader sent, as it came.
    private void raw() throws IOException {
        Optional<ScanJudged> scan = report.scan();
        if (scan.isEmpty()) {
            return;
        }
        String from =
                messages.get(
                        "pdf.fact.raw",
                        scan.get().device().value(),
                        messages.time(scan.get().receivedAt()));
        List<TextLine> lines =
                sheet.setting()
                        .wrap(scan.get().raw().toString(), TextStyle.RAW, PageLayout.MEASURE);
        flow.need(TextStyle.LABEL.leading() + TextStyle.RAW.leading());
        flow.write(
                PageLayout.LEFT, sheet.setting().wrap(from, TextStyle.LABEL, PageLayout.MEASURE));
        flow.write(PageLayout.LEFT, lines);
    }
}
