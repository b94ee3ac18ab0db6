package org.cordon.adapter.sitestore;

import org.cordon.app.port.SiteStoreUnavailable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

import java.util.List;

import javax.sql.DataSource;

/// The tables of a site store, made by scripts in `db/site`, with what only PostgreSQL knows in
/// `db/site_postgresql`.
final class SiteSchema {
    private static final List<String> FILE = List.of("classpath:db/site");
    private static final List<String> POSTGRES =
            List.of("classpath:db/site", "classpath:db/site_postgresql");

    private SiteSchema() {}

    /// Makes or upgrades the tables in a file, which has no other owner than the terminal.
    static void makeInFile(DataSource source) {
        make(flyway(source, FILE));
    }

    /// Makes or upgrades the tables on PostgreSQL, with an owner's role.
    ///
    /// @return version before, empty if there were none, and version now
    static Made makeOnPostgres(DataSource source) {
        return make(flyway(source, POSTGRES));
    }

    /// Tables made or upgraded.
    record Made(String before, String now) {}

    private static Made make(Flyway flyway) {
        String before = version(flyway.info());
        if (flyway.info().pending().length > 0) {
            flyway.migrate();
        }
        return new Made(before, version(flyway.info()));
    }

    /// Looks whether the tables are there and new enough, with a terminal's role. Newer ones will do:
    /// scripts only add.
    ///
    /// @throws SiteStoreUnavailable if not; the message says what to do
    static void require(DataSource source, String address) {
        MigrationInfoService info = flyway(source, POSTGRES).info();
        if (info.pending().length == 0) {
            return;
        }
        String before = version(info);
        String message =
                (before.isEmpty()
                                ? "%s holds no site store that this role sees."
                                : "The site store at %s was made by an older Cordon.")
                        .formatted(address);
        throw new SiteStoreUnavailable(
                message
                        + " Let the site's administrator run cordon site init; what waits here is"
                        + " sent afterwards.",
                new IllegalStateException("tables at version " + before));
    }

    private static String version(MigrationInfoService info) {
        MigrationInfo current = info.current();
        return current == null ? "" : String.valueOf(current.getVersion());
    }

    private static Flyway flyway(DataSource source, List<String> scripts) {
        return Flyway.configure(SiteSchema.class.getClassLoader())
                .dataSource(source)
                .locations(scripts.toArray(String[]::new))
                .load();
    }
}
