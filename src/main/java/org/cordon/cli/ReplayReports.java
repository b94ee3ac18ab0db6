package org.cordon.cli;

import org.cordon.app.linedata.LineReportReader;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Line data of a replay, in the order in which they came: from a file whose lines have the form
/// `+MILLISECONDS TAB EVENT`, with an EPCIS event in JSON or XML, or `!closing`, or from an EPCIS document whose events
/// came when they were recorded. For one thread.
final class ReplayReports implements AutoCloseable {
    private static final Messages TEXT = Messages.of(ReplayReports.class);
    private static final Pattern FORM = Pattern.compile("\\+([0-9]{1,9})\t(.*)", Pattern.DOTALL);
    private static final Pattern BEGINS = Pattern.compile("#\\s*begins:?\\s+(\\S+)\\s*");
    private static final String CLOSING = "!closing";

    /// Of a longer line the rest is dropped: an event may name some hundred thousand units.
    private static final int LONGEST = 16 << 20;

    private final LineReportReader reader;
    private final ScanLines lines;
    private final LineErrors complaints;
    private final Iterator<Came> document;
    private Instant begins = Instant.EPOCH;
    private Duration last = Duration.ZERO;
    private Optional<Came> next = Optional.empty();

    /// What came.
    ///
    /// @param at since the shift began
    /// @param report empty where the batch is closing
    record Came(Duration at, Optional<LineReport> report) {}

    private ReplayReports(
            LineReportReader reader, ScanLines lines, LineErrors complaints, List<Came> document) {
        this.reader = reader;
        this.lines = lines;
        this.complaints = complaints;
        this.document = document.iterator();
    }

    /// No line data.
    static ReplayReports none(LineReportReader reader, LineErrors complaints) {
        return new ReplayReports(
                reader, new ScanLines(InputStream.nullInputStream()), complaints, List.of());
    }

    /// Opens a file.
    ///
    /// @param complaints takes what is wrong with single lines
    /// @throws OrderRefused if it is a document with something wrong in it
    /// @throws IOException if it cannot be read
    static ReplayReports open(Path file, LineReportReader reader, LineErrors complaints)
            throws IOException {
        List<Came> came = new ArrayList<>();
        if (isDocument(file)) {
            try (OrderSource text =
                    OrderSource.open(file, reader::encoding, OrderReader.Progress.NONE)) {
                reader.document(
                        text,
                        report ->
                                came.add(
                                        new Came(
                                                Duration.between(
                                                        Instant.EPOCH,
                                                        report.recordTime()
                                                                .orElse(report.eventTime())),
                                                Optional.of(report))));
            }
            came.sort(Comparator.comparing(Came::at));
            return new ReplayReports(
                    reader, new ScanLines(InputStream.nullInputStream()), complaints, came);
        }
        return new ReplayReports(
                reader, new ScanLines(Files.newInputStream(file), LONGEST), complaints, came);
    }

    private static boolean isDocument(Path file) {
        int first = OrderSource.firstByte(file).orElse(' ');
        return first == '{' || first == '<';
    }

    /// The next one that came by a time; empty if none has.
    Optional<Came> next(Duration by) throws IOException {
        if (next.isEmpty()) {
            next = document.hasNext() ? Optional.of(document.next()) : ofLines();
        }
        Optional<Came> now = next.filter(came -> came.at().compareTo(by) <= 0);
        if (now.isPresent()) {
            next = Optional.empty();
        }
        return now;
    }

    private Optional<Came> ofLines() throws IOException {
        for (ScanLines.Line line = lines.next(); line != null; line = lines.next()) {
            String text = line.characters();
            try {
                Matcher begin = BEGINS.matcher(text);
                if (begin.matches()) {
                    begins = Instant.parse(begin.group(1));
                } else if (!ShiftLine.saysNothing(text)) {
                    return Optional.of(came(text, line.dropped()));
                }
            } catch (IllegalArgumentException | DateTimeException | OrderRefused wrong) {
                complaints.about(
                        line.number(),
                        TEXT.get("cli.events.line", String.valueOf(wrong.getMessage())));
            }
        }
        return Optional.empty();
    }

    private Came came(String text, long dropped) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || dropped > 0) {
            throw new IllegalArgumentException(TEXT.get("cli.events.form"));
        }
        Duration at = Duration.ofMillis(Long.parseLong(form.group(1)));
        if (at.compareTo(last) < 0) {
            throw new IllegalArgumentException(TEXT.get("cli.scans.back-in-time"));
        }
        last = at;
        Optional<LineReport> report =
                form.group(2).strip().equals(CLOSING)
                        ? Optional.empty()
                        : Optional.of(ofShift(reader.report(new StringReader(form.group(2)))));
        return new Came(at, report);
    }

    private LineReport ofShift(LineReport report) {
        Duration early = Duration.between(Instant.EPOCH, begins);
        return new LineReport(
                report.id(),
                report.eventTime().minus(early),
                report.recordTime().map(each -> each.minus(early)),
                report.fact());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
