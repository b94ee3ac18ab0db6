package org.cordon.core.line;

/// What several scanners of one station say together.
public enum Combine {
    /// Each read counts: one of them is enough.
    ANY,
    /// Each of them must read the unit.
    ALL,
    /// Each of them reads a part of what is there, such as half of a layer.
    UNION
}
