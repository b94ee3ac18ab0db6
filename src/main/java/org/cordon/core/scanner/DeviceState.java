package org.cordon.core.scanner;

/// What a scanner is doing.
public enum DeviceState {
    /// Open, and it has sent something lately.
    READING,
    /// Open, and nothing has come for a while.
    SILENT,
    /// Gone; waiting to be tried again.
    LOST,
    /// Being opened again.
    REOPENING
}
