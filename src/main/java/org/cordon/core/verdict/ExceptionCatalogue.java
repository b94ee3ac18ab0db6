package org.cordon.core.verdict;

import org.cordon.core.config.RuleTable;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What each kind of verdict weighs and what to do first: data with a version, since sites differ.
///
/// @param version of the table; journal entries name it
/// @param effective first day it applies
/// @param source where it comes from
public record ExceptionCatalogue(
        String version, LocalDate effective, String source, Map<VerdictCode, Kind> kinds) {
    /// How grave a kind is by default.
    public enum Severity {
        /// Nothing is wrong.
        NONE,
        /// One unit, to be looked at.
        LOW,
        /// The reader or the print, to be mended soon.
        MEDIUM,
        /// Product is in doubt.
        HIGH,
        /// Wrong product or false identity may reach a patient.
        CRITICAL
    }

    /// One kind.
    ///
    /// @param family as in the trade's exception families
    /// @param firstAction one sentence; empty when nothing is to be done
    public record Kind(String family, Severity severity, String firstAction) {}

    /// Keeps its own copy; refuses a table that leaves a kind out.
    public ExceptionCatalogue {
        kinds = Map.copyOf(kinds);
        for (VerdictCode code : VerdictCode.values()) {
            if (!kinds.containsKey(code)) {
                throw new IllegalArgumentException("the exception catalogue lacks " + code);
            }
        }
    }

    /// The entry of a kind.
    public Kind of(VerdictCode code) {
        Kind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalStateException("checked at construction: " + code);
        }
        return kind;
    }

    /// Reads the table from properties in UTF-8, see `data/exception-catalogue.properties`.
    ///
    /// @throws IllegalArgumentException naming what is missing or wrong
    /// @throws java.io.UncheckedIOException if the stream breaks
    public static ExceptionCatalogue read(InputStream in) {
        RuleTable table = RuleTable.read("exception catalogue entries", in);
        Map<VerdictCode, Kind> kinds = new EnumMap<>(VerdictCode.class);
        for (VerdictCode code : VerdictCode.values()) {
            kinds.put(
                    code,
                    new Kind(
                            table.need(code.storedName() + ".family"),
                            Severity.valueOf(
                                    table.need(code.storedName() + ".severity")
                                            .toUpperCase(Locale.ROOT)),
                            table.text(code.storedName() + ".first-act")));
        }
        return new ExceptionCatalogue(
                table.need("version"), table.day("effective"), table.need("source"), kinds);
    }
}
