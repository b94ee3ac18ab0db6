package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// Coupons of North America (GS1 North American coupon application guideline).
final class CouponRules {
    private static final String PREFIX_LENGTHS = "0123456";
    private static final String VALUE_LENGTHS = "12345";
    private static final String REQUIREMENTS = "012349";
    private static final String ANY = "0123456789";

    private CouponRules() {}

    /// AI 8112: a coupon whose offer is kept in a file.
    static Optional<ValueIssue> positiveOffer(byte[] data, int from, int to) {
        CouponData coupon = new CouponData(data, from, to);
        coupon.code("01", Fault.COUPON_MISSING_FORMAT_CODE, Fault.COUPON_INVALID_FORMAT_CODE);
        coupon.sized(
                PREFIX_LENGTHS,
                6,
                Fault.COUPON_MISSING_FUNDER_VLI,
                Fault.COUPON_INVALID_FUNDER_LENGTH,
                Fault.COUPON_TRUNCATED_FUNDER);
        coupon.field(6, Fault.COUPON_TRUNCATED_OFFER_CODE);
        serial(coupon);
        coupon.end();
        return coupon.finding();
    }

    /// AI 8110: a coupon that says itself what it gives for what.
    static Optional<ValueIssue> coupon(byte[] data, int from, int to) {
        CouponData coupon = new CouponData(data, from, to);
        coupon.sized(
                PREFIX_LENGTHS,
                6,
                Fault.COUPON_MISSING_GCP_VLI,
                Fault.COUPON_INVALID_GCP_LENGTH,
                Fault.COUPON_TRUNCATED_GCP);
        coupon.field(6, Fault.COUPON_TRUNCATED_OFFER_CODE);
        coupon.sized(
                VALUE_LENGTHS,
                0,
                Fault.COUPON_MISSING_SAVE_VALUE_VLI,
                Fault.COUPON_INVALID_SAVE_VALUE_LENGTH,
                Fault.COUPON_TRUNCATED_SAVE_VALUE);
        firstPurchase(coupon);
        if (coupon.begins('1')) {
            secondPurchase(coupon);
        }
        if (coupon.begins('2')) {
            thirdPurchase(coupon);
        }
        days(coupon);
        if (coupon.begins('5')) {
            serial(coupon);
        }
        if (coupon.begins('6')) {
            coupon.sized(
                    "1234567",
                    6,
                    Fault.COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI,
                    Fault.COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH,
                    Fault.COUPON_TRUNCATED_RETAILER_GCP_OR_GLN);
        }
        if (coupon.begins('9')) {
            miscellaneous(coupon);
        }
        coupon.end();
        return coupon.finding();
    }

    private static void firstPurchase(CouponData coupon) {
        coupon.sized(
                VALUE_LENGTHS,
                0,
                Fault.COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI,
                Fault.COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH,
                Fault.COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT);
        coupon.code(
                REQUIREMENTS,
                Fault.COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE,
                Fault.COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE);
        coupon.field(3, Fault.COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE);
    }

    private static void secondPurchase(CouponData coupon) {
        coupon.code(
                "0123",
                Fault.COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE,
                Fault.COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE);
        coupon.sized(
                VALUE_LENGTHS,
                0,
                Fault.COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI,
                Fault.COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH,
                Fault.COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT);
        coupon.code(
                REQUIREMENTS,
                Fault.COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE,
                Fault.COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE);
        coupon.field(3, Fault.COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE);
        coupon.sizedOrNone(
                PREFIX_LENGTHS,
                6,
                Fault.COUPON_MISSING_2ND_PURCHASE_GCP_VLI,
                Fault.COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH,
                Fault.COUPON_TRUNCATED_2ND_PURCHASE_GCP);
    }

    private static void thirdPurchase(CouponData coupon) {
        coupon.sized(
                VALUE_LENGTHS,
                0,
                Fault.COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI,
                Fault.COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH,
                Fault.COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT);
        coupon.code(
                REQUIREMENTS,
                Fault.COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE,
                Fault.COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE);
        coupon.field(3, Fault.COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE);
        coupon.sizedOrNone(
                PREFIX_LENGTHS,
                6,
                Fault.COUPON_MISSING_3RD_PURCHASE_GCP_VLI,
                Fault.COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH,
                Fault.COUPON_TRUNCATED_3RD_PURCHASE_GCP);
    }

    /// Expiration and start, each behind its mark; together they must be in order.
    private static void days(CouponData coupon) {
        int begin = coupon.at();
        boolean expires = coupon.begins('3');
        if (expires) {
            coupon.day(
                    Fault.COUPON_TOO_SHORT_FOR_EXPIRATION_DATE,
                    Fault.COUPON_INVALID_EXPIRATION_DATE);
        }
        int between = coupon.at();
        boolean starts = coupon.begins('4');
        if (starts) {
            coupon.day(Fault.COUPON_TOO_SHORT_FOR_START_DATE, Fault.COUPON_INVALID_START_DATE);
        }
        if (expires && starts && coupon.isBefore(begin + 1, between + 1)) {
            coupon.wrongSince(begin, Fault.COUPON_EXPIRATION_BEFORE_START);
        }
    }

    private static void serial(CouponData coupon) {
        coupon.sized(
                ANY,
                6,
                Fault.COUPON_MISSING_SERIAL_NUMBER_VLI,
                Fault.COUPON_MISSING_SERIAL_NUMBER_VLI,
                Fault.COUPON_TRUNCATED_SERIAL_NUMBER);
    }

    private static void miscellaneous(CouponData coupon) {
        coupon.code(
                "01256",
                Fault.COUPON_MISSING_SAVE_VALUE_CODE,
                Fault.COUPON_INVALID_SAVE_VALUE_CODE);
        coupon.code(
                "012",
                Fault.COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM,
                Fault.COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM);
        coupon.code(
                ANY,
                Fault.COUPON_MISSING_STORE_COUPON_FLAG,
                Fault.COUPON_MISSING_STORE_COUPON_FLAG);
        coupon.code(
                "01",
                Fault.COUPON_MISSING_DONT_MULTIPLY_FLAG,
                Fault.COUPON_INVALID_DONT_MULTIPLY_FLAG);
    }
}
