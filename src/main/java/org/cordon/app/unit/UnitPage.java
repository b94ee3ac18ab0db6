package org.cordon.app.unit;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Grade;
import org.cordon.core.unit.Belonging;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.LifeLine;
import org.cordon.core.unit.UnitStanding;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything about one unit or lot at one moment. Unchangeable.
///
/// @param subject a [EntrySubject.OfUnit] or a [EntrySubject.OfLot]
/// @param kind which level it is of; empty if nothing says so
/// @param life oldest first, the latest [UnitQueries#PAGE] entries of each stream at most
/// @param cut whether there are earlier entries
/// @param scans latest first, one page
/// @param reports what line systems said, oldest first
/// @param captured what an EPCIS repository was or will be told, oldest first
/// @param documents entries of reports of its incidents, oldest first
/// @param orders that list it, or that have its lot, the latest first
/// @param counts of the scans of these orders, by verdict; of a lot
/// @param behind entries that the journal has and that were not looked at, because the local store has yet to apply them
public record UnitPage(
        EntrySubject subject,
        Optional<UnitKind> kind,
        UnitStanding standing,
        List<LifeLine> life,
        boolean cut,
        Scans scans,
        List<LifeLine> reports,
        List<Captured> captured,
        List<Entry> documents,
        List<Level> belongs,
        Content content,
        Identity identity,
        Optional<ScanJudged> read,
        List<Order> orders,
        Map<VerdictCode, Long> counts,
        long behind) {
    /// The container that it is of; empty if it is of something else.
    public Optional<UnitId> container() {
        return subject instanceof EntrySubject.OfUnit(var unit)
                        && kind.map(level -> level != UnitKind.PACK)
                                .orElse(unit instanceof UnitId.Container)
                ? Optional.of(unit)
                : Optional.empty();
    }

    /// Keeps its own copies.
    public UnitPage {
        life = List.copyOf(life);
        reports = List.copyOf(reports);
        captured = List.copyOf(captured);
        documents = List.copyOf(documents);
        belongs = List.copyOf(belongs);
        orders = List.copyOf(orders);
        counts = Map.copyOf(counts);
    }

    /// Whether nothing at all is known.
    public boolean isUnknown() {
        return standing.state() == UnitStanding.State.UNKNOWN
                && orders.isEmpty()
                && content.count() == 0
                && scans.total() == 0;
    }

    /// Scans, latest first.
    ///
    /// @param total how many there are
    public record Scans(List<Entry> page, long total) {
        /// Keeps its own copy.
        public Scans {
            page = List.copyOf(page);
        }
    }

    /// An event for an EPCIS repository.
    ///
    /// @param entry that it follows from
    /// @param delivered whether the repository has taken it
    public record Captured(Entry entry, EpcisEvent event, boolean delivered) {}

    /// A container that it stands in, directly or by others.
    ///
    /// @param depth 1 for the one that it stands in directly
    public record Level(int depth, Optional<UnitKind> kind, Belonging belonging) {}

    /// What is in a container.
    ///
    /// @param count how many units, by the list of the order
    /// @param units some of them
    /// @param packed units that the line read as accepted for it, latest first, some of them
    /// @param packedCount how many such reads there are
    public record Content(long count, List<UnitId> units, List<UnitId> packed, long packedCount) {
        /// Keeps its own copies.
        public Content {
            units = List.copyOf(units);
            packed = List.copyOf(packed);
        }
    }

    /// What its code says, and what the order says.
    ///
    /// @param product name, as the order has it
    /// @param national number with its application identifier, such as `712`
    /// @param grader that graded the print
    public record Identity(
            Optional<String> product,
            Optional<Gtin> gtin,
            Optional<Lot> lotPrinted,
            Optional<Lot> lotOrdered,
            Optional<Expiry> expiryPrinted,
            Optional<Expiry> expiryOrdered,
            Optional<String> national,
            Optional<Grade> grade,
            Optional<DeviceId> grader) {
        /// Whether the code says another lot than the order.
        public boolean lotDiffers() {
            return lotPrinted.isPresent()
                    && lotOrdered.isPresent()
                    && !lotPrinted.equals(lotOrdered);
        }

        /// Whether the code says another expiry than the order.
        public boolean expiryDiffers() {
            return expiryPrinted.isPresent()
                    && expiryOrdered.isPresent()
                    && !expiryPrinted.equals(expiryOrdered);
        }
    }
}
