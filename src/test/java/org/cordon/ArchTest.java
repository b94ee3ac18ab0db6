package org.cordon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The layers of the house, `core ← app ← { ui, adapter }`, and `boot` sees all.
final class ArchTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.cordon");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void coreUsesTheJavaBaseModuleAlone() {
        check(
                classes()
                        .that()
                        .resideInAPackage("org.cordon.core..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "org.cordon.core..",
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.text..",
                                "java.math..",
                                "java.nio.charset..",
                                "java.security..",
                                "java.io..",
                                "org.jspecify..")
                        .because("rules must be testable without a device, a disk or a clock"));
    }

    @Test
    void coreAndAppAskNoClockOfTheirOwn() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("org.cordon.core..", "org.cordon.app..")
                        .should()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(java.time.LocalDate.class, "now")
                        .because("time comes through app.port.Time, so that tests can set it"));
    }

    @Test
    void coreTouchesNoFile() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.cordon.core..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.nio.file..", "java.net..")
                        .because("core has no I/O"));
    }

    @Test
    void appKnowsPortsNotLibraries() {
        check(
                classes()
                        .that()
                        .resideInAPackage("org.cordon.app..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "org.cordon.app..",
                                "org.cordon.core..",
                                "java..",
                                "org.slf4j..",
                                "org.jspecify..")
                        .because("use cases outlive libraries"));
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.cordon.app..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "java.awt..", "javafx..")
                        .because("SQL and drawing belong to adapters and the window"));
    }

    @Test
    void noAdapterKnowsAnother() {
        slices().matching("org.cordon.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        JavaClass.Predicates.resideInAnyPackage(
                                "org.cordon.adapter.device..",
                                "org.cordon.adapter.json..",
                                "org.cordon.adapter.sql.."))
                .allowEmptyShould(true)
                .because(
                        "each adapter is one library and can be replaced alone; connections to"
                                + " devices, SQL and values in JSON are their shared ground")
                .check(CLASSES);
    }

    @Test
    void databasesAreOpenedAndTheirTablesMadeInOnePlace() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.cordon.adapter.sql..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.flywaydb..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.h2.jdbcx.JdbcDataSource")
                        .because("what may be done with a damaged file is decided in one place"));
    }

    @Test
    void statementsAreMadeByJdbi() {
        check(
                noClasses()
                        .that()
                        .haveNameNotMatching(
                                "org\\.cordon\\.adapter\\.(localstore\\.PreparedStatements"
                                        + "|sitestore\\.SiteEntryTable)")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.sql.Statement")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.sql.PreparedStatement")
                        .because(
                                "one style of SQL; only the local store's batches and arrays for"
                                        + " PostgreSQL take the raw connection"));
    }

    @Test
    void digestsAreMadeInOnePlace() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.cordon.core.digest")
                        .should()
                        .callMethod(MessageDigest.class, "getInstance", String.class)
                        .because("one algorithm, one way of writing it"));
    }

    @Test
    void adaptersSeePortsAndCoreNotUseCases() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.cordon.adapter..")
                        .should()
                        .dependOnClassesThat(
                                new DescribedPredicate<JavaClass>("are use cases or the window") {
                                    @Override
                                    public boolean test(JavaClass c) {
                                        String p = c.getPackageName();
                                        return p.startsWith("org.cordon.ui")
                                                || p.startsWith("org.cordon.boot")
                                                || p.startsWith("org.cordon.cli")
                                                || (p.startsWith("org.cordon.app")
                                                        && !p.startsWith("org.cordon.app.port")
                                                        && !p.equals("org.cordon.app.concurrent")
                                                        && isUseCase(outermost(c)));
                                    }
                                })
                        .because("an adapter serves a port and takes its values, no more"));
    }

    private static JavaClass outermost(JavaClass c) {
        return c.getEnclosingClass().map(ArchTest::outermost).orElse(c);
    }

    /// Does something, or asks for what `app` does itself; neither a port nor a value.
    private static boolean isUseCase(JavaClass c) {
        return c.isInterface()
                ? c.getAllSubclasses().stream()
                        .filter(s -> s.getPackageName().startsWith("org.cordon.app"))
                        .anyMatch(s -> !s.isInterface() && !s.isRecord())
                : !c.isRecord() && !c.isEnum() && !c.isAssignableTo(Throwable.class);
    }

    @Test
    void theWindowKnowsNoAdapterAndNoSql() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.cordon.ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.cordon.adapter..",
                                "org.cordon.boot..",
                                "org.cordon.cli..",
                                "java.sql..")
                        .because("the window draws and asks; it does no I/O"));
    }

    @Test
    void onlyTheKitTouchesTheFxThread() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("org.cordon..")
                        .and()
                        .resideOutsideOfPackage("org.cordon.ui.common..")
                        .should()
                        .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("javafx.animation.AnimationTimer")
                        .because("what reaches the window goes through one hand-off per pulse"));
    }

    @Test
    void nobodyImportsBootOrCli() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("org.cordon.boot..", "org.cordon.cli..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.cordon.boot..", "org.cordon.cli..")
                        .because("they stand on top"));
    }

    // [utest->req~documents.packages~1]
    @Test
    void packagesAreFreeOfCycles() {
        check(
                slices().matching("org.cordon.(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("a package must be readable without those that use it"));
    }

    // [utest->req~log.order~1]
    @Test
    void logOrderIsComparedInOnePlace() throws IOException {
        // A later epoch, or the same one and a number; or a comparator of both.
        Pattern byHand =
                Pattern.compile(
                        "epoch(\\(\\))? *[<>]=? [^;]*?\\|\\|[^;]*?epoch(\\(\\))? =="
                            + " [^;]*?&&[^;]*?[sS]eq(\\(\\))? *[<>]|Integer\\.compare\\([^;]*?epoch"
                            + "|compar\\w+\\([^;]*?epoch[^;]*?thenComparing\\w*\\([^;]*?[sS]eq");
        try (Stream<Path> files = Files.walk(Project.dir().resolve("src/main/java"))) {
            List<String> found =
                    files.filter(ArchTest::isSource)
                            .filter(file -> !file.endsWith("LogPosition.java"))
                            .filter(file -> byHand.matcher(text(file)).find())
                            .map(file -> String.valueOf(file.getFileName()))
                            .toList();
            assertEquals(List.of(), found, "compare LogPosition instead");
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java");
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        Path sources = Project.dir().resolve("src/main/java/org/cordon");
        try (Stream<Path> folders = Files.walk(sources)) {
            List<String> unmarked =
                    folders.filter(Files::isDirectory)
                            .filter(ArchTest::holdsJava)
                            .filter(folder -> !marked(folder.resolve("package-info.java")))
                            .map(folder -> sources.relativize(folder).toString())
                            .toList();
            assertEquals(List.of(), unmarked, "packages without @NullMarked package-info.java");
        }
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(ArchTest::isSource);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean marked(Path packageInfo) {
        return Files.exists(packageInfo) && text(packageInfo).contains("@NullMarked");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
