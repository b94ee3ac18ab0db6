package org.cordon.core.containment;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one hold is about. Its form in the journal follows from these records.
///
/// What is not sound is refused before it is recorded, see [#problem]; if it was recorded all the same, it covers no
/// unit.
public sealed interface HoldTarget {
    /// Units by their names.
    ///
    /// @param units 1 to [#MAX_UNITS], each once, in the order of their keys
    record Units(List<UnitId> units) implements HoldTarget {
        /// Keeps its own copy, in order.
        public Units {
            units = units.stream().distinct().sorted(Comparator.comparing(UnitId::key)).toList();
        }

        /// One unit.
        public static Units of(UnitId unit) {
            return new Units(List.of(unit));
        }

        @Override
        public Optional<Problem> problem(Instant now) {
            return units.isEmpty()
                    ? Optional.of(Problem.NO_UNITS)
                    : Problem.TOO_MANY_UNITS.when(units.size() > MAX_UNITS);
        }

        @Override
        public Reason description() {
            return Reason.of("hold.units", units.size());
        }
    }

    /// All units of a lot, whether the line runs it or not. Upper and lower case differ.
    record WholeLot(Gtin gtin, Lot lot) implements HoldTarget {
        @Override
        public Optional<Problem> problem(Instant now) {
            return Optional.empty();
        }

        @Override
        public Reason description() {
            return Reason.of("hold.lot", lot, gtin);
        }
    }

    /// All units of a product whose serials lie between two, both included.
    ///
    /// Serials are compared as they are printed, character by character: digits come before capital letters, and these
    /// before small ones. Only serials of the same length are in it; if both ends are digits, only those of digits are.
    record SerialRange(Gtin gtin, Serial first, Serial last) implements HoldTarget {
        /// Whether a unit is in it.
        public boolean covers(UnitId unit) {
            return unit instanceof UnitId.Sgtin(var product, var serial)
                    && product.equals(gtin)
                    && problem().isEmpty()
                    && serial.value().length() == first.value().length()
                    && serial.value().compareTo(first.value()) >= 0
                    && serial.value().compareTo(last.value()) <= 0
                    && (!isNumeric() || isDigits(serial));
        }

        /// How many serials it has; empty if they are not numbers.
        public Optional<BigInteger> size() {
            return problem().isEmpty() && isNumeric()
                    ? Optional.of(
                            new BigInteger(last.value())
                                    .subtract(new BigInteger(first.value()))
                                    .add(BigInteger.ONE))
                    : Optional.empty();
        }

        /// Whether both ends are digits.
        public boolean isNumeric() {
            return isDigits(first) && isDigits(last);
        }

        private static boolean isDigits(Serial serial) {
            return serial.value().chars().allMatch(c -> c >= '0' && c <= '9');
        }

        /// Why it covers nothing, if so.
        public Optional<Problem> problem() {
            return first.value().length() != last.value().length()
                    ? Optional.of(Problem.UNEQUAL_LENGTH)
                    : Problem.REVERSED_RANGE.when(first.value().compareTo(last.value()) > 0);
        }

        @Override
        public Optional<Problem> problem(Instant now) {
            return problem();
        }

        @Override
        public Reason description() {
            return Reason.of("hold.range", first, last, gtin);
        }
    }

    /// All units that a station accepted first within a time, both ends included.
    ///
    /// @param to empty while the window is open: all that the station accepts from then on is in it
    record StationTime(StationId station, Instant from, Optional<Instant> to)
            implements HoldTarget {
        /// Whether a unit that was accepted then is in it.
        public boolean covers(Instant accepted) {
            return !accepted.isBefore(from) && to.filter(accepted::isAfter).isEmpty();
        }

        @Override
        public Optional<Problem> problem(Instant now) {
            Instant end = to.orElse(now);
            if (from.isAfter(now) || end.isAfter(now)) {
                return Optional.of(Problem.FUTURE_WINDOW);
            }
            return end.isBefore(from)
                    ? Optional.of(Problem.REVERSED_WINDOW)
                    : Problem.LONG_WINDOW.when(
                            Duration.between(from, end).compareTo(LONGEST_WINDOW) > 0);
        }

        @Override
        public Reason description() {
            return to.map(end -> Reason.of("hold.time", station, Reason.day(from), Reason.day(end)))
                    .orElseGet(() -> Reason.of("hold.time.open", station, Reason.day(from)));
        }
    }

    /// A quantity that no code names, under a tag. No scan is of it.
    ///
    /// @param tag as it is written on the tag
    /// @param quantity in pieces
    /// @param content what it is, in words
    record Tagged(String tag, int quantity, String content) implements HoldTarget {
        @Override
        public Optional<Problem> problem(Instant now) {
            return tag.isBlank() || tag.length() > LONGEST_TAG
                    ? Optional.of(Problem.NO_TAG)
                    : Problem.WRONG_QUANTITY
                            .when(quantity < 1 || quantity > MAX_QUANTITY)
                            .or(() ->
                                    Problem.LONG_CONTENT.when(content.length() > LONGEST_CONTENT));
        }

        @Override
        public Reason description() {
            return Reason.of("hold.tagged", quantity, tag, content);
        }
    }

    /// So many units may be held by one entry.
    int MAX_UNITS = 1_000;

    /// The largest quantity under one tag, in pieces.
    int MAX_QUANTITY = 1_000_000;

    /// The longest text on a tag, in characters.
    int LONGEST_TAG = 40;

    /// The longest text that says what is under a tag, in characters.
    int LONGEST_CONTENT = 200;

    /// The longest time that one hold may cover.
    Duration LONGEST_WINDOW = Duration.ofDays(7);

    /// Why a target cannot be held.
    enum Problem {
        /// It names no unit.
        NO_UNITS,
        /// It names more than [#MAX_UNITS].
        TOO_MANY_UNITS,
        /// The serials at both ends of a range differ in length.
        UNEQUAL_LENGTH,
        /// The first serial of a range comes after the last.
        REVERSED_RANGE,
        /// A window begins or ends in the future.
        FUTURE_WINDOW,
        /// A window ends before it begins.
        REVERSED_WINDOW,
        /// A window is longer than [#LONGEST_WINDOW].
        LONG_WINDOW,
        /// A quantity has no tag, or one that is longer than [#LONGEST_TAG].
        NO_TAG,
        /// A quantity is not between 1 and [#MAX_QUANTITY].
        WRONG_QUANTITY,
        /// What is under a tag takes more than [#LONGEST_CONTENT] to say.
        LONG_CONTENT;

        private Optional<Problem> when(boolean stands) {
            return stands ? Optional.of(this) : Optional.empty();
        }
    }

    /// Why it cannot be held; empty if it can.
    Optional<Problem> problem(Instant now);

    /// What it is, for people.
    Reason description();

    /// Whether units of it may be read at other terminals of the site: it covers units by their codes, and not by what
    /// one terminal did.
    default boolean isOfWholeSite() {
        return switch (this) {
            case WholeLot _, SerialRange _, Units _ -> true;
            case StationTime _, Tagged _ -> false;
        };
    }

    /// The units that it names; none where it covers them by a rule.
    default List<UnitId> units() {
        return List.of();
    }
}
