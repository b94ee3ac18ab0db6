package org.cordon.core.batch;

import org.cordon.core.config.RuleTable;
import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What two people look at when they clear a line: data with a version, because lines differ.
///
/// @param version of the table, for people and for the record
/// @param effective first day it applies
/// @param source where it comes from
/// @param longPause a pause of this length or longer asks for another clearance; a minute to a day
/// @param points in the order a form shows them
public record ClearanceChecklist(
        String version,
        LocalDate effective,
        String source,
        Duration longPause,
        List<Point> points) {
    private static final Messages TEXT = Messages.of(ClearanceChecklist.class);
    private static final int LONGEST_MINUTES = 1_440;

    /// Keeps its own copy.
    public ClearanceChecklist {
        points = List.copyOf(points);
    }

    /// One thing to look at.
    ///
    /// @param code what the journal stores
    /// @param name what people read
    /// @param hint where to look; may be empty
    /// @param mayNotApply whether a line may lack what it is about
    public record Point(String code, String name, String hint, boolean mayNotApply) {}

    /// What is wrong with a set of answers.
    public enum Problem {
        /// A point has no answer, or one that is not on the list has one.
        NOT_ALL_POINTS,
        /// A point that every line has is answered as one that this line lacks.
        POINT_APPLIES
    }

    /// What is wrong with answers; empty if nothing is.
    public Optional<Problem> problem(List<ClearanceAnswer> answers) {
        List<String> answered = answers.stream().map(ClearanceAnswer::point).toList();
        if (!answered.equals(points.stream().map(Point::code).toList())) {
            return Optional.of(Problem.NOT_ALL_POINTS);
        }
        for (int i = 0; i < points.size(); i++) {
            if (answers.get(i).found() == ClearanceAnswer.Found.NOT_APPLICABLE
                    && !points.get(i).mayNotApply()) {
                return Optional.of(Problem.POINT_APPLIES);
            }
        }
        return Optional.empty();
    }

    /// Reads the table from properties in UTF-8, see `data/line-clearance.properties`.
    ///
    /// @throws IllegalArgumentException naming the key that is missing or wrong
    /// @throws java.io.UncheckedIOException if the stream breaks
    public static ClearanceChecklist read(InputStream in) {
        String name = TEXT.get("batch.checklist.name");
        RuleTable table = RuleTable.read(name, in);
        Set<String> codes = new HashSet<>();
        List<Point> points = new ArrayList<>();
        table.need("points");
        for (String code : table.list("points")) {
            if (!codes.add(code)) {
                throw new IllegalArgumentException(TEXT.get("batch.checklist.twice", name, code));
            }
            String key = "point." + code;
            points.add(
                    new Point(
                            code,
                            table.need(key + ".name"),
                            table.text(key + ".hint"),
                            flag(name, table, key + ".may-not-apply")));
        }
        return new ClearanceChecklist(
                table.need("version"),
                table.day("effective"),
                table.need("source"),
                minutes(name, table),
                points);
    }

    private static boolean flag(String name, RuleTable table, String key) {
        String value = table.need(key);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            TEXT.get("batch.checklist.flag", name, key, value));
        };
    }

    private static Duration minutes(String name, RuleTable table) {
        String key = "long-pause.minutes";
        String value = table.need(key);
        if (!value.matches("[0-9]{1,4}")
                || Integer.parseInt(value) < 1
                || Integer.parseInt(value) > LONGEST_MINUTES) {
            throw new IllegalArgumentException(
                    TEXT.get("batch.checklist.minutes", name, key, value));
        }
        return Duration.ofMinutes(Integer.parseInt(value));
    }
}
