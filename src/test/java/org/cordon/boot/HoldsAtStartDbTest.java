package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sql.H2File;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.projection.StoreProjector;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Holds;
import org.cordon.support.Mara;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/// A whole terminal whose local store was changed while it did not run.
final class HoldsAtStartDbTest {
    private static final String PACK = "010401234500000921S7";

    @TempDir private Path folder;

    private Terminal start(DataFolder data) throws IOException {
        Terminal terminal = new Terminal(data, Settings.of(data), new SystemTime(Optional.empty()));
        terminal.start().join();
        return terminal;
    }

    private static VerdictCode scan(Terminal terminal) {
        return terminal.parts().scans().typed(Bytes.parse("]d2" + PACK)).join().code();
    }

    private static void sql(DataFolder data, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:" + data.store(), "cordon", "");
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    // [utest->req~store.state-from-the-journal~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    @ExpectedLog(
            from = StoreProjector.class,
            level = Level.ERROR,
            message = "and is rebuilt. Keep that file: it may be the last copy of what the jo")
    void whatIsHeldStaysHeldWhenTheLocalStoreWasChangedAndThatIsSaid()
            throws IOException, SQLException {
        DataFolder data = new DataFolder(folder.resolve("L3"));
        data.create();
        Files.writeString(data.settings(), "terminal.name=L3\nline.name=Line 3\n");
        UnitId unit = UnitId.parse(PACK).orElseThrow();
        ContainmentStatus before;
        try (Terminal terminal = start(data)) {
            Mara.signIn(terminal.parts().authentication());
            var _ =
                    terminal.parts()
                            .containment()
                            .hold(unit, new Reason.Written("Found under the belt"))
                            .join();
            var _ = terminal.parts().containment().start("Somebody called").join();
            before = terminal.parts().incidents().status();
            assertEquals(VerdictCode.ON_HOLD, scan(terminal));
            untilLevel(terminal);
        }
        sql(data, "delete from holds");
        sql(data, "delete from people");
        sql(data, "delete from incidents");

        try (Terminal terminal = start(data)) {
            assertEquals(VerdictCode.ON_HOLD, scan(terminal));
            assertEquals(before, terminal.parts().incidents().status());
            Mara.signIn(terminal.parts().authentication());
            untilLevel(terminal);
            assertEquals(1, terminal.parts().records().held().size(), "rebuilt");
            untilContradicted(terminal, data);
        }
        try (Terminal terminal = start(data)) {
            untilLevel(terminal);
            untilContradicted(terminal, data);
        }
    }

    /// The hold counts, and its entry is parked beside it.
    // [utest->req~store.state-from-the-journal~1]
    @Test
    @ExpectedLog(
            from = H2StoreWriter.class,
            message = "does not fit the lists and is parked; the reason is kept with it")
    void aHoldForAnIncidentThatNobodyOpenedIsNoContradiction() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("L3"));
        data.create();
        Files.writeString(data.settings(), "terminal.name=L3\nline.name=Line 3\n");
        try (Terminal terminal = start(data)) {
            new Holds(terminal.journal()).hold(1);
            untilLevel(terminal);
        }
        for (int again = 0; again < 2; again++) {
            try (Terminal terminal = start(data)) {
                untilLevel(terminal);
                assertEquals(List.of(), terminal.parts().store().status().contradictions());
                assertEquals(1, terminal.parts().records().held().size());
            }
        }
    }

    /// What contradicted the journal is told soon after each start, until a person moves the file.
    private static void untilContradicted(Terminal terminal, DataFolder data) {
        List<String> told = List.of(data.store() + ".contradiction-1.mv.db");
        Until.holds(
                () -> told.equals(terminal.parts().store().status().contradictions()),
                () -> "contradictions: " + terminal.parts().store().status());
    }

    private static void untilLevel(Terminal terminal) {
        ChainHead head = terminal.journal().head(StreamId.OPERATIONS);
        terminal.parts().store().applied(StreamId.OPERATIONS, head).join();
    }
}
