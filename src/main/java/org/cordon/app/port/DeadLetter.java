package org.cordon.app.port;

import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;

/// An entry that the store holds by index but could not show in its lists.
///
/// @param reason why it does not fit, in words
public record DeadLetter(StreamId stream, LogPosition position, String reason) {}
