package org.cordon.core.scanner;

/// What a scanner sees, and so what its scans may mean.
public enum DeviceRole {
    /// Sees each pack once as it passes: a second look at a serial is a duplicate, and packs after
    /// a case label are checked against that case.
    INLINE,
    /// Held by a person, who may scan anything any number of times.
    HANDHELD
}
