package org.cordon.adapter.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.adapter.sql.H2File.SetAside;
import org.cordon.adapter.sql.SchemaException.Reason;
import org.cordon.support.ExpectedLog;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What becomes of an H2 file that cannot be used as it is, for each policy.
// [utest->req~store.damage-policy~1]
@ExpectedLog(from = H2File.class, message = "was set aside as")
final class H2FileDbTest {
    private static final Duration WAIT = Duration.ofSeconds(5);

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data");
    }

    private H2File file(DamagePolicy policy, String scripts) {
        return new H2File(file, policy, scripts);
    }

    private static List<String> units(H2File database) throws SQLException, IOException {
        return units(database, false);
    }

    private static List<String> units(H2File database, boolean suspected)
            throws SQLException, IOException {
        JdbcConnectionPool pool = database.open(WAIT, suspected);
        List<String> units = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select unit from holds order by unit")) {
            while (row.next()) {
                units.add(row.getString(1));
            }
        } finally {
            pool.dispose();
        }
        return units;
    }

    private void execute(String sql) throws SQLException {
        JdbcConnectionPool pool = file(DamagePolicy.KEEP, "trial_v1").connect(WAIT);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } finally {
            pool.dispose();
        }
    }

    /// A file with one row, made by these scripts.
    private void made(String scripts) throws SQLException, IOException {
        assertEquals(List.of(), units(file(DamagePolicy.KEEP, scripts)));
        execute("insert into holds (unit) values ('pack 1')");
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MIGRATE", "KEEP"})
    void whatCannotBeRebuiltKeepsItsRowsWhenTablesAreUpgraded(DamagePolicy policy)
            throws SQLException, IOException {
        made("trial_v1");

        assertEquals(List.of("pack 1"), units(file(policy, "trial_v2")));

        assertEquals(List.of("data.mv.db"), files());
    }

    @Test
    void aProjectionOfAnOlderVersionIsSetAsideAndStartsEmpty() throws SQLException, IOException {
        made("trial_v1");

        assertEquals(List.of(), units(file(DamagePolicy.REBUILD, "trial_v2")));

        assertEquals(List.of("data.mv.db", "data.other-version-1.mv.db"), files());
    }

    @ParameterizedTest
    @EnumSource(names = {"MIGRATE", "KEEP"})
    void aNewerVersionIsRefused(DamagePolicy policy) throws SQLException, IOException {
        made("trial_v2");
        H2File old = file(policy, "trial_v1");

        SchemaException refused = assertThrows(SchemaException.class, () -> units(old));

        assertEquals(Reason.NEWER, refused.reason());
        assertEquals(List.of("data.mv.db"), files());
        assertEquals(List.of("pack 1"), units(file(DamagePolicy.KEEP, "trial_v2")));
    }

    @Test
    void aProjectionOfANewerVersionIsSetAsideAndStartsEmpty() throws SQLException, IOException {
        made("trial_v2");

        assertEquals(List.of(), units(file(DamagePolicy.REBUILD, "trial_v1")));

        assertEquals(List.of("data.mv.db", "data.other-version-1.mv.db"), files());
    }

    @ParameterizedTest
    @EnumSource
    void scriptsThatTheProgramLacksAreNoDamageOfTheFile(DamagePolicy policy)
            throws SQLException, IOException {
        made("trial_v1");
        byte[] before = Files.readAllBytes(H2File.path(file));

        SchemaException refused =
                assertThrows(
                        SchemaException.class,
                        () -> units(file(policy, "there_is_no_such_folder")));

        assertEquals(Reason.SCRIPTS_MISSING, refused.reason());
        assertEquals(List.of("data.mv.db"), files());
        assertEquals(List.of("pack 1"), units(file(policy, "trial_v1")));
        assertEquals(before.length > 0, Files.size(H2File.path(file)) > 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIGRATE", "KEEP"})
    @ExpectedLog(
            logger = "org.flywaydb.core.internal.command.DbMigrate",
            level = Level.ERROR,
            message = "Migration of schema")
    void aScriptThatFailsIsNoDamageOfTheFile(DamagePolicy policy) throws SQLException, IOException {
        made("trial_v1");

        SchemaException failed =
                assertThrows(SchemaException.class, () -> units(file(policy, "trial_broken")));

        assertEquals(Reason.SCRIPT_FAILED, failed.reason());
        assertEquals(List.of("data.mv.db"), files());
    }

    @ParameterizedTest
    @EnumSource
    @ExpectedLog(
            logger = "org.flywaydb.core.internal.command.DbMigrate",
            level = Level.ERROR,
            message = "Migration of schema")
    void aFirstScriptThatFailsLeavesNothingBehind(DamagePolicy policy) throws IOException {
        SchemaException failed =
                assertThrows(SchemaException.class, () -> units(file(policy, "trial_broken")));

        assertEquals(Reason.SCRIPT_FAILED, failed.reason());
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @EnumSource
    void tablesLeftByAProcessKilledWhileItMadeThemAreMadeAnew(DamagePolicy policy)
            throws SQLException, IOException {
        execute("create table holds (other int)");

        assertEquals(List.of(), units(file(policy, "trial_v1")));

        assertEquals(List.of("data.mv.db"), files());
    }

    @ParameterizedTest
    @EnumSource(names = {"MIGRATE", "KEEP"})
    void rowsInTablesOfUnknownOriginAreNotDropped(DamagePolicy policy)
            throws SQLException, IOException {
        execute("create table holds (unit varchar(40))");
        execute("insert into holds (unit) values ('pack 1')");

        SchemaException refused =
                assertThrows(SchemaException.class, () -> units(file(policy, "trial_v1")));

        assertEquals(Reason.DIFFERENT, refused.reason());
        assertEquals(List.of("data.mv.db"), files());
    }

    @ParameterizedTest
    @EnumSource(names = {"REBUILD", "MIGRATE"})
    @ExpectedLog(from = H2File.class, message = "is damaged")
    void aDamagedFileIsSetAsideEachTimeUnderANameOfItsOwn(DamagePolicy policy)
            throws SQLException, IOException {
        H2File database = file(policy, "trial_v1");
        byte[] first = "not a database ".repeat(1_000).getBytes(UTF_8);
        byte[] second = "nor is this one ".repeat(1_000).getBytes(UTF_8);

        Files.write(database.path(), first);
        assertEquals(List.of(), units(database));
        Files.write(database.path(), second);
        assertEquals(List.of(), units(database));

        assertEquals(
                List.of("data.damaged-1.mv.db", "data.damaged-2.mv.db", "data.mv.db"), files());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("data.damaged-1.mv.db")));
        assertArrayEquals(second, Files.readAllBytes(folder.resolve("data.damaged-2.mv.db")));
    }

    @Test
    void aDamagedSiteStoreIsRefusedAndLeftWhereItIs() throws IOException {
        H2File database = file(DamagePolicy.KEEP, "trial_v1");
        byte[] rubbish = "not a database ".repeat(1_000).getBytes(UTF_8);
        Files.write(database.path(), rubbish);

        SQLException refused = assertThrows(SQLException.class, () -> units(database));

        assertEquals(true, H2Failure.provesDamage(refused));
        assertArrayEquals(rubbish, Files.readAllBytes(database.path()));
    }

    @Test
    void aFileThatCannotBeReadBecauseOfTheDiskIsNotSetAside() throws IOException {
        H2File database = file(DamagePolicy.REBUILD, "trial_v1");
        Files.createDirectories(database.path());

        SQLException failed = assertThrows(SQLException.class, () -> units(database));

        assertFalse(H2Failure.provesDamage(failed), failed::toString);
        assertEquals(List.of("data.mv.db"), files());
    }

    @Test
    void aFileThatAnotherProgramHasIsNotSetAside() throws SQLException, IOException {
        made("trial_v1");
        H2File database = file(DamagePolicy.REBUILD, "trial_v1");
        try (FileChannel other =
                        FileChannel.open(
                                database.path(),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                var held = other.lock()) {
            assertEquals(true, held.isValid());
            assertThrows(SQLException.class, () -> units(database));
        }
        assertEquals(List.of("pack 1"), units(database));
        assertEquals(List.of("data.mv.db"), files());
    }

    @Test
    void aSuspicionThatReadingTheWholeFileDoesNotConfirmChangesNothing()
            throws SQLException, IOException {
        made("trial_v1");

        assertEquals(List.of("pack 1"), units(file(DamagePolicy.REBUILD, "trial_v1"), true));

        assertEquals(List.of("data.mv.db"), files());
    }

    @Test
    @ExpectedLog(from = H2File.class, message = "is damaged")
    void aPageThatCannotBeReadIsFoundByReadingTheWholeFile() throws SQLException, IOException {
        made("trial_v1");
        JdbcConnectionPool pool = file(DamagePolicy.KEEP, "trial_v1").connect(WAIT);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into holds select 'unit ' || x from system_range(1, 30000)");
        } finally {
            pool.dispose();
        }
        long size = Files.size(H2File.path(file));
        try (FileChannel bytes = FileChannel.open(H2File.path(file), StandardOpenOption.WRITE)) {
            byte[] rubbish = new byte[(int) (size / 2)];
            java.util.Arrays.fill(rubbish, (byte) 0x5a);
            bytes.write(java.nio.ByteBuffer.wrap(rubbish), size / 5);
        }

        assertEquals(List.of(), units(file(DamagePolicy.REBUILD, "trial_v1"), true));

        assertEquals(
                1, file(DamagePolicy.REBUILD, "trial_v1").setAsideFiles(SetAside.DAMAGED).size());
    }
}
