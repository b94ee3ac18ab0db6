package org.cordon.app.epcis;

import org.cordon.core.event.LogPosition;

import java.time.Instant;

/// An event that the repository has refused. It waits for a person, and stops none behind it.
///
/// @param from the entry of ACTS that it comes from
/// @param reason in the repository's words
/// @param at when it was refused last
public record EpcisDeadLetter(LogPosition from, String reason, Instant at) {}
