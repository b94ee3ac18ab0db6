package org.cordon.core.order;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// Units with a number each, in tables of numbers: a batch of millions needs 40 to 60 bytes a unit and no object, and
/// a unit that is not there costs one access to memory.
///
/// A unit is known by 127 bits that are made of its name; that two of ten million share them is less likely than
/// one in 10^23. For one thread.
public final class UnitNumbers {
    private static final int FIELDS = 3;
    private static final long MARK = 1;

    // The low bits of a place say which unit it is, from 1; the rest repeats bits of its name. 0
    // for a free place.
    private static final int UNIT_BITS = 27;
    private static final long UNIT = (1L << UNIT_BITS) - 1;

    private long[] places = new long[64];

    // Of each unit in the order in which they came: two halves of the name, the second with MARK
    // as the case may be, and the number.
    private long[] units = new long[32 * FIELDS];
    private int size;
    private long half;
    private long other;
    private Optional<UnitId> named = Optional.empty();

    /// Keeps the number of a unit, unless it has one.
    ///
    /// @return whether it had none
    public boolean add(UnitId unit, long number) {
        int place = place(unit);
        if (places[place] != 0) {
            return false;
        }
        put(place, number, 0);
        return true;
    }

    /// Keeps the number of a unit, whether it has one or not.
    ///
    /// @param marked see [#isMarked]
    public void put(UnitId unit, long number, boolean marked) {
        put(place(unit), number, marked ? MARK : 0);
    }

    private void put(int place, long number, long mark) {
        if (places[place] == 0) {
            if ((size + 1) * FIELDS > units.length) {
                units = Arrays.copyOf(units, Math.addExact(units.length, units.length / 2));
            }
            places[place] = (half & ~UNIT) | ++size;
        }
        int row = row(place);
        units[row] = half;
        units[row + 1] = other | mark;
        units[row + 2] = number;
        if (size * 3L > places.length * 2L) {
            grow();
        }
    }

    public boolean contains(UnitId unit) {
        return places[place(unit)] != 0;
    }

    /// Whether the number that it has was kept with a mark.
    public boolean isMarked(UnitId unit) {
        int place = place(unit);
        return places[place] != 0 && (units[row(place) + 1] & MARK) != 0;
    }

    public OptionalLong get(UnitId unit) {
        int place = place(unit);
        return places[place] == 0 ? OptionalLong.empty() : OptionalLong.of(units[row(place) + 2]);
    }

    private int row(int place) {
        return ((int) (places[place] & UNIT) - 1) * FIELDS;
    }

    /// Where a unit is, or the free place where it belongs.
    private int place(UnitId unit) {
        // A unit is asked for several times in a row.
        if (named.isEmpty() || !named.get().equals(unit)) {
            half = 0x9E37_79B9_7F4A_7C15L;
            other = 0xCBF2_9CE4_8422_2325L;
            switch (unit) {
                case UnitId.Sgtin(var gtin, var serial) -> {
                    name(gtin.digits());
                    name(serial.value());
                }
                case UnitId.Container(var sscc) -> name(sscc.digits());
            }
            other &= ~MARK;
            named = Optional.of(unit);
        }
        int place = first();
        while (places[place] != 0 && !isNamed(place)) {
            place = next(place);
        }
        return place;
    }

    private boolean isNamed(int place) {
        if (((places[place] ^ half) & ~UNIT) != 0) {
            return false;
        }
        int row = row(place);
        return units[row] == half && (units[row + 1] & ~MARK) == other;
    }

    private int first() {
        return (int) (((half ^ other) * 0x9E37_79B9_7F4A_7C15L) >>> 32) & (places.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (places.length - 1);
    }

    private void name(String part) {
        for (int i = 0; i < part.length(); i++) {
            half = (half ^ part.charAt(i)) * 0xD6E8_FEB8_6659_FD93L;
            other = (other ^ part.charAt(i)) * 0x0000_0100_0000_01B3L;
        }
        half ^= half >>> 32;
        other ^= other >>> 29;
    }

    private void grow() {
        places = new long[Math.multiplyExact(places.length, 2)];
        named = Optional.empty();
        for (int unit = 1; unit <= size; unit++) {
            half = units[(unit - 1) * FIELDS];
            other = units[(unit - 1) * FIELDS + 1] & ~MARK;
            int place = first();
            while (places[place] != 0) {
                place = next(place);
            }
            places[place] = (half & ~UNIT) | unit;
        }
    }
}
