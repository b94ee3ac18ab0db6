package org.cordon.adapter.sql;

/// What may be done with an H2 file that cannot be used as it is. No policy deletes anything: a file that is
/// replaced is set aside under a name of its own.
public enum DamagePolicy {
    /// A projection of the journal. Tables of any other version, and a file that is shown to be damaged, are
    /// set aside; an empty file takes their place and is filled from the journal.
    REBUILD,

    /// A copy of what somebody else holds, which may be out of reach for long. Tables are upgraded and keep
    /// their rows; tables of a newer version are refused; only a file that is shown to be damaged is set
    /// aside.
    MIGRATE,

    /// The only or the second copy of a record. Tables are upgraded; a newer version and damage are
    /// refused, for a person to look at.
    KEEP
}
