package org.cordon.sim.scale;

import org.cordon.core.event.StreamId;
import org.cordon.support.Until;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Many terminals at one site store. Each scans in bursts, at its own moment.
final class Plant implements AutoCloseable {
    private static final Duration BURST = Duration.ofSeconds(2);

    private final String url;
    private final Lags lags = new Lags();
    private final List<SimulatedTerminal> terminals = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

    /// @param folder for the terminals' journals
    /// @param perSecond scans of each terminal, on average
    Plant(String url, Path folder, int count, int perSecond) {
        this.url = url;
        int burst = (int) (perSecond * BURST.toSeconds());
        for (int number = 1; number <= count; number++) {
            SimulatedTerminal terminal = new SimulatedTerminal(number, folder, url, lags);
            terminals.add(terminal);
            long offset = BURST.toMillis() * number / count;
            var _ =
                    clock.scheduleAtFixedRate(
                            () -> terminal.scan(burst),
                            offset,
                            BURST.toMillis(),
                            TimeUnit.MILLISECONDS);
            var _ = clock.scheduleAtFixedRate(terminal::act, 5, 60, TimeUnit.SECONDS);
        }
    }

    Lags lags() {
        return lags;
    }

    long lineBytes() {
        return terminals.getFirst().lineBytes();
    }

    long recorded() {
        return terminals.stream().mapToLong(SimulatedTerminal::recorded).sum();
    }

    /// Ends the scans and waits until all is at the site.
    void settle() throws InterruptedException {
        clock.shutdown();
        boolean _ = clock.awaitTermination(Until.SECONDS, TimeUnit.SECONDS);
        Until.holds(
                () -> terminals.stream().allMatch(SimulatedTerminal::level),
                () ->
                        terminals.stream()
                                .filter(t -> !t.level())
                                .limit(3)
                                .map(SimulatedTerminal::status)
                                .toList()
                                .toString());
    }

    /// What is missing or doubled at the site; empty when nothing is.
    List<String> wrong() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                select count(*), count(distinct seq), coalesce(max(seq), 0)
                                from site_entries where terminal = ? and stream = ?
                                """)) {
            for (SimulatedTerminal terminal : terminals) {
                for (StreamId stream : StreamId.values()) {
                    long here = terminal.head(stream).seq();
                    query.setString(1, terminal.id().value());
                    query.setString(2, stream.storedName());
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        if (row.getLong(1) != here
                                || row.getLong(2) != here
                                || row.getLong(3) != here) {
                            wrong.add(
                                    "%s %s: %d here, %d rows, %d numbers, up to %d"
                                            .formatted(
                                                    terminal.id(),
                                                    stream,
                                                    here,
                                                    row.getLong(1),
                                                    row.getLong(2),
                                                    row.getLong(3)));
                        }
                    }
                }
            }
        }
        return wrong;
    }

    /// One number that the server tells.
    long ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    long connections() throws SQLException {
        return ask("select count(*) from pg_stat_activity where application_name = 'cordon'");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        terminals.parallelStream().forEach(SimulatedTerminal::close);
    }
}
