package org.cordon.support;

import org.cordon.app.scanning.JudgingRules;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.CodeLists;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Gs1IssueMessages;
import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.Profile;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.NoReadPatterns;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judge;
import org.cordon.core.verdict.detector.Detectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The shipped rules, read as the program reads them.
public final class RuleData {
    /// The day on which scans are judged by [#rules].
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private RuleData() {}

    /// A code reader of the year 2026.
    public static PackDecoder codeReader() {
        return new PackDecoder(codeTables());
    }

    /// What codes are read by, in 2026.
    public static CodeTables codeTables() {
        return codeTables(CodeTables.WithoutIdentifier.GS1_IF_IT_PARSES);
    }

    /// What codes are read by, in 2026, as a site takes scans without an identifier.
    public static CodeTables codeTables(CodeTables.WithoutIdentifier plain) {
        return new CodeTables(
                applicationIdentifiers(),
                codeLists(),
                read("no-read-patterns.properties", NoReadPatterns::read),
                read("keyboard-layouts.properties", KeyboardLayouts::read),
                2026,
                plain);
    }

    /// The shipped exception catalogue.
    public static ExceptionCatalogue catalogue() {
        return read("exception-catalogue.properties", ExceptionCatalogue::read);
    }

    /// The shipped table of application identifiers.
    public static AiTable applicationIdentifiers() {
        return read("application-identifiers.txt", AiTable::read);
    }

    /// The shipped lists of codes that elements may carry.
    public static CodeLists codeLists() {
        return read("code-lists.txt", CodeLists::read);
    }

    /// A reader of codes with the shipped rules, in English.
    public static ElementStringParser elementReader(UnassignedAiPolicy unassigned) {
        return new ElementStringParser(
                applicationIdentifiers(), codeLists(), new Gs1IssueMessages(), unassigned);
    }

    /// Everything a scan is judged by.
    public static JudgingRules rules() {
        return new JudgingRules(
                codeReader(),
                new Judge(Detectors.inOrder()),
                catalogue(),
                Line.SINGLE,
                LineFeed.NONE,
                profiles(),
                () -> TODAY);
    }

    /// The shipped profiles.
    public static ProductProfiles profiles() {
        Profile plain = read("profile-eu.properties", Profile::read);
        Profile aggregated = read("profile-us.properties", Profile::read);
        return new ProductProfiles(Optional.empty(), plain, aggregated, List.of(plain, aggregated));
    }

    private static <T> T read(String name, Function<InputStream, T> reader) {
        try (InputStream in =
                Objects.requireNonNull(RuleData.class.getResourceAsStream("/data/" + name), name)) {
            return reader.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
