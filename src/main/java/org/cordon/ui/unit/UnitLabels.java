package org.cordon.ui.unit;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.records.EventLabels;

/// Names and times as other screens show them.
public record UnitLabels(EventLabels events, PersonNames names, TimeFormats moments) {
    UnitTexts texts(Messages messages) {
        return new UnitTexts(messages, events, names, moments);
    }
}
