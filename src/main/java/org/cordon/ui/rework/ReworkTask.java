package org.cordon.ui.rework;

/// What is done at the rework station.
public enum ReworkTask {
    /// A pack is put back, a container packed anew.
    BY_SCAN,
    /// A rejected unit is put back onto the line.
    PUT_BACK,
    /// A container is opened.
    OPEN,
    /// A unit in a container is replaced by another one.
    REPLACE,
    /// All that is in a container is scanned and recorded.
    PACK_ANEW
}
