package org.cordon.core.unit;

import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.linedata.LineReport;

import java.time.Instant;
import java.util.Optional;

/// One line of the life of a unit or lot.
///
/// @param kind what happened
/// @param entry that records it; its place gives the order
/// @param happened when, by the clock of the device or system that says so; order does not follow from it
/// @param report the report, if a line system says so
/// @param listing the list of the order, if that says so
public record LifeLine(
        Kind kind,
        Entry entry,
        Instant happened,
        Optional<LineReport> report,
        Optional<Listing> listing) {
    /// What happened.
    public enum Kind {
        /// An order gave its serial out.
        ALLOCATED,
        /// An order lists it.
        LISTED,
        /// A line system says that its code is on product.
        COMMISSIONED,
        /// A line system says that it stands in a container.
        PACKED,
        /// A line system says that it was taken out of one.
        UNPACKED,
        /// A line system says that it was taken off.
        REPORTED_REJECTED,
        /// A line system says that it was put back, or a person put it back.
        REINTRODUCED,
        /// A line system says that it was taken as a sample, which may be put back.
        SAMPLE_TAKEN,
        /// A line system says that it never comes back.
        ENDED,
        /// It was read.
        READ,
        /// A helper code that stands for it was read.
        READ_BY_HELPER,
        /// A reject took it off the belt.
        REJECTED,
        /// It went into quarantine.
        HELD,
        /// It came out of quarantine.
        RELEASED,
        /// An alarm about it was raised.
        ALARM,
        /// Something was done about its alarm.
        ALARM_HANDLED,
        /// Containment began with it.
        INCIDENT,
        /// Where what is held for its incident stands.
        LOCATION,
        /// Anything else that an entry says of it.
        RECORDED
    }

    /// What is recorded by one entry.
    static LifeLine of(Kind kind, Entry entry, Instant happened) {
        return new LifeLine(kind, entry, happened, Optional.empty(), Optional.empty());
    }

    /// What the entry says.
    public JournalEvent event() {
        return entry.event();
    }
}
