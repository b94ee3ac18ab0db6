package org.cordon.app.epcis;

import java.time.Instant;

/// An event that the repository has refused. It waits for a person, and stops none behind it.
///
/// @param epoch of the entry that it comes from
/// @param seq of the same, in ACTS
/// @param reason in the repository's words
/// @param at when it was refused last
public record EpcisDeadLetter(int epoch, long seq, String reason, Instant at) {}
