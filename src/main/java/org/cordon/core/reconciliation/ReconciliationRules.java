package org.cordon.core.reconciliation;

import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// By what a serial of an order is put to an account.
///
/// @param allocated whether the order lists serials that were given out: what was used of them is found out
/// @param closing whether the batch is closing or has ended: what nothing accounts for is missing then, and on its way
///     before
/// @param full packs in a full container, where the profile says so
/// @param observed what is known of all units together
public record ReconciliationRules(
        Order order,
        boolean allocated,
        Line line,
        LineFeed.Kind feed,
        OptionalInt full,
        boolean closing,
        Observed observed) {
    /// What all units of the order show together.
    ///
    /// @param packed whether line data packed any pack
    /// @param read whether a station that packs has accepted any pack
    public record Observed(boolean packed, boolean read) {
        /// Nothing yet.
        public static final Observed NOTHING = new Observed(false, false);
    }

    /// The same where all units show this.
    ///
    /// @param ending whether the batch is closing or has ended
    public ReconciliationRules with(Observed now, boolean ending) {
        return new ReconciliationRules(order, allocated, line, feed, full, ending, now);
    }

    /// Whether a unit is a pack of the order; all else is a container.
    public boolean isPack(UnitRecord unit) {
        return unit.known()
                .map(known -> known.kind() == UnitKind.PACK)
                .filter(_ -> unit.listed().isPresent())
                .orElseGet(() ->
                        unit.id() instanceof UnitId.Sgtin pack && pack.gtin().equals(order.gtin()));
    }

    /// The account of a pack.
    ///
    /// @return empty for one that the order does not know: it is no serial of the order
    public Optional<Account> account(UnitFacts pack) {
        UnitState state = pack.known().orElse(UnitState.ALLOCATED);
        if (!isUsed(pack, state)) {
            boolean spoiled = state == UnitState.DECOMMISSIONED || pack.rejected() || pack.trial();
            return pack.known().map(_ -> spoiled ? Account.SPOILED : Account.UNUSED);
        }
        return Optional.of(
                switch (state) {
                    case DESTROYED -> Account.DESTROYED;
                    case SAMPLE_OUT, SAMPLED, SAMPLE_USED -> Account.SAMPLED;
                    case DECOMMISSIONED -> Account.DECOMMISSIONED;
                    case REJECTED -> Account.REJECTED;
                    case ALLOCATED, ACTIVE -> onTheLine(pack);
                });
    }

    private Account onTheLine(UnitFacts pack) {
        if (pack.rejected()) {
            return Account.REJECTED;
        }
        if (isPacked(pack)) {
            return Account.PACKED;
        }
        if (pack.reported().packed()) {
            return Account.LOOSE;
        }
        if (!isAggregated() && isAcceptedAt(pack, last().id())) {
            return Account.PASSED;
        }
        if (pack.trial()) {
            return Account.TRIAL;
        }
        if (pack.explained().isPresent()) {
            return Account.EXPLAINED;
        }
        return closing ? Account.UNACCOUNTED : Account.IN_TRANSIT;
    }

    /// Whether a serial is on product. Without line data it is what a station has accepted: of a pool, and of an order
    /// that lists no serials.
    private boolean isUsed(UnitFacts pack, UnitState state) {
        boolean accepted = !pack.accepted().isEmpty();
        if (feed == LineFeed.Kind.NONE && !isListed()) {
            return accepted;
        }
        if (pack.known().isEmpty()) {
            return false;
        }
        return switch (state) {
            case ALLOCATED ->
                    (accepted || pack.trial()) && !pack.rejected() && feed == LineFeed.Kind.NONE;
            case DECOMMISSIONED -> pack.isCommissioned();
            case ACTIVE, REJECTED, SAMPLE_OUT, SAMPLED, SAMPLE_USED, DESTROYED -> true;
        };
    }

    private boolean isListed() {
        return line.learning(Optional.of(order)).isEmpty();
    }

    /// Whether nothing but reads tells which serials are used.
    public boolean isByReads() {
        return feed == LineFeed.Kind.NONE && (allocated || !isListed());
    }

    /// Whether a pack is in a container. Where line data come they say so; where they do not, a station that packs.
    private boolean isPacked(UnitFacts pack) {
        return feed == LineFeed.Kind.NONE
                ? isReadAsContent(pack)
                : pack.contained() && (pack.reported().packed() || isReadAsContent(pack));
    }

    /// Whether a station that packs has accepted it.
    public boolean isReadAsContent(UnitFacts pack) {
        return pack.accepted().stream().map(this::type).anyMatch(ReconciliationRules::packs);
    }

    /// Whether it can be told of packs that they were packed.
    public boolean isAggregated() {
        return observed.packed()
                || line.stations().stream().anyMatch(station -> packs(station.type()));
    }

    private static boolean packs(StationType type) {
        return type.level().filter(level -> level != UnitKind.PACK).isPresent();
    }

    private StationType type(Optional<StationId> station) {
        return station.flatMap(line::station).orElseGet(line::first).type();
    }

    /// The last station that packs come to.
    public Station last() {
        return line.stations().stream()
                .filter(station -> station.type().level().isPresent())
                .reduce((_, after) -> after)
                .orElseGet(line::first);
    }

    private boolean isAcceptedAt(UnitFacts pack, StationId station) {
        return pack.accepted().contains(Optional.of(station))
                || (line.first().id().equals(station)
                        && pack.accepted().contains(Optional.empty()));
    }

    /// What does not add up of a unit; nothing of a container.
    public Set<DifferenceKind> differences(UnitRecord unit) {
        return isPack(unit) ? differences(unit.facts()) : EnumSet.noneOf(DifferenceKind.class);
    }

    /// What does not add up of a pack.
    public Set<DifferenceKind> differences(UnitFacts pack) {
        EnumSet<DifferenceKind> found = EnumSet.noneOf(DifferenceKind.class);
        Optional<Account> account = account(pack);
        boolean fed = closing && feed != LineFeed.Kind.NONE;
        boolean in = pack.contained();
        if (account.filter(each -> each == Account.UNACCOUNTED).isPresent()) {
            found.add(DifferenceKind.UNACCOUNTED);
        }
        boolean used = account.filter(Account::isCommissioned).isPresent();
        boolean explained = pack.explained().isPresent();
        if (closing
                && !used
                && !explained
                && !pack.accepted().isEmpty()
                && account.filter(each -> each == Account.SPOILED).isEmpty()) {
            found.add(DifferenceKind.NOT_COMMISSIONED);
        }
        if (fed && in && pack.reported().packed() && observed.read() && !isReadAsContent(pack)) {
            found.add(DifferenceKind.PACKED_NOT_READ);
        }
        if (fed && !in && observed.packed() && isReadAsContent(pack) && isGood(account)) {
            found.add(DifferenceKind.READ_NOT_PACKED);
        }
        if (isPacked(pack) && !isGood(account)) {
            found.add(DifferenceKind.ENDED_PACKED);
        }
        if (pack.twice()) {
            found.add(DifferenceKind.TWICE);
        }
        return found;
    }

    private static boolean isGood(Optional<Account> account) {
        return account.isEmpty()
                || switch (account.get()) {
                    case UNUSED, PACKED, PASSED, LOOSE, IN_TRANSIT, TRIAL, EXPLAINED, UNACCOUNTED ->
                            true;
                    case SPOILED, REJECTED, SAMPLED, DESTROYED, DECOMMISSIONED -> false;
                };
    }
}
