package org.cordon.app.scanning;

import org.cordon.core.code.PackDecoder;
import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.Profile;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judge;

import java.time.LocalDate;
import java.util.function.Supplier;

/// The rules a scan is judged by, and the line that it is read on.
///
/// @param feed how line data come
/// @param today the day, where the line is
public record JudgingRules(
        PackDecoder reader,
        Judge judge,
        ExceptionCatalogue catalogue,
        Line line,
        LineFeed feed,
        ProductProfiles profiles,
        Supplier<LocalDate> today) {
    /// The same rules on another line.
    public JudgingRules on(Line other) {
        return new JudgingRules(reader, judge, catalogue, other, feed, profiles, today);
    }

    /// The same rules, with one profile for all orders.
    public JudgingRules by(Profile profile) {
        return new JudgingRules(
                reader, judge, catalogue, line, feed, ProductProfiles.only(profile), today);
    }

    /// The same rules on a day.
    public JudgingRules at(LocalDate day) {
        return new JudgingRules(reader, judge, catalogue, line, feed, profiles, () -> day);
    }

    /// The same rules, with line data that come so.
    public JudgingRules fed(LineFeed other) {
        return new JudgingRules(reader, judge, catalogue, line, other, profiles, today);
    }
}
