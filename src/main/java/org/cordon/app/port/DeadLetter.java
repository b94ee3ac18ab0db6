package org.cordon.app.port;

import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;

/// An entry that a site store refused, or keeps and could not tell the other terminals of.
///
/// @param reason why it does not fit, in its words
public record DeadLetter(StreamId stream, LogPosition position, String reason) {}
