package org.cordon.adapter.sql;

import org.cordon.adapter.sql.SchemaException.Reason;
import org.cordon.core.text.Messages;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

import java.util.Arrays;
import java.util.Set;

import javax.sql.DataSource;

/// Makes and upgrades the tables of a database, H2 or PostgreSQL, by the scripts under `META-INF/db`, and
/// says of which version they are. Flyway does the work and keeps its history in the database.
///
/// Resources under `META-INF` belong to no package, so a module cannot hide them from Flyway. If scripts
/// are missing all the same, that is said as a defect of the program, and no database is touched.
public final class Migrations {
    private static final Messages TEXT = Messages.of(Migrations.class);
    private static final String FOLDER = "classpath:META-INF/db/";
    private static final Set<MigrationState> OF_A_NEWER_VERSION =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final DataSource source;
    private final String[] locations;

    /// Names the scripts.
    ///
    /// @param scripts folders under `META-INF/db`, such as `h2`
    public Migrations(DataSource source, String... scripts) {
        this.source = source;
        locations = Arrays.stream(scripts).map(name -> FOLDER + name).toArray(String[]::new);
    }

    /// How tables stand beside the scripts.
    public enum State {
        /// There are none.
        NONE,
        /// All scripts were carried out, and no others.
        CURRENT,
        /// Some scripts are yet to be carried out.
        OLDER,
        /// A newer version's scripts were carried out.
        NEWER,
        /// Scripts that this version does not have, or has otherwise, were carried out, or one failed.
        DIFFERENT
    }

    /// How the tables stand.
    ///
    /// @param state beside the scripts
    /// @param version of the last script carried out; empty if there was none
    public record Tables(State state, String version) {}

    /// Looks; changes nothing.
    ///
    /// @throws SchemaException if the program lacks its scripts, or the tables cannot be read
    public Tables tables() {
        try {
            MigrationInfoService info = flyway().info();
            MigrationInfo[] all = info.all();
            if (Arrays.stream(all).noneMatch(each -> each.getState().isResolved())) {
                throw new SchemaException(
                        Reason.SCRIPTS_MISSING,
                        TEXT.get("sql.scripts.missing", String.join(", ", locations)));
            }
            MigrationInfo current = info.current();
            return new Tables(
                    state(all), current == null ? "" : String.valueOf(current.getVersion()));
        } catch (FlywayException e) {
            throw new SchemaException(
                    Reason.SCRIPT_FAILED, TEXT.get("sql.version.unreadable", deepest(e)), e);
        }
    }

    private static State state(MigrationInfo[] all) {
        boolean none = true;
        boolean older = false;
        boolean newer = false;
        boolean different = false;
        for (MigrationInfo each : all) {
            MigrationState state = each.getState();
            none &= !state.isApplied();
            older |= !state.isApplied();
            newer |= OF_A_NEWER_VERSION.contains(state);
            different |=
                    state.isApplied()
                            && !OF_A_NEWER_VERSION.contains(state)
                            && (!state.isResolved()
                                    || state.isFailed()
                                    || !each.isChecksumMatching());
        }
        if (none) {
            return State.NONE;
        }
        return newer
                ? State.NEWER
                : different ? State.DIFFERENT : older ? State.OLDER : State.CURRENT;
    }

    /// Carries out the scripts that are yet to be carried out. Rows stay.
    ///
    /// @return how the tables stood before
    /// @throws SchemaException if scripts are missing or fail; see [SchemaException#reason]
    public Tables migrate() {
        Tables before = tables();
        if (before.state() == State.NONE || before.state() == State.OLDER) {
            try {
                flyway().migrate();
            } catch (FlywayException e) {
                throw new SchemaException(
                        Reason.SCRIPT_FAILED, TEXT.get("sql.scripts.failed", deepest(e)), e);
            }
        }
        return before;
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(locations)
                .load();
    }

    private static String deepest(Throwable e) {
        Throwable deepest = e;
        for (Throwable next = e; next != null; next = next.getCause()) {
            deepest = next;
        }
        return String.valueOf(deepest.getMessage()).strip().lines().findFirst().orElse("");
    }
}
