package org.cordon.core.batch;

/// What a check while a batch is made is of.
public enum CheckKind {
    /// Known bad codes were sent through: were all rejected?
    CHALLENGE_TEST,
    /// Packs were taken out and looked at, in the interval of the batch record.
    IN_PROCESS_CONTROL,
    /// The grade of printed codes was measured.
    PRINT_QUALITY,
    /// A reject took off what it had to, and its sensor told it.
    REJECT_TEST,
    /// Something else, which the remark names.
    OTHER
}
