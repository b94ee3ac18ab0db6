package org.cordon.app.scanning;

import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.Order;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What reports state besides the state of units: whether lot and expiry are the order's, and which helper codes they
/// bind. For the thread that judges.
final class ReportedDetails {
    private final LineContext state;
    private final HelperCodes helpers;

    // Reports that commission units with another lot or expiry, and that count.
    private int different;

    // What was said of the first of them, by which the alarm is found again.
    private Reason said = Reason.none();

    ReportedDetails(LineContext state, HelperCodes helpers) {
        this.state = state;
        this.helpers = helpers;
    }

    /// Another order runs.
    void clear() {
        different = 0;
    }

    /// Takes account of what a report changed.
    ///
    /// @return what that shows
    List<LineFinding> apply(LineData.Change change) {
        List<LineFinding> found = new ArrayList<>();
        for (LineReport report : change.back()) {
            bound(report).forEach(each -> helpers.withdrawn(each.code(), each.unit()));
            if (difference(report).isPresent() && --different == 0) {
                found.add(finding(false, said, report));
            }
        }
        for (LineReport report : change.taken()) {
            bound(report).forEach(each -> helpers.reported(each.code(), each.unit(), found::add));
            Optional<Reason> difference = difference(report);
            if (difference.isPresent() && different++ == 0) {
                said = difference.get();
                found.add(finding(true, said, report));
            }
        }
        return found;
    }

    private static List<ReportDetails.HelperBinding> bound(LineReport report) {
        return report.details().map(ReportDetails::helpers).orElse(List.of());
    }

    private static LineFinding finding(boolean stands, Reason reason, LineReport report) {
        return new LineFinding(
                LineFinding.REPORTED_LOT,
                stands,
                Optional.empty(),
                Optional.empty(),
                reason,
                stands ? report.fact().units().stream().limit(1).toList() : List.of());
    }

    /// What of lot and expiry is not the order's.
    private Optional<Reason> difference(LineReport report) {
        if (report.details().isEmpty()
                || !(report.fact() instanceof LineFact.Commissioned)
                || state.order().isEmpty()
                || report.fact().units().isEmpty()) {
            return Optional.empty();
        }
        Order order = state.order().get();
        ReportDetails details = report.details().get();
        String unit = report.fact().units().getFirst().label();
        return details.lot()
                .filter(lot -> !lot.equals(order.lot().value()))
                .<Reason>map(lot -> Reason.of("line-data.lot", unit, lot, order.lot(), report.id()))
                .or(() ->
                        details.expiry()
                                .filter(expiry -> !isDay(expiry, order.expiry().date()))
                                .map(expiry ->
                                        Reason.of(
                                                "line-data.expiry",
                                                unit,
                                                expiry,
                                                order.expiry(),
                                                report.id())));
    }

    /// Whether a text is a day, as `xs:date` or at the beginning of an `xs:dateTime`.
    private static boolean isDay(String text, LocalDate day) {
        try {
            return LocalDate.parse(text.replaceFirst("T.*", ""), DateTimeFormatter.ISO_DATE)
                    .equals(day);
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }
}
