package org.cordon.boot.settings;

import org.cordon.app.scanning.JudgingRules;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.CodeLists;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.digest.Sha256;
import org.cordon.core.line.Line;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.profile.Profile;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.NoReadPatterns;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judge;
import org.cordon.core.verdict.detector.Detectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The rules that are data: those shipped, or a site's own where its data folder holds a file of the same
/// name in `rules`.
///
/// @param containment whom to tell and what to write down
/// @param exceptions what each kind of verdict weighs and what to do first
/// @param noReads what readers send when they read nothing
/// @param identifiers what GS1 codes may hold
/// @param lists codes that GS1 elements may carry
/// @param layouts keyboards that can be told by name
/// @param profiles what codes of products must be like: those shipped, and each `profile-….properties` of a site
/// @param clearance what two people look at when they clear a line
/// @param digests SHA-256 of each table's file, by its name
public record RuleTables(
        ContainmentRules containment,
        ExceptionCatalogue exceptions,
        NoReadPatterns noReads,
        AiTable identifiers,
        CodeLists lists,
        KeyboardLayouts layouts,
        ProductProfiles profiles,
        ClearanceChecklist clearance,
        Map<String, String> digests) {
    private static final Messages TEXT = Messages.of(RuleTables.class);

    /// The profile that is guessed for an order without containers, and for one with.
    private static final String PLAIN = "profile-eu.properties";

    private static final String AGGREGATED = "profile-us.properties";

    private static final String CATALOGUE = "exception-catalogue.properties";

    public RuleTables {
        digests = Map.copyOf(digests);
    }

    /// Reads the shipped tables.
    public static RuleTables shipped() {
        return read(Optional.empty());
    }

    /// Reads a site's tables, and the shipped ones where it has none of its own.
    ///
    /// @throws BadSettings if one of them cannot be followed; the message names file, line and reason
    public static RuleTables of(DataFolder folder) {
        return read(Optional.of(folder.rules()));
    }

    private static RuleTables read(Optional<Path> folder) {
        Map<String, String> digests = new HashMap<>();
        ExceptionCatalogue shipped =
                read(Optional.empty(), CATALOGUE, ExceptionCatalogue::read, new HashMap<>());
        return new RuleTables(
                read(folder, "containment-rules.properties", ContainmentRules::read, digests),
                read(folder, CATALOGUE, shipped::with, digests),
                read(folder, "no-read-patterns.properties", NoReadPatterns::read, digests),
                read(folder, "application-identifiers.txt", AiTable::read, digests),
                read(folder, "code-lists.txt", CodeLists::read, digests),
                read(folder, "keyboard-layouts.properties", KeyboardLayouts::read, digests),
                profiles(folder, digests),
                read(folder, "line-clearance.properties", ClearanceChecklist::read, digests),
                digests);
    }

    private static ProductProfiles profiles(Optional<Path> folder, Map<String, String> digests) {
        Profile plain = read(folder, PLAIN, Profile::read, digests);
        Profile aggregated = read(folder, AGGREGATED, Profile::read, digests);
        List<Profile> all = new ArrayList<>(List.of(plain, aggregated));
        folder.map(RuleTables::ownProfiles).orElse(List.of()).stream()
                .filter(name -> !name.equals(PLAIN) && !name.equals(AGGREGATED))
                .forEach(name -> all.add(read(folder, name, Profile::read, digests)));
        try {
            return new ProductProfiles(Optional.empty(), plain, aggregated, all);
        } catch (IllegalArgumentException twice) {
            throw new BadSettings(TEXT.get("settings.rules.unfit", twice.getMessage()));
        }
    }

    private static List<String> ownProfiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("profile-.+\\.properties"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadSettings(TEXT.get("settings.rules.unreadable", folder));
        }
    }

    /// What codes are read by.
    ///
    /// @param year tells the century of two-digit years
    /// @param plain what a scan without symbology identifier is taken for
    /// @throws BadSettings if the tables do not serve packs and containers
    public CodeTables codes(int year, CodeTables.WithoutIdentifier plain) {
        try {
            return new CodeTables(identifiers, lists, noReads, layouts, year, plain);
        } catch (IllegalArgumentException unfit) {
            throw new BadSettings(TEXT.get("settings.rules.unfit", unfit.getMessage()));
        }
    }

    /// What scans are judged by on a line.
    ///
    /// @param feed how line data come
    /// @param today the day, where the line is
    public JudgingRules judging(
            CodeTables codes, Line line, LineFeed feed, Supplier<LocalDate> today) {
        return new JudgingRules(
                new PackDecoder(codes),
                new Judge(Detectors.inOrder()),
                exceptions,
                line,
                feed,
                profiles,
                today);
    }

    private static <T> T read(
            Optional<Path> folder,
            String name,
            Function<InputStream, T> reader,
            Map<String, String> digests) {
        Optional<Path> own = folder.map(f -> f.resolve(name)).filter(Files::exists);
        try (InputStream in = own.isPresent() ? Files.newInputStream(own.get()) : shipped(name)) {
            byte[] bytes = in.readAllBytes();
            digests.put(name, Sha256.of(bytes));
            return reader.apply(new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            throw own.<RuntimeException>map(file ->
                            new BadSettings(
                                    TEXT.get("settings.rules.bad", file, refused.getMessage())))
                    .orElse(refused);
        } catch (IOException e) {
            throw own.<RuntimeException>map(
                            file -> new BadSettings(TEXT.get("settings.rules.unreadable", file)))
                    .orElseGet(() ->
                            new UncheckedIOException("the program's own files cannot be read", e));
        }
    }

    private static InputStream shipped(String name) {
        return Objects.requireNonNull(RuleTables.class.getResourceAsStream("/data/" + name), name);
    }
}
