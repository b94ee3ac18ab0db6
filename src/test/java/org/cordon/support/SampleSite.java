package org.cordon.support;

import org.cordon.app.site.SiteReplicaStatus;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A site of several lines on a bad evening.
public final class SampleSite {
    private static final TerminalId L1 = new TerminalId("L1");
    private static final TerminalId L3 = new TerminalId("L3");
    private static final TerminalId L12 = new TerminalId("PACKHALL-WEST-12");

    private SampleSite() {}

    /// Three open incidents and two dozen held units, heard of just now.
    public static void busy(FakeSiteReplicaQueries replica, Instant now) {
        List<SiteHold> holds = holds(now);
        replica.tell(
                new SiteReplicaStatus(118, Optional.of(now), holds.size(), 3, ""),
                holds,
                incidents(now));
    }

    /// The same, last heard of three hours ago.
    public static void away(FakeSiteReplicaQueries replica, Instant now) {
        Instant then = now.minus(Duration.ofHours(3));
        List<SiteHold> holds = holds(then);
        replica.tell(
                new SiteReplicaStatus(
                        118,
                        Optional.of(then),
                        holds.size(),
                        3,
                        "PostgreSQL site-db.plant.example:5432/cordon does not answer or did not"
                                + " commit: the connection attempt timed out."),
                holds,
                incidents(then));
    }

    /// Nothing is wrong anywhere.
    public static void quiet(FakeSiteReplicaQueries replica, Instant now) {
        replica.tell(new SiteReplicaStatus(118, Optional.of(now), 0, 0, ""), List.of(), List.of());
    }

    private static List<SiteIncident> incidents(Instant now) {
        return List.of(
                incident(
                        L3,
                        114,
                        VerdictCode.WRONG_LOT,
                        "Pack carries lot K2410B, the order is K2411A.",
                        now.minus(Duration.ofMinutes(18)),
                        Set.of(ContainmentStep.CEASE)),
                incident(
                        L12,
                        7,
                        VerdictCode.DUPLICATE,
                        "Serial 00007A1K9PX passed before, at 21:02:11: two packs carry it, and the"
                                + " first has left the line.",
                        now.minus(Duration.ofMinutes(41)),
                        Set.of(
                                ContainmentStep.CEASE,
                                ContainmentStep.ISOLATE,
                                ContainmentStep.COMMUNICATE)),
                incident(
                        L1,
                        31,
                        VerdictCode.WRONG_CONTAINER,
                        "A case holds a pack of another.",
                        now.minus(Duration.ofMinutes(67)),
                        Set.of(
                                ContainmentStep.CEASE,
                                ContainmentStep.ISOLATE,
                                ContainmentStep.COMMUNICATE,
                                ContainmentStep.DOCUMENT)));
    }

    private static SiteIncident incident(
            TerminalId terminal,
            int number,
            VerdictCode trigger,
            String reason,
            Instant detected,
            Set<ContainmentStep> done) {
        return new SiteIncident(
                terminal,
                IncidentId.of(terminal, 2026, number),
                Optional.of(new OrderId("PO-4711")),
                trigger,
                new Reason.Written(reason),
                Optional.empty(),
                detected,
                Optional.of(new PersonId("supervisor")),
                done,
                detected);
    }

    private static List<SiteHold> holds(Instant now) {
        List<SiteHold> holds = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            TerminalId terminal = List.of(L3, L12, L1).get(i % 3);
            UnitId unit =
                    i == 4
                            ? new UnitId.Container(new Sscc("340123450000000017"))
                            : FirstHour.unit("00007A1K9%04d".formatted(i));
            holds.add(
                    new SiteHold(
                            terminal,
                            unit,
                            true,
                            i % 5 == 2
                                    ? Optional.empty()
                                    : Optional.of(IncidentId.of(terminal, 2026, 114)),
                            switch (i % 3) {
                                case 0 -> Reason.of("wrong-lot", "K2410B", "K2411A");
                                case 1 ->
                                        new Reason.Written(
                                                "Stood in the same case as a pack whose serial"
                                                        + " passed twice; waits in cage 4");
                                default ->
                                        new Reason.Written(
                                                "Найдена под лентой, этикетка повреждена");
                            },
                            Optional.of(new PersonId("supervisor")),
                            now.minus(Duration.ofMinutes(3L * i))));
        }
        return holds;
    }
}
