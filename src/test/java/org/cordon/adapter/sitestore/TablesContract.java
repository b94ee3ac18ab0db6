package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.support.Chain;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What every site store in a database does.
abstract class TablesContract extends SiteStoreContract {
    @Override
    abstract Tables subject();

    private Tables tables() {
        return (Tables) subject;
    }

    // [utest->req~site.unprojected~1]
    @Test
    void anEntryThatCannotBeToldIsKeptAndNotedAndHoldsUpNothing() {
        SiteStore siteStore = subject.siteStore();
        Chain chain = acts("L3", 1, held(Shift.pack(1)), held(Shift.pack(2)), held(Shift.pack(3)));
        siteStore.head(chain.entries().getFirst().terminal(), StreamId.OPERATIONS, 1);
        tables().run(
                        "alter table site_holds add constraint no_two check (unit <> '"
                                + Shift.pack(2).key()
                                + "')");

        assertEquals(chain.head(), siteStore.deliver(chain.entries()));

        assertEquals(
                List.of(Shift.pack(1), Shift.pack(3)),
                siteStore.changes(0, 10).holds().stream().map(SiteHold::unit).toList());
        assertEquals(
                List.of("L3 ACTS 1 2"),
                tables().ask("select terminal, stream, epoch, seq from site_unprojected"));
        String reason = tables().ask("select reason from site_unprojected").getFirst();
        assertTrue(reason.toLowerCase(java.util.Locale.ROOT).contains("no_two"), reason);
        assertEquals(List.of("3"), tables().ask("select count(*) from site_entries"));
        assertEquals(
                List.of(new DeadLetter(StreamId.OPERATIONS, new LogPosition(1, 2), reason)),
                siteStore.unprojected(new TerminalId("L3"), 10));
        assertEquals(List.of(), siteStore.unprojected(new TerminalId("L4"), 10));
    }

    // [utest->req~site.newer-terminals~1]
    @ExpectedLog(from = SiteChangeTable.class, message = "is not known to this version")
    @Test
    void whatANewerTerminalNamesHoldsUpNothingElse() {
        SiteStore siteStore = subject.siteStore();
        siteStore.deliver(acts("L3", 1, opened(), held(Shift.pack(1))).entries());
        siteStore.deliver(acts("L4", 1, opened(), done(ContainmentStep.CEASE)).entries());
        tables().run("update site_incidents set cause = 'FROM_TOMORROW' where terminal = 'L3'");
        tables().run("update site_incident_acts set act = 'NAP' where terminal = 'L4'");

        SiteChanges changes = siteStore.changes(0, 10);
        assertEquals(List.of(Shift.pack(1)), changes.holds().stream().map(SiteHold::unit).toList());
        assertEquals(
                List.of("L4"),
                changes.incidents().stream().map(i -> i.terminal().value()).toList());
        assertEquals(Set.of(), changes.incidents().getFirst().done());
    }

    // [utest->req~site.newer-terminals~1]
    @ExpectedLog(from = SiteChangeTable.class, message = "is not known to this version")
    @Test
    void whatIsNotKnownTakesItsPlaceAmongSoManyChanges() {
        SiteStore siteStore = subject.siteStore();
        for (String terminal : List.of("L3", "L4", "L5")) {
            siteStore.deliver(acts(terminal, 1, opened()).entries());
        }
        tables().run("update site_incidents set cause = 'FROM_TOMORROW' where terminal = 'L3'");

        List<String> told = new ArrayList<>();
        long before = -1;
        for (long at = 0; at > before; ) {
            SiteChanges changes = siteStore.changes(at, 1);
            changes.incidents().forEach(each -> told.add(each.terminal().value()));
            before = at;
            at = changes.version();
        }
        assertEquals(List.of("L4", "L5"), told);
    }

    // [utest->req~site.parked~1]
    @Test
    void whatIsParkedKeepsThePlaceTheHashesAndTheReason() {
        Chain chain = chain("L3", StreamId.OPERATIONS, 1, 2, "1");
        subject.siteStore().addDeadLetter(chain.entries().getFirst(), "too long");
        subject.siteStore().deliver(chain.after(1, 1));

        assertEquals(
                List.of(
                        "L3 ACTS 1 1 %s %s too long null"
                                .formatted(
                                        chain.entries().getFirst().previous(),
                                        chain.entries().getFirst().hash())),
                tables().ask(
                                """
                                select terminal, stream, epoch, seq, previous, hash, reason,
                                    resolved_at
                                from site_parked
                                """));
    }
}
