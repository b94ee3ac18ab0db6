package org.cordon.core.event;

/// What a scan means for the alarms of its terminal. Part of the scan's own entry, so that nothing can fall
/// between a scan and its alarm.
public sealed interface ScanAlarm {
    /// It raises an alarm, which is named by its entry.
    record Raised() implements ScanAlarm {}

    /// It joins an alarm that is open.
    record Joined(AlarmId alarm) implements ScanAlarm {}

    /// It needs no person, though its verdict would.
    record NotRaised() implements ScanAlarm {}
}
