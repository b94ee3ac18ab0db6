package org.cordon.core.line;

import java.time.Instant;

/// A unit that was read in set-up or in a challenge and was not approved as product since.
///
/// @param at when it was read so first
public record TestPiece(ReadPurpose purpose, Instant at) {}
