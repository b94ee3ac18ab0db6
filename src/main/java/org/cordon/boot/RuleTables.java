package org.cordon.boot;

import org.cordon.app.intake.LineIntake;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.gs1.CodeReader;
import org.cordon.core.scan.NoReadPatterns;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.Judge;
import org.cordon.core.verdict.Reasons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;

/// The rules that are data, as shipped.
///
/// @param containment whom to tell and what to write down
/// @param exceptions what each kind of verdict weighs and what to do first
/// @param noReads what readers send when they read nothing
record RuleTables(
        ContainmentRules containment, ExceptionCatalogue exceptions, NoReadPatterns noReads) {
    /// Reads the shipped tables.
    static RuleTables shipped() {
        return new RuleTables(
                read("containment-rules.properties", ContainmentRules::read),
                read("exception-catalogue.properties", ExceptionCatalogue::read),
                read("no-read-patterns.properties", NoReadPatterns::read));
    }

    /// What scans are judged by.
    ///
    /// @param today tells the century of two-digit years
    LineIntake.Rules judging(LocalDate today, ZoneId zone) {
        return new LineIntake.Rules(
                new CodeReader(noReads, today.getYear()),
                new Judge(),
                new Reasons(zone),
                exceptions);
    }

    /// The versions, as journal entries name them.
    String versions() {
        return "containment %s, exceptions %s, no-reads %s"
                .formatted(containment.version(), exceptions.version(), noReads.version());
    }

    private static <T> T read(String name, Function<InputStream, T> reader) {
        try (InputStream in =
                Objects.requireNonNull(
                        RuleTables.class.getResourceAsStream("/data/" + name), name)) {
            return reader.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }
}
