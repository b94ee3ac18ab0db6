package org.cordon.core.linedata;

import org.cordon.core.order.UnitId;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a report states besides what it says of the state of its units. Journals hold it by the names of its components,
/// which never change.
///
/// @param lot of the units that it commissions (CBV `lotNumber`), as stated
/// @param expiry of the units that it commissions (CBV `itemExpirationDate`), as stated
/// @param step the business step of what it counts, without its vocabulary; may be empty
/// @param disposition of what it counts, without its vocabulary; may be empty
/// @param counted what it names by class and quantity
/// @param helpers codes that it binds to its units
/// @param extensions what it states in other vocabularies than that of EPCIS: by name, each value as the document has it,
///     or `sha256:` and its SHA-256 where it is longer than [#LONGEST]
public record ReportDetails(
        Optional<String> lot,
        Optional<String> expiry,
        String step,
        String disposition,
        List<ClassQuantity> counted,
        List<HelperBinding> helpers,
        Map<String, String> extensions) {
    /// Characters of an extension's value that is kept as it is.
    public static final int LONGEST = 1_000;

    /// Extensions of one report that are kept, at most; the others are known by the document alone.
    public static final int MOST = 20;

    /// A helper code stands for a unit.
    ///
    /// @param code the whole text, without symbology identifier
    public record HelperBinding(String code, UnitId unit) {}

    /// Keeps its own copies.
    public ReportDetails {
        counted = List.copyOf(counted);
        helpers = List.copyOf(helpers);
        extensions = Map.copyOf(extensions);
    }

    /// Whether it states nothing.
    public boolean isEmpty() {
        return lot.isEmpty()
                && expiry.isEmpty()
                && counted.isEmpty()
                && helpers.isEmpty()
                && extensions.isEmpty();
    }

    /// What one part of a report in parts states: what concerns the report as a whole, the first one.
    ///
    /// @param number from 1
    ReportDetails part(int number, Collection<UnitId> units) {
        HashSet<UnitId> own = new HashSet<>(units);
        List<HelperBinding> bound =
                helpers.stream().filter(each -> own.contains(each.unit())).toList();
        return number == 1
                ? new ReportDetails(lot, expiry, step, disposition, counted, bound, extensions)
                : new ReportDetails(lot, expiry, "", "", List.of(), bound, Map.of());
    }

    /// The same without what nobody asks for while the line runs.
    Optional<ReportDetails> inMemory() {
        return Optional.of(
                        extensions.isEmpty()
                                ? this
                                : new ReportDetails(
                                        lot, expiry, step, disposition, counted, helpers, Map.of()))
                .filter(each -> !each.isEmpty());
    }
}
