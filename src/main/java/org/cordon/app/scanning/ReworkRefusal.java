package org.cordon.app.scanning;

import org.cordon.app.command.Refused;
import org.cordon.core.text.Reason;

/// Why something is not done at the rework station.
public record ReworkRefusal(Reason.Coded why) implements Refused.Reason {}
