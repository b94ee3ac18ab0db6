package org.cordon.core.scanner;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How the messages of a device are told apart in its stream of bytes.
///
/// @param terminators what ends a message; empty only if `idleGap` is set
/// @param header what each message begins with; removed from frames. Empty bytes mean none. Where
///     one is set, a message without it is half a message. A header of one control character, such
///     as STX, starts a new message wherever it stands
/// @param idleGap a pause that ends a message like a terminator does, for devices that send none
/// @param stall a pause after which what has come is given up as half a message, so that it never
///     grows together with the next one
/// @param maxLength the longest message in bytes, header included, 1 to 65,536. The largest
///     DataMatrix holds 3,116 digits (ISO/IEC 16022)
public record Framing(
        Set<Terminator> terminators,
        Bytes header,
        Optional<Duration> idleGap,
        Duration stall,
        int maxLength) {
    /// CR, LF or both in this order, no header, at most 4,096 bytes: what most readers send.
    public static final Framing USUAL =
            new Framing(
                    EnumSet.of(Terminator.CR, Terminator.LF),
                    Bytes.of(),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    4096);

    /// Refuses what could never frame a message.
    ///
    /// @throws IllegalArgumentException naming what is wrong
    public Framing {
        terminators = Collections.unmodifiableSet(copy(terminators));
        if (terminators.isEmpty() && idleGap.isEmpty()) {
            throw new IllegalArgumentException("neither a terminator nor an idle gap ends a frame");
        }
        if (idleGap.isPresent() && !idleGap.get().isPositive()) {
            throw new IllegalArgumentException("idle gap must be above 0: " + idleGap.get());
        }
        if (!stall.isPositive()) {
            throw new IllegalArgumentException("stall must be above 0: " + stall);
        }
        if (maxLength < 1 || maxLength > 65_536) {
            throw new IllegalArgumentException("max length must be 1 to 65536: " + maxLength);
        }
        if (header.length() >= maxLength) {
            throw new IllegalArgumentException("header is as long as the longest frame");
        }
    }

    private static Set<Terminator> copy(Set<Terminator> given) {
        return given.isEmpty() ? EnumSet.noneOf(Terminator.class) : EnumSet.copyOf(given);
    }
}
