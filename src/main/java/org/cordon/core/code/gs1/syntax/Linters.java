package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// Carries out the rules for the content of components. Creates no object as long as nothing is wrong,
/// coupons apart. Unchangeable; any thread.
///
/// @param lists countries, currencies and other codes that content is looked up in
public record Linters(CodeLists lists) {
    /// Applies one rule to one component.
    ///
    /// @param from where its content begins in `data`
    /// @param to where it ends, exclusive
    /// @return the first thing that is wrong; empty when nothing is
    public Optional<ValueIssue> check(Linter linter, byte[] data, int from, int to) {
        return switch (linter) {
            case CSETNUMERIC -> ByteRanges.digits(data, from, to);
            case CSET82 -> CharacterRules.set82(data, from, to);
            case CSET39 -> CharacterRules.set39(data, from, to);
            case CSET64 -> CharacterRules.base64(data, from, to);
            case CSUM -> CheckRules.digit(data, from, to);
            case CSUMALPHA -> CheckRules.pair(data, from, to);
            case GCPPOS1 -> CheckRules.prefix(data, from, to, 0);
            case GCPPOS2 -> CheckRules.prefix(data, from, to, 1);
            case HASNONDIGIT -> CharacterRules.hasNonDigit(data, from, to);
            case HH -> DateRules.hour(data, from, to);
            case HHMI -> DateRules.hourAndMinute(data, from, to);
            case HYPHEN -> CharacterRules.hyphen(data, from, to);
            case IBAN -> AccountRule.check(lists, data, from, to);
            case IMPORTERIDX -> CharacterRules.importerIndex(data, from, to);
            case ISO3166 -> listed(lists.countries(), Fault.NOT_ISO3166, data, from, to);
            case ISO3166999 -> countryOrSeveral(data, from, to);
            case ISO3166ALPHA2 ->
                    listed(lists.countryLetters(), Fault.NOT_ISO3166_ALPHA2, data, from, to);
            case ISO4217 -> listed(lists.currencies(), Fault.NOT_ISO4217, data, from, to);
            case ISO5218 ->
                    NumberRules.oneOf("0129", Fault.INVALID_BIOLOGICAL_SEX_CODE, data, from, to);
            case LATITUDE -> NumberRules.latitude(data, from, to);
            case LONGITUDE -> NumberRules.longitude(data, from, to);
            case MEDIATYPE -> listed(lists.mediaTypes(), Fault.INVALID_MEDIA_TYPE, data, from, to);
            case MI -> DateRules.minute(data, from, to);
            case NONZERO -> NumberRules.nonZero(data, from, to);
            case NOZEROPREFIX -> NumberRules.noZeroPrefix(data, from, to);
            case PACKAGETYPE ->
                    listed(lists.packageTypes(), Fault.INVALID_PACKAGE_TYPE, data, from, to);
            case PCENC -> CharacterRules.percent(data, from, to);
            case PIECEOFTOTAL -> NumberRules.pieceOfTotal(data, from, to);
            case POSINSEQSLASH -> NumberRules.positionInSequence(data, from, to);
            case SS -> DateRules.second(data, from, to);
            case WINDING ->
                    NumberRules.oneOf("019", Fault.INVALID_WINDING_DIRECTION, data, from, to);
            case YESNO -> NumberRules.oneOf("01", Fault.NOT_ZERO_OR_ONE, data, from, to);
            case YYMMD0 -> DateRules.day(2, true, data, from, to);
            case YYMMDD -> DateRules.day(2, false, data, from, to);
            case YYYYMMD0 -> DateRules.day(4, true, data, from, to);
            case YYYYMMDD -> DateRules.day(4, false, data, from, to);
            case ZERO -> NumberRules.zero(data, from, to);
            case COUPONCODE -> CouponRules.coupon(data, from, to);
            case COUPONPOSOFFER -> CouponRules.positiveOffer(data, from, to);
        };
    }

    private static Optional<ValueIssue> listed(
            CodeList list, Fault fault, byte[] data, int from, int to) {
        return ByteRanges.badUnless(list.contains(data, from, to), fault, from, to);
    }

    private Optional<ValueIssue> countryOrSeveral(byte[] data, int from, int to) {
        boolean several =
                to - from == 3
                        && data[from] == '9'
                        && data[from + 1] == '9'
                        && data[from + 2] == '9';
        return several
                ? Optional.empty()
                : listed(lists.countries(), Fault.NOT_ISO3166_OR_999, data, from, to);
    }
}
