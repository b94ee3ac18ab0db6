package org.cordon.core.scanner;

import java.util.Optional;

/// What a device is sent, for its own beeper, lamp and trigger. An absent one is not sent.
///
/// @param accept after a scan that is accepted
/// @param reject after any other
/// @param lock when a verdict must be answered by a person
/// @param unlock when the last of them is
public record ScannerReplies(
        Optional<Bytes> accept,
        Optional<Bytes> reject,
        Optional<Bytes> lock,
        Optional<Bytes> unlock) {
    /// A device that is told nothing.
    public static final ScannerReplies NONE =
            new ScannerReplies(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// What there is to tell.
    public enum Kind {
        /// The scan is accepted.
        ACCEPT,
        /// The scan is not accepted.
        REJECT,
        /// A person must answer first.
        LOCK,
        /// All is answered.
        UNLOCK
    }

    /// What to send.
    public Optional<Bytes> of(Kind kind) {
        return switch (kind) {
            case ACCEPT -> accept;
            case REJECT -> reject;
            case LOCK -> lock;
            case UNLOCK -> unlock;
        };
    }
}
