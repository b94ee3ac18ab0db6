package org.cordon.adapter.journal;

/// What a person should do, in words used by several messages.
final class RecoveryMessages {
    /// After a check failed.
    static final String DAMAGED =
            "Nothing was changed. Copy the whole data folder, run \"journal verify\" on the copy,"
                    + " and call support before anyone works on; what the site store holds is"
                    + " unaffected.";

    private RecoveryMessages() {}
}
