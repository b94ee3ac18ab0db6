package org.cordon.sim.plant;

/// Codes of one plant, as its scanners transmit them. Numbers of packs and containers count from 1; equal
/// numbers have equal codes, and no two of one kind have the same.
final class PlantCodes {
    /// Without characters that people confuse.
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String PREFIX = "4012345";

    private final long seed;

    PlantCodes(long seed) {
        this.seed = seed;
    }

    /// What a printer is told to print besides the serial.
    ///
    /// @param pool serials of another pool are other serials
    record Job(int pool, String gtin, String lot, String expiry) {
        static final Job OWN = new Job(0, gtin("0" + PREFIX + "00000"), "K2411A", "281130");
        static final Job OTHER_LOT = new Job(0, OWN.gtin, "K2409F", OWN.expiry);
        static final Job OTHER_EXPIRY = new Job(0, OWN.gtin, OWN.lot, "291130");
        static final Job OTHER_PRODUCT =
                new Job(1, gtin("0" + PREFIX + "01111"), "M1207", "280630");
        static final Job PREVIOUS_LOT = new Job(2, OWN.gtin, "K2410B", "280531");
        static final Job CHALLENGE = new Job(3, OWN.gtin, "TEST", OWN.expiry);
        static final Job BUNDLE = new Job(4, gtin("1" + PREFIX + "00000"), OWN.lot, OWN.expiry);

        private static String gtin(String body) {
            return body + checkDigit(body);
        }
    }

    String serial(int pool, long number) {
        return base32(number + ((long) pool << 34));
    }

    /// GTIN and serial as order files name a unit.
    static String key(Job job, String serial) {
        return "01" + job.gtin + "21" + serial;
    }

    /// A GS1 DataMatrix.
    static String label(Job job, String serial) {
        return "]d2" + key(job, serial) + "{GS}17" + job.expiry + "10" + job.lot;
    }

    /// The code on a bottle's bottom, a DataMatrix that is not GS1.
    String helper(long pack) {
        return "]d1" + base32(pack + (5L << 34));
    }

    static String caseKey(long number) {
        return sscc('3', number);
    }

    static String palletKey(long number) {
        return sscc('0', number);
    }

    /// A GS1-128.
    static String label(String sscc) {
        return "]C1" + sscc;
    }

    private static String sscc(char extension, long number) {
        String body = extension + PREFIX + "%09d".formatted(number);
        return "00" + body + checkDigit(body);
    }

    /// Odd factors and shifts to the right only permute the 40 bits: different numbers stay different.
    private String base32(long number) {
        long mixed = number * 0x9E37_79B9_7F4A_7C15L + seed * 0xD1B5_4A32_D192_ED03L;
        for (int round = 0; round < 2; round++) {
            mixed &= (1L << 40) - 1;
            mixed = (mixed ^ mixed >>> 17) * 0xD1B5_4A32_D192_ED03L;
        }
        StringBuilder text = new StringBuilder(8);
        for (int bit = 35; bit >= 0; bit -= 5) {
            text.append(ALPHABET.charAt((int) (mixed >>> bit) & 31));
        }
        return text.toString();
    }

    private static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }
}
