package org.cordon.app.reconciliation;

import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.Reconciliation;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds that the running order does not add up while its batch is closing: before, packs are on their way. What line data
/// may still report is waited for. For one thread.
public final class ReconciliationAlarms {
    private final Duration late;
    private final Predicate<LineFinding> found;

    // What was told last of each kind; nothing of another order.
    private final Map<AlarmKind, Boolean> told = new HashMap<>();
    private Optional<OrderId> order = Optional.empty();

    /// @param late so long after closing began line data may come
    /// @param found informed of what is found, or holds no more; answers whether it took it
    public ReconciliationAlarms(Duration late, Predicate<LineFinding> found) {
        this.late = late;
        this.found = found;
    }

    /// The running order was counted.
    ///
    /// @param closingSince since when its batch is closing; empty before and after
    /// @return whether to come again soon although nothing is recorded meanwhile
    public boolean counted(
            OrderId counted,
            Optional<Instant> closingSince,
            Instant now,
            Reconciliation reconciliation) {
        if (!order.equals(Optional.of(counted))) {
            told.clear();
            order = Optional.of(counted);
        }
        long missing =
                closingSince.isEmpty() ? 0 : reconciliation.count(DifferenceKind.UNACCOUNTED);
        long all = reconciliation.differences().values().stream().mapToLong(each -> each).sum();
        boolean differ =
                closingSince.isPresent() && all > reconciliation.count(DifferenceKind.UNACCOUNTED);
        boolean early = closingSince.filter(since -> since.plus(late).isAfter(now)).isPresent();
        boolean taken = true;
        for (LineFinding finding :
                List.of(
                        finding(
                                LineFinding.RECON_UNACCOUNTED,
                                missing > 0,
                                Reason.of("recon-unaccounted", counted)),
                        finding(
                                LineFinding.RECON_DIFFERENCE,
                                differ,
                                Reason.of("recon-difference", counted)))) {
            Boolean before = told.get(finding.kind());
            boolean news = before == null || before != finding.stands();
            if (news && !(early && finding.stands())) {
                if (found.test(finding)) {
                    told.put(finding.kind(), finding.stands());
                } else {
                    taken = false;
                }
            }
        }
        return !taken || (early && (missing > 0 || differ));
    }

    /// How many they are changes while the alarm stands, so the reason does not say it.
    private static LineFinding finding(AlarmKind kind, boolean stands, Reason reason) {
        return new LineFinding(kind, stands, Optional.empty(), Optional.empty(), reason, List.of());
    }
}
