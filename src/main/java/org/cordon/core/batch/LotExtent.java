package org.cordon.core.batch;

/// How much of its lot a batch on this line was.
public enum LotExtent {
    /// All of it.
    WHOLE,
    /// A part; another order takes the lot up again.
    PART,
    /// A part; another line makes packs of the same lot.
    SHARED_WITH_OTHER_LINE
}
