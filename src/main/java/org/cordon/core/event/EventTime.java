package org.cordon.core.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When an entry was made. Order comes from sequence numbers, never from this.
///
/// @param at wall clock
/// @param zone the terminal's zone, so that a person can be shown local time for ever
/// @param clockOffset measured distance to a time source (ours minus true); empty when none answers
public record EventTime(Instant at, ZoneId zone, Optional<Duration> clockOffset) {}
