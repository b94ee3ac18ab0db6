package org.cordon.core.scanner.qualification;

/// What to set, and where.
public sealed interface Recommendation {
    /// The finding it puts right.
    CheckFinding finding();

    /// In Cordon's settings of the scanner.
    ///
    /// @param key as in the settings file, after the scanner's prefix, such as `terminators`
    /// @param value as in the settings file, such as `CR`
    record InCordon(CheckFinding finding, String key, String value) implements Recommendation {}

    /// On the device, or on the computer it types into; how is told in words.
    record AtDevice(CheckFinding finding) implements Recommendation {}
}
