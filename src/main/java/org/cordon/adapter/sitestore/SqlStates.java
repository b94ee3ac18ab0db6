package org.cordon.adapter.sitestore;

import org.cordon.core.text.Messages;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;

/// What an answer of the database means for the entry that was sent, by its SQLSTATE.
final class SqlStates {
    private static final Messages TEXT = Messages.of(SqlStates.class);

    /// Serialisation failure, deadlock, and two first batches of a chain at once.
    private static final Set<String> AGAIN = Set.of("40001", "40P01", "23505");

    /// Data exception, integrity constraint, program limit exceeded.
    private static final Set<String> FINAL_CLASSES = Set.of("22", "23", "54");

    /// A trigger of the site's own that raises.
    private static final String RAISED = "P0001";

    /// Undefined table, undefined column; the same of H2, which also tells an empty database apart.
    private static final Set<String> LACKS = Set.of("42P01", "42703", "42S02", "42S04", "42S22");

    private SqlStates() {}

    /// Whether the same transaction may well succeed at once.
    static boolean isPassing(SQLException e) {
        return AGAIN.contains(state(e));
    }

    /// Whether the same rows would be refused again, however often they are sent.
    static boolean isFinal(SQLException e) {
        String state = state(e);
        return !isPassing(e)
                && (state.equals(RAISED)
                        || (state.length() == 5 && FINAL_CLASSES.contains(state.substring(0, 2))));
    }

    /// Whether the content, or a table that is not as expected, is to blame, and not the connection or
    /// another transaction.
    static boolean isOfContent(SQLException e) {
        return isFinal(e) || state(e).startsWith("42");
    }

    /// Whether a table or a column that is asked for is not there, on PostgreSQL or in an H2 file.
    static boolean lacksTable(SQLException e) {
        return LACKS.contains(state(e));
    }

    /// A failed batch carries its rows in its message, and rows name serials and people, which do not
    /// belong in a log: what is behind it says why as well.
    static Exception bare(Exception e) {
        if (e instanceof BatchUpdateException batch) {
            SQLException behind = batch.getNextException();
            return behind != null
                    ? behind
                    : new SQLException(TEXT.get("sitestore.batch.refused"), batch.getSQLState());
        }
        return e;
    }

    /// Why: in our words where they help, else in the database's own, the first line of what is
    /// deepest.
    static String reason(Throwable e) {
        return TlsErrorMessages.message(e).orElseGet(() -> deepest(e));
    }

    private static String deepest(Throwable e) {
        Throwable deepest = e;
        for (Throwable next = e; next != null; next = next.getCause()) {
            deepest = next;
        }
        return String.valueOf(deepest.getMessage())
                .lines()
                .findFirst()
                .orElse(TEXT.get("sitestore.reason.none"));
    }

    private static String state(SQLException e) {
        return String.valueOf(e.getSQLState());
    }
}
