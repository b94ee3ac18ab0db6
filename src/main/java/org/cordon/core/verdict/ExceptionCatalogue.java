package org.cordon.core.verdict;

import org.cordon.core.config.RuleTable;
import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What each kind of verdict or alarm weighs and what to do first: data with a version, since sites differ.
///
/// @param version of the table; journal entries name it
/// @param effective first day it applies
/// @param source where it comes from
public record ExceptionCatalogue(
        String version, LocalDate effective, String source, Map<AlarmKind, Kind> kinds) {
    private static final Messages TEXT = Messages.of(ExceptionCatalogue.class);

    /// What a kind weighs that the table does not name, such as one that a newer version recorded.
    private static final Kind UNLISTED =
            new Kind(
                    "system",
                    Severity.MEDIUM,
                    "",
                    Joining.NONE,
                    1,
                    false,
                    false,
                    false,
                    Shown.NOTHING);

    private static final String SEVERITY = ".severity";

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

    /// Which open alarm a scan joins instead of raising one of its own.
    public enum Joining {
        /// None.
        NONE,
        /// One of the same kind and device that nobody has acknowledged, or that is shelved.
        DEVICE
    }

    /// One kind.
    ///
    /// @param family as in the trade's exception families
    /// @param firstAction one sentence; empty when nothing is to be done
    /// @param inARow so many of them in a row are an alarm
    /// @param unlessRejected whether it is no alarm where a reject takes the pack off the belt
    /// @param needsDisposal whether no reason ends its alarm before all its packs are on hold, rejected, or part of an
    ///     incident
    /// @param onlyWhileRunning whether it does not count while the line is not to run: rates and silence alone
    public record Kind(
            String family,
            Severity severity,
            String firstAction,
            Joining joins,
            int inARow,
            boolean unlessRejected,
            boolean needsDisposal,
            boolean onlyWhileRunning,
            Shown shown) {}

    /// What people are told of a kind; nothing is decided by it.
    ///
    /// @param clears when it holds no more
    /// @param closed who may end it, and with what
    /// @param suppressed when none is raised
    public record Shown(String clears, String closed, String suppressed) {
        /// A table of an earlier version.
        public static final Shown NOTHING = new Shown("", "", "");
    }

    /// Keeps its own copy; refuses a table that leaves a kind out.
    public ExceptionCatalogue {
        kinds = Map.copyOf(kinds);
        for (VerdictCode code : VerdictCode.values()) {
            if (!kinds.containsKey(AlarmKind.of(code))) {
                throw new IllegalArgumentException(TEXT.get("verdict.catalogue.lacks", code));
            }
        }
    }

    /// The entry of a kind of verdict.
    public Kind of(VerdictCode code) {
        return of(AlarmKind.of(code));
    }

    /// The entry of a kind of alarm.
    public Kind of(AlarmKind kind) {
        return kinds.getOrDefault(kind, UNLISTED);
    }

    /// Reads the table from properties in UTF-8, see `data/exception-catalogue.properties`.
    ///
    /// @throws IllegalArgumentException naming what is missing or wrong
    /// @throws java.io.UncheckedIOException if the stream breaks
    public static ExceptionCatalogue read(InputStream in) {
        return read(in, Map.of());
    }

    /// Reads a site's own table. Kinds that it does not name are as in this one: it may have been written for an
    /// earlier version of the program.
    ///
    /// @throws IllegalArgumentException naming what is missing or wrong
    /// @throws java.io.UncheckedIOException if the stream breaks
    public ExceptionCatalogue with(InputStream own) {
        return read(own, kinds);
    }

    private static ExceptionCatalogue read(InputStream in, Map<AlarmKind, Kind> others) {
        RuleTable table = RuleTable.read(TEXT.get("verdict.catalogue.name"), in);
        Map<AlarmKind, Kind> kinds = new HashMap<>(others);
        Stream.concat(
                        Arrays.stream(VerdictCode.values())
                                .map(VerdictCode::storedName)
                                .filter(name ->
                                        !others.containsKey(new AlarmKind(name))
                                                || !table.text(name + ".family").isEmpty()),
                        table.keysEnding(SEVERITY).stream())
                .distinct()
                .forEach(name -> kinds.put(new AlarmKind(name), kind(table, name)));
        return new ExceptionCatalogue(
                table.need("version"), table.day("effective"), table.need("source"), kinds);
    }

    private static int inARow(RuleTable table, String name) {
        String value = table.text(name + ".in-a-row");
        if (!value.matches("[1-9][0-9]{0,3}|")) {
            throw new IllegalArgumentException(TEXT.get("verdict.catalogue.in-a-row", name, value));
        }
        return value.isEmpty() ? 1 : Integer.parseInt(value);
    }

    private static Kind kind(RuleTable table, String name) {
        String joins = table.text(name + ".joins");
        Severity severity = Severity.valueOf(table.need(name + SEVERITY).toUpperCase(Locale.ROOT));
        return new Kind(
                table.need(name + ".family"),
                severity,
                table.text(name + ".first-act"),
                joins.isEmpty() ? Joining.NONE : Joining.valueOf(joins.toUpperCase(Locale.ROOT)),
                inARow(table, name),
                table.text(name + ".unless-rejected").equals("yes"),
                severity == Severity.CRITICAL && !table.text(name + ".ends").equals("reason"),
                table.text(name + ".only-while-running").equals("yes"),
                new Shown(
                        table.text(name + ".clears"),
                        table.text(name + ".closed"),
                        table.text(name + ".suppressed")));
    }
}
