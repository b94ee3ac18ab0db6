package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.DamagePolicy;
import org.cordon.adapter.sql.H2File;
import org.cordon.adapter.sql.Migrations;
import org.cordon.adapter.sql.Migrations.State;
import org.cordon.adapter.sql.Migrations.Tables;
import org.cordon.adapter.sql.SchemaException;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.text.Messages;

import java.nio.file.Path;

import javax.sql.DataSource;

/// The tables of a site store, made by scripts in `META-INF/db/site`, with what only PostgreSQL knows in
/// `META-INF/db/site_postgresql`.
final class SiteSchema {
    private static final Messages TEXT = Messages.of(SiteSchema.class);
    private static final String ANY = "site";
    private static final String POSTGRES = "site_postgresql";

    private SiteSchema() {}

    /// A site store in a file, which has no other owner than the terminal.
    ///
    /// @param file without the `.mv.db` that H2 adds
    static H2File inFile(Path file) {
        return new H2File(file, DamagePolicy.KEEP, ANY);
    }

    /// Makes or upgrades the tables on PostgreSQL, with an owner's role.
    ///
    /// @return version before, empty if there were none, and version now
    /// @throws SchemaException if a script fails, or the program lacks its scripts
    static Made makeOnPostgres(DataSource source) {
        Migrations migrations = new Migrations(source, ANY, POSTGRES);
        Tables before = migrations.migrate();
        return new Made(before.version(), migrations.tables().version());
    }

    /// Tables made or upgraded.
    record Made(String before, String now) {}

    /// Looks whether the tables are there and new enough, with a terminal's role. Newer ones will do:
    /// scripts only add.
    ///
    /// @throws SiteStoreUnavailable if not; the message says what to do
    /// @throws SchemaException if they cannot be read, or the program lacks its scripts
    static void require(DataSource source, String address) {
        Tables tables = new Migrations(source, ANY, POSTGRES).tables();
        if (tables.state() != State.NONE && tables.state() != State.OLDER) {
            return;
        }
        throw new SiteStoreUnavailable(
                TEXT.get(
                        tables.state() == State.NONE
                                ? "sitestore.tables.none"
                                : "sitestore.tables.older",
                        address),
                new IllegalStateException("tables at version " + tables.version()));
    }
}
