package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.projection.Incident;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The hour as a line: where it was detected, when each step was completed, where the hour ends, and
/// how far beyond it went. The hour keeps its scale; what lies beyond is drawn closer.
final class TimelineChart {
    static final float HIGH = 84;

    private static final float SHARE_OF_HOUR = 0.72f;
    private static final float TALL = 14;
    private static final float APART = 34;

    private final ReportContext sheet;
    private final Duration end;
    private final float hour;
    private final float beyond;

    TimelineChart(ReportContext sheet) {
        this.sheet = sheet;
        end = sheet.report().elapsed();
        boolean late = ReportMessages.overrun(end).isPresent();
        hour = late ? PageLayout.MEASURE * SHARE_OF_HOUR : PageLayout.MEASURE;
        beyond = PageLayout.MEASURE - hour;
    }

    private float x(Duration at) {
        double minutes = at.toMillis() / 60_000.0;
        double limit = Incident.LIMIT.toMinutes();
        if (minutes <= limit) {
            return PageLayout.LEFT + (float) (hour * Math.max(0, minutes) / limit);
        }
        double whole = Math.max(end.toMillis() / 60_000.0 - limit, 0.001);
        return PageLayout.LEFT
                + hour
                + (float) (beyond * 0.94 * Math.min(1, (minutes - limit) / whole));
    }

    void draw() throws IOException {
        PageLayout flow = sheet.flow();
        PdfCanvas pen = flow.pen();
        float top = flow.y() + 26;
        pen.rounded(PageLayout.LEFT, top, PageLayout.MEASURE, TALL, 3, ReportColor.SOFT);
        if (beyond > 0) {
            pen.rectangle(PageLayout.LEFT + hour, top, beyond, TALL, ReportColor.REJECT_SOFT);
        }
        spans(pen, top);
        ticks(pen, top);
        flow.moveTo(flow.y() + HIGH);
    }

    private static ReportColor tint(Duration at) {
        return ReportMessages.overrun(at).isPresent() ? ReportColor.REJECT : ReportColor.ACCEPT;
    }

    /// Where each completed step ended, in order.
    private List<Duration> ends() {
        List<Duration> ends = new ArrayList<>();
        for (ContainmentStep step : ContainmentStep.values()) {
            sheet.report().incident().completion(step).ifPresent(done -> ends.add(done.elapsed()));
        }
        return ends;
    }

    /// One bar a step, from where the one before ended, and its number at its end.
    private void spans(PdfCanvas pen, float top) throws IOException {
        List<Duration> ends = ends();
        float from = PageLayout.LEFT;
        for (Duration at : ends) {
            float to = Math.max(x(at), from);
            pen.rectangle(from, top + 4, to - from, TALL - 8, tint(at));
            from = to;
        }
        float low = PageLayout.LEFT - 100;
        float high = low;
        for (int i = 0; i < ends.size(); i++) {
            Duration at = ends.get(i);
            float x = x(at);
            pen.rounded(
                    x - TALL / 2 - 1, top - 1, TALL + 2, TALL + 2, TALL / 2 + 1, ReportColor.PAPER);
            pen.rounded(x - TALL / 2, top, TALL, TALL, TALL / 2, tint(at));
            TextStyle number = new TextStyle(FontFace.SEMIBOLD, 8, 10, ReportColor.PAPER);
            pen.writeAround(
                    x,
                    PageLayout.base(top + 2, number),
                    new TextLine(Integer.toString(i + 1), number));
            // Two rows of times; one that fits in neither is left to the table below.
            if (x - low >= APART) {
                label(pen, x, top - 6, ReportMessages.clock(at), tint(at));
                low = x;
            } else if (x - high >= APART) {
                label(pen, x, top - 17, ReportMessages.clock(at), tint(at));
                high = x;
            }
        }
        if (sheet.report().isOpen()) {
            ReportColor tint =
                    ReportMessages.overrun(end).isPresent() ? ReportColor.REJECT : ReportColor.HOLD;
            float now = x(end);
            pen.stroke(tint, 1.4f, now, top - 3, now, top + TALL + 3);
            String text = sheet.messages().get("pdf.hour.now", ReportMessages.clock(end));
            label(pen, now, now - low < 60 ? top - 17 : top - 7, text, tint);
        }
    }

    /// A time above the line, kept within the measure.
    private void label(PdfCanvas pen, float x, float base, String text, ReportColor tint)
            throws IOException {
        TextLine line = new TextLine(text, new TextStyle(FontFace.MEDIUM, 7.5f, 10, tint));
        float half = sheet.setting().width(text, line.style()) / 2;
        pen.writeAround(
                Math.min(Math.max(x, PageLayout.LEFT + half), PageLayout.RIGHT - half), base, line);
    }

    private void ticks(PdfCanvas pen, float top) throws IOException {
        float under = top + TALL;
        for (int minute = 0; minute <= Incident.LIMIT.toMinutes(); minute += 10) {
            float x = x(Duration.ofMinutes(minute));
            pen.rectangle(x - 0.3f, under + 3, 0.6f, 4, ReportColor.QUIET);
            TextLine label = new TextLine(Integer.toString(minute), TextStyle.SMALL);
            if (minute == 0) {
                pen.write(x, under + 17, label);
            } else if (minute == Incident.LIMIT.toMinutes() && beyond == 0) {
                pen.writeTo(x, under + 17, label);
            } else {
                pen.writeAround(x, under + 17, label);
            }
        }
        float limit = PageLayout.LEFT + hour;
        pen.stroke(ReportColor.INK, 1.2f, limit, top - 3, limit, under + 7);
        pen.write(
                PageLayout.LEFT,
                under + 30,
                sheet.setting()
                        .fit(
                                sheet.messages().get("pdf.hour.legend"),
                                TextStyle.SMALL,
                                PageLayout.MEASURE * 0.7f));
        if (beyond > 0) {
            pen.writeTo(
                    PageLayout.RIGHT,
                    under + 17,
                    sheet.setting()
                            .fit(
                                    sheet.messages().get("pdf.hour.beyond"),
                                    TextStyle.SMALL.in(ReportColor.REJECT),
                                    beyond - 14));
        }
    }
}
