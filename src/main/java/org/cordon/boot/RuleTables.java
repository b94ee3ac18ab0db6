package org.cordon.boot;

import org.cordon.app.scanning.ScanPipeline;
import org.cordon.boot.Settings.BadSettings;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.CodeLists;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.NoReadPatterns;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judge;
import org.cordon.core.verdict.VerdictMessages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The rules that are data: those shipped, or a site's own where its data folder holds a file of the same
/// name in `rules`.
///
/// @param containment whom to tell and what to write down
/// @param exceptions what each kind of verdict weighs and what to do first
/// @param noReads what readers send when they read nothing
/// @param identifiers what GS1 codes may hold
/// @param lists codes that GS1 elements may carry
/// @param layouts keyboards that can be told by name
record RuleTables(
        ContainmentRules containment,
        ExceptionCatalogue exceptions,
        NoReadPatterns noReads,
        AiTable identifiers,
        CodeLists lists,
        KeyboardLayouts layouts) {
    /// Digits of a table's hash that entries name: enough to tell two tables of one version apart.
    private static final int HASH = 16;

    /// Reads the shipped tables.
    static RuleTables shipped() {
        return read(Optional.empty());
    }

    /// Reads a site's tables, and the shipped ones where it has none of its own.
    ///
    /// @throws BadSettings if one of them cannot be followed; the message names file, line and reason
    static RuleTables of(DataFolder folder) {
        return read(Optional.of(folder.rules()));
    }

    private static RuleTables read(Optional<Path> folder) {
        return new RuleTables(
                read(folder, "containment-rules.properties", ContainmentRules::read),
                read(folder, "exception-catalogue.properties", ExceptionCatalogue::read),
                read(folder, "no-read-patterns.properties", NoReadPatterns::read),
                read(folder, "application-identifiers.txt", AiTable::read),
                read(folder, "code-lists.txt", CodeLists::read),
                read(folder, "keyboard-layouts.properties", KeyboardLayouts::read));
    }

    /// What codes are read by.
    ///
    /// @param year tells the century of two-digit years
    /// @param plain what a scan without symbology identifier is taken for
    /// @throws BadSettings if the tables do not serve packs and containers
    CodeTables codes(int year, CodeTables.WithoutIdentifier plain) {
        try {
            return new CodeTables(identifiers, lists, noReads, layouts, year, plain);
        } catch (IllegalArgumentException unfit) {
            throw new BadSettings("rules: " + unfit.getMessage());
        }
    }

    /// What scans are judged by.
    ///
    ScanPipeline.Rules judging(CodeTables codes, ZoneId zone) {
        return new ScanPipeline.Rules(
                new PackDecoder(codes), new Judge(), new VerdictMessages(zone), exceptions);
    }

    /// The versions, as journal entries name them.
    String versions() {
        return "containment %s, exceptions %s, no-reads %s, identifiers %s, lists %s"
                .formatted(
                        containment.version(),
                        exceptions.version(),
                        noReads.version(),
                        version(identifiers.facts()),
                        version(lists.facts()));
    }

    private static String version(AiTable.Facts facts) {
        return facts.version() + " sha256:" + facts.sha256().substring(0, HASH);
    }

    private static <T> T read(Optional<Path> folder, String name, Function<InputStream, T> reader) {
        Optional<Path> own = folder.map(f -> f.resolve(name)).filter(Files::exists);
        try (InputStream in = own.isPresent() ? Files.newInputStream(own.get()) : shipped(name)) {
            return reader.apply(in);
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            throw own.<RuntimeException>map(file ->
                            new BadSettings(
                                    "%s: %s. Correct it, or take it away to go by the shipped one."
                                            .formatted(file, refused.getMessage())))
                    .orElse(refused);
        } catch (IOException e) {
            throw own.<RuntimeException>map(file ->
                            new BadSettings(
                                    "%s cannot be read. Let Cordon read it, or take it away."
                                            .formatted(file)))
                    .orElseGet(() ->
                            new UncheckedIOException("the program's own files cannot be read", e));
        }
    }

    private static InputStream shipped(String name) {
        return Objects.requireNonNull(RuleTables.class.getResourceAsStream("/data/" + name), name);
    }
}
