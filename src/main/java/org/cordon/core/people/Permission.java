package org.cordon.core.people;

/// What a person may be allowed to do. Looking at things needs none.
public enum Permission {
    /// Put units on hold.
    HOLD,
    /// Take units off hold.
    RELEASE,
    /// Record that alarms were seen.
    ACKNOWLEDGE_ALARM,
    /// Put alarms away for some time.
    SHELVE_ALARM,
    /// End alarms, with a reason.
    CLOSE_ALARM,
    /// Start an incident, record its details and complete its steps.
    LEAD_INCIDENT,
    /// Prepare, save and print reports.
    ISSUE_REPORT,
    /// Load an order and make it the active one.
    LOAD_ORDER,
    /// Attach scanners, change and remove them.
    SET_UP_SCANNER,
    /// Add stations and machines to the line, change, move and remove them.
    SET_UP_STATIONS,
    /// Record what the qualification of a scanner came to.
    QUALIFY_SCANNER,
    /// Add users.
    ADD_USER,
    /// Continue recording after somebody altered the journal.
    CONTINUE_RECORDING,
    /// Try at once to reach the site store or the EPCIS repository, and deliver dead letters again.
    RETRY_DELIVERY,
    /// Write dead letters to a file.
    EXPORT_DEAD_LETTERS,
    /// Make a backup at once.
    MAKE_BACKUP,
    /// Confirm as a second person what another one does.
    CONFIRM_AS_SECOND_PERSON,
    /// Clear the line, set it up, start, pause and resume a batch, and record checks.
    RUN_BATCH,
    /// Close a batch, give it up or reopen it.
    CLOSE_BATCH,
    /// Check what is in containers.
    CHECK_CONTAINER,
    /// Open containers, pack them anew and replace units in them.
    REWORK_CONTAINER,
    /// Put units back onto the line.
    REINTRODUCE_UNIT
}
