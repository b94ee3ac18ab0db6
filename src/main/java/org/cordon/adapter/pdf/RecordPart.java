package org.cordon.adapter.pdf;

import org.cordon.app.report.ContainmentReport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The entry of the record that the report rests on, who stands behind it, and room to sign.
final class RecordPart {
    private static final float ROW = 40;

    private final Sheet sheet;
    private final ReportWords words;
    private final ContainmentReport report;

    RecordPart(Sheet sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
        this.report = sheet.report();
    }

    void draw() throws IOException {
        Flow flow = sheet.flow();
        flow.heading(words.get("pdf.record.heading"), 120);
        flow.write(
                Flow.LEFT,
                sheet.setting().wrap(words.get("pdf.record.sentence"), Style.BODY, Flow.MEASURE));
        flow.down(6);
        line(
                "pdf.record.entry",
                words.get(
                        "pdf.record.entry.value",
                        report.terminal().value(),
                        Integer.toString(report.head().epoch()),
                        Long.toString(report.head().seq())),
                Style.BODY);
        line("pdf.record.hash", report.head().hash(), Style.RAW_SMALL);
        line("pdf.record.code", report.code(), Style.RAW_SMALL);
        line(
                "pdf.record.zone",
                words.get("pdf.record.zone.value", report.zone().getId()),
                Style.BODY);
        line("pdf.record.offset", offset(), Style.BODY);
        line(
                "pdf.record.rules",
                words.get(
                        "pdf.record.rules.value",
                        report.rules().version(),
                        report.rules().effective().toString()),
                Style.BODY);
        line("pdf.record.people", people(), Style.BODY);
        line(
                "pdf.record.prepared",
                words.get(
                        "pdf.record.prepared.value",
                        words.moment(report.preparedAt()),
                        report.preparedBy()),
                Style.BODY);
        signatures();
    }

    private void line(String label, String value, Style style) throws IOException {
        Flow flow = sheet.flow();
        List<Line> lines = sheet.setting().wrap(value, style, Flow.MEASURE - 120);
        flow.need(style.leading());
        flow.pen()
                .write(
                        Flow.LEFT,
                        Flow.base(flow.y(), style),
                        sheet.setting().fit(words.get(label), Style.LABEL, 112));
        flow.write(Flow.LEFT + 120, lines);
        flow.down(2);
    }

    private String offset() {
        return report.clockOffset().map(this::offset).orElseGet(() -> words.get("pdf.offset.none"));
    }

    private String offset(Duration offset) {
        String millis = Long.toString(offset.abs().toMillis());
        return offset.abs().toMillis() == 0
                ? words.get("pdf.offset.even")
                : words.get(offset.isNegative() ? "pdf.offset.behind" : "pdf.offset.ahead", millis);
    }

    private String people() {
        return report.names().isEmpty()
                ? words.get("pdf.none.people")
                : report.names().entrySet().stream()
                        .map(e -> words.get("pdf.record.person", e.getValue(), e.getKey().value()))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private void signatures() throws IOException {
        Flow flow = sheet.flow();
        List<String> meanings =
                List.of(
                        words.get("pdf.sign.prepared"),
                        words.get("pdf.sign.reviewed"),
                        words.get("pdf.sign.approved"));
        flow.heading(words.get("pdf.sign.heading"), meanings.size() * ROW + 20);
        float[] at = {Flow.LEFT, Flow.LEFT + 130, Flow.LEFT + 260, Flow.LEFT + 390};
        String[] heads = {
            "pdf.sign.meaning", "pdf.sign.name", "pdf.sign.signature", "pdf.sign.when"
        };
        for (int i = 0; i < heads.length; i++) {
            flow.pen()
                    .write(
                            at[i],
                            Flow.base(flow.y(), Style.LABEL),
                            sheet.setting().fit(words.get(heads[i]), Style.LABEL, 120));
        }
        flow.down(14);
        for (int i = 0; i < meanings.size(); i++) {
            float base = flow.y() + ROW - 12;
            Pen pen = flow.pen();
            pen.write(at[0], base, sheet.setting().fit(meanings.get(i), Style.STRONG, 124));
            if (i == 0) {
                pen.write(at[1], base, sheet.setting().fit(report.preparedBy(), Style.BODY, 118));
            }
            for (int column = 1; column < at.length; column++) {
                float to = column + 1 < at.length ? at[column + 1] - 12 : Flow.RIGHT;
                pen.rule(at[column], base + 4, to - at[column], Tint.QUIET);
            }
            flow.down(ROW);
        }
    }
}
