package org.cordon.core.code.digitallink;

/// What to let pass beyond the standard.
///
/// @param unknownAis identifiers that the table lacks, with up to 90 characters of set 82
/// @param zeroSuppressedGtin GTINs of 8, 12 or 13 digits, as older links have them; zeros are put in
///     front
/// @param unknownAttributes identifiers that the table lacks as data attributes; needs `unknownAis`
public record LinkOptions(
        boolean unknownAis, boolean zeroSuppressedGtin, boolean unknownAttributes) {
    /// The standard and nothing beyond it.
    public static final LinkOptions STRICT = new LinkOptions(false, false, false);
}
