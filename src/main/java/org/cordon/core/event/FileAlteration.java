package org.cordon.core.event;

/// What somebody else did to a file of the journal while the program used it. The names are stored.
public enum FileAlteration {
    /// No file has its name any more: it was deleted, moved or renamed.
    REMOVED,
    /// Another file has its name.
    REPLACED,
    /// It is shorter than what was written.
    SHORTENED,
    /// It was written to.
    OVERWRITTEN
}
