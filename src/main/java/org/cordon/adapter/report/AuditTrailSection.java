package org.cordon.adapter.report;

import org.cordon.app.report.ContainmentReport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The entry of the record that the report rests on, who stands behind it, and room to sign.
final class AuditTrailSection {
    private static final float ROW = 40;

    private final ReportContext sheet;
    private final ReportMessages messages;
    private final ContainmentReport report;

    AuditTrailSection(ReportContext sheet) {
        this.sheet = sheet;
        this.messages = sheet.messages();
        this.report = sheet.report();
    }

    void draw() throws IOException {
        PageLayout flow = sheet.flow();
        flow.heading(messages.get("pdf.record.heading"), 120);
        flow.write(
                PageLayout.LEFT,
                sheet.setting()
                        .wrap(
                                messages.get("pdf.record.sentence"),
                                TextStyle.BODY,
                                PageLayout.MEASURE));
        flow.down(6);
        line(
                "pdf.record.entry",
                messages.get(
                        "pdf.record.entry.value",
                        report.terminal().value(),
                        Integer.toString(report.head().epoch()),
                        Long.toString(report.head().seq())),
                TextStyle.BODY);
        line("pdf.record.hash", report.head().hash(), TextStyle.RAW_SMALL);
        line("pdf.record.code", report.code(), TextStyle.RAW_SMALL);
        line(
                "pdf.record.zone",
                messages.get("pdf.record.zone.value", report.zone().getId()),
                TextStyle.BODY);
        line("pdf.record.offset", offset(), TextStyle.BODY);
        line(
                "pdf.record.rules",
                messages.get(
                        "pdf.record.rules.value",
                        report.rules().version(),
                        report.rules().effective().toString()),
                TextStyle.BODY);
        line("pdf.record.people", people(), TextStyle.BODY);
        line(
                "pdf.record.prepared",
                messages.get(
                        "pdf.record.prepared.value",
                        messages.moment(report.preparedAt()),
                        report.preparedBy()),
                TextStyle.BODY);
        signatures();
    }

    private void line(String label, String value, TextStyle style) throws IOException {
        PageLayout flow = sheet.flow();
        List<TextLine> lines = sheet.setting().wrap(value, style, PageLayout.MEASURE - 120);
        flow.need(style.leading());
        flow.pen()
                .write(
                        PageLayout.LEFT,
                        PageLayout.base(flow.y(), style),
                        sheet.setting().fit(messages.get(label), TextStyle.LABEL, 112));
        flow.write(PageLayout.LEFT + 120, lines);
        flow.down(2);
    }

    private String offset() {
        return report.clockOffset()
                .map(this::offset)
                .orElseGet(() -> messages.get("pdf.offset.none"));
    }

    private String offset(Duration offset) {
        String millis = Long.toString(offset.abs().toMillis());
        return offset.abs().toMillis() == 0
                ? messages.get("pdf.offset.even")
                : messages.get(
                        offset.isNegative() ? "pdf.offset.behind" : "pdf.offset.ahead", millis);
    }

    private String people() {
        return report.names().isEmpty()
                ? messages.get("pdf.none.people")
                : report.names().entrySet().stream()
                        .map(e ->
                                messages.get("pdf.record.person", e.getValue(), e.getKey().value()))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private void signatures() throws IOException {
        PageLayout flow = sheet.flow();
        List<String> meanings =
                List.of(
                        messages.get("pdf.sign.prepared"),
                        messages.get("pdf.sign.reviewed"),
                        messages.get("pdf.sign.approved"));
        flow.heading(messages.get("pdf.sign.heading"), meanings.size() * ROW + 20);
        float[] at = {
            PageLayout.LEFT, PageLayout.LEFT + 130, PageLayout.LEFT + 260, PageLayout.LEFT + 390
        };
        String[] heads = {
            "pdf.sign.meaning", "pdf.sign.name", "pdf.sign.signature", "pdf.sign.when"
        };
        for (int i = 0; i < heads.length; i++) {
            flow.pen()
                    .write(
                            at[i],
                            PageLayout.base(flow.y(), TextStyle.LABEL),
                            sheet.setting().fit(messages.get(heads[i]), TextStyle.LABEL, 120));
        }
        flow.down(14);
        for (int i = 0; i < meanings.size(); i++) {
            float base = flow.y() + ROW - 12;
            PdfCanvas pen = flow.pen();
            pen.write(at[0], base, sheet.setting().fit(meanings.get(i), TextStyle.STRONG, 124));
            if (i == 0) {
                pen.write(
                        at[1], base, sheet.setting().fit(report.preparedBy(), TextStyle.BODY, 118));
            }
            for (int column = 1; column < at.length; column++) {
                float to = column + 1 < at.length ? at[column + 1] - 12 : PageLayout.RIGHT;
                pen.rule(at[column], base + 4, to - at[column], ReportColor.QUIET);
            }
            flow.down(ROW);
        }
    }
}
