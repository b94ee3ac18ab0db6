package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.replication.Replicator;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.site.SiteHold;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Mara;
import org.cordon.support.Postgres;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two whole terminals at one site store on a real PostgreSQL.
final class HeldElsewhereDbTest {
    private static final String PACK = "010401234500000921S7";
    private static final String WHY = "Found under the belt";

    @TempDir private Path folder;

    private Terminal open(String name, String role, String url) throws IOException {
        DataFolder data = new DataFolder(folder.resolve(name));
        data.create();
        Files.writeString(data.root().resolve("site.password"), "x");
        Files.writeString(
                data.settings(),
                """
                terminal.name=%s
                line.name=Line %s
                site.url=%s
                site.user=%s
                site.password.file=site.password
                """
                        .formatted(name, name, url, role));
        Terminal terminal = new Terminal(data, Settings.of(data), new SystemTime(Optional.empty()));
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        return terminal;
    }

    private static EvaluatedScan scan(Terminal terminal) {
        return terminal.parts().scans().typed(Bytes.parse("]d2" + PACK)).join();
    }

    private static void untilScanIs(VerdictCode code, Terminal terminal) {
        Until.holds(
                () -> scan(terminal).code() == code, terminal.parts().replica().status()::toString);
    }

    // [utest->req~news.targets-elsewhere~1]
    @Test
    void aRangeThatLine3HoldsIsHeldAtLine5UntilItIsReleased() throws IOException {
        String url = Postgres.site(Map.of("L3", "lot_l3", "L5", "lot_l5"));
        HoldTarget range =
                new HoldTarget.SerialRange(
                        new Gtin("04012345000009"), new Serial("S0"), new Serial("S9"));
        try (Terminal three = open("L3", "lot_l3", url);
                Terminal five = open("L5", "lot_l5", url)) {
            assertEquals(VerdictCode.NO_ORDER, scan(five).code());

            var _ = three.parts().containment().hold(range, new Reason.Written(WHY)).join();
            untilScanIs(VerdictCode.ON_HOLD, five);
            assertTrue(scan(five).reason().toString().contains("on-hold.terminal"));

            Person second = new Person(new PersonId("second"), "Second", "");
            var _ = three.parts().containment().release(range, "Checked by QA", second).join();
            untilScanIs(VerdictCode.NO_ORDER, five);
        }
    }

    // [utest->req~news.line-to-line~1]
    @Test
    @ExpectedLog(
            from = Replicator.class,
            message = "The site store is out of reach; entries wait here")
    void whatLine3HoldsIsHeldAtLine5UntilItIsReleasedAlsoWithoutTheSite() throws IOException {
        String url = Postgres.site(Map.of("L3", "held_l3", "L5", "held_l5"));
        UnitId unit = UnitId.parse(PACK).orElseThrow();
        try (Terminal three = open("L3", "held_l3", url)) {
            try (Terminal five = open("L5", "held_l5", url)) {
                assertEquals(VerdictCode.NO_ORDER, scan(five).code());

                var _ = three.parts().containment().hold(unit, new Reason.Written(WHY)).join();
                untilScanIs(VerdictCode.ON_HOLD, five);
                assertTrue(scan(five).reason().toString().contains("on-hold.elsewhere"));
                assertEquals(
                        List.of(new Reason.Written(WHY)),
                        five.parts().replica().held(_ -> true, 10).stream()
                                .map(SiteHold::reason)
                                .toList());
            }
            try (Terminal five = open("L5", "held_l5", url.replace("localhost", "127.0.0.9"))) {
                assertEquals(VerdictCode.ON_HOLD, scan(five).code(), "known without the site");
                assertTrue(five.parts().replica().status().asOf().isPresent());
            }
            try (Terminal five = open("L5", "held_l5", url)) {
                var _ = three.parts().containment().release(unit, "Checked by QA").join();
                untilScanIs(VerdictCode.NO_ORDER, five);
                Until.holds(
                        () -> five.parts().replica().status().held() == 0,
                        five.parts().replica().status()::toString);
            }
        }
    }
}
