package org.cordon.app.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.text.Reason;
import org.cordon.support.FakeSiteReplica;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.LogLines;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SiteReplicaUpdaterTest {
    private final FakeTimeSource time = new FakeTimeSource();
    private final Mirror mirror = new Mirror();
    private final SiteReplicaUpdater updater =
            new SiteReplicaUpdater(
                    new TerminalId("L3"),
                    mirror,
                    time,
                    new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(8), 2, 0),
                    () -> 0L);
    private SiteChanges site = new SiteChanges(1, List.of(held(1)), List.of());

    /// Fails while it is told to, and counts how often it was asked.
    private static final class Mirror extends FakeSiteReplica {
        private boolean broken;
        private int asked;

        private void answer() {
            asked++;
            if (broken) {
                throw new StoreUnavailable("the file is damaged");
            }
        }

        @Override
        public synchronized Heard heard() {
            answer();
            return super.heard();
        }

        @Override
        public synchronized void apply(SiteChanges changes, Instant at) {
            answer();
            super.apply(changes, at);
        }

        @Override
        public synchronized List<SiteHold> holds(UnitId unit) {
            answer();
            return super.holds(unit);
        }
    }

    private static SiteHold held(int pack) {
        return new SiteHold(
                new TerminalId("L5"),
                Shift.pack(pack),
                true,
                Optional.empty(),
                new Reason.Written("suspect"),
                Optional.empty(),
                Instant.EPOCH);
    }

    private void ask() {
        updater.ask(after ->
                after < site.version() ? site : new SiteChanges(after, List.of(), List.of()));
    }

    // [utest->req~worker.one-line-an-outage~1]
    @Test
    void aReplicaThatCannotBeWrittenIsOneLineInTheLogAndIsTriedLessAndLessOften() {
        try (LogLines log = LogLines.of(SiteReplicaUpdater.class)) {
            mirror.broken = true;
            // The site is asked ten times a second for a minute.
            for (int i = 0; i < 600; i++) {
                ask();
                time.advance(Duration.ofMillis(100));
            }
            // After 0, 2, 6 and 14 seconds, then every eight.
            assertEquals(9, mirror.asked);
            assertEquals(List.of(Level.WARN), log.levels());
            assertEquals("the file is damaged", updater.status().detail());

            mirror.broken = false;
            time.advance(Duration.ofSeconds(8));
            ask();
            assertEquals("", updater.status().detail());
            assertEquals(1, updater.status().held());
            assertEquals(List.of(Level.WARN, Level.INFO), log.levels());
        }
    }

    // [utest->req~worker.one-line-an-outage~1]
    @Test
    void aReplicaThatCannotBeReadIsOneLineInTheLogHoweverManyScansAskIt() {
        try (LogLines log = LogLines.of(SiteReplicaUpdater.class)) {
            ask();
            assertTrue(updater.elsewhere(Shift.pack(1)).isPresent());
            mirror.broken = true;
            for (int i = 0; i < 100; i++) {
                assertEquals(Optional.empty(), updater.elsewhere(Shift.pack(1)));
            }
            assertEquals(List.of(Level.WARN), log.levels());
            mirror.broken = false;
            assertTrue(updater.elsewhere(Shift.pack(1)).isPresent());
            assertEquals(List.of(Level.WARN, Level.INFO), log.levels());
        }
    }
}
