package org.cordon.app.container;

import org.cordon.core.container.Answer;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.ContainerCheck;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.Optional;

/// How the container stands that is checked or packed anew.
///
/// @param number higher for a later status
/// @param check empty while none is under way
/// @param answer to the last scan; empty before the first
/// @param other label that was scanned midway, and of which a person must say whether to go over to it
/// @param unfinished what was begun and not finished when the program ended; empty once it is begun again or put away
/// @param done what was finished last, until the next is begun
public record ContainerStatus(
        long number,
        Optional<CheckState> check,
        Optional<Answer> answer,
        Optional<UnitId> other,
        Optional<Unfinished> unfinished,
        Optional<Done> done) {
    /// Nothing was begun.
    public static final ContainerStatus NONE =
            new ContainerStatus(
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// What was begun in an earlier run of the program.
    public record Unfinished(UnitId container, ContainerCheck.Purpose purpose, Instant begun) {}

    /// What was finished.
    public record Done(CheckState state) {}
}
