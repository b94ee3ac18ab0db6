package org.cordon.core.epcis;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.UnitId;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of units as EPCIS events carry them: the EPC URN (EPC Tag Data Standard, sections 6 and 7)
/// or a GS1 Digital Link URI (CBV 2.0, section 8.2).
public final class Epc {
    /// No name of a unit is longer.
    static final int MAX_LENGTH = 400;

    private static final Pattern SGTIN =
            Pattern.compile("urn:epc:id:sgtin:(\\d{6,12})\\.(\\d{1,7})\\.(.+)");
    private static final Pattern SSCC =
            Pattern.compile("urn:epc:id:sscc:(\\d{6,12})\\.(\\d{5,11})");
    private static final Pattern CLASS =
            Pattern.compile("urn:epc:idpat:sgtin:(\\d{6,12})\\.(\\d{1,7})\\.\\*");
    private static final Pattern LINK_CLASS =
            Pattern.compile("https?://[^/?#]+(?:/[^?#]*)?/01/(\\d{8,14})");
    private static final Pattern LINK_SGTIN =
            Pattern.compile("https?://[^/?#]+(?:/[^?#]*)?/01/(\\d{8,14})/21/([^/?#]+)");
    private static final Pattern LINK_SSCC =
            Pattern.compile("https?://[^/?#]+(?:/[^?#]*)?/00/(\\d{18})");

    /// Characters of a serial that a URI path segment must not carry as they are.
    private static final String ESCAPED = "\"%&/<>?+,;:='!()*";

    private Epc() {}

    /// Reads a name.
    ///
    /// A Digital Link may stand on any domain; its GTIN may have 8, 12, 13 or 14 digits.
    ///
    /// @throws IllegalArgumentException saying why it names no pack and no container
    public static UnitId parse(String epc) {
        if (epc.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "longer than " + MAX_LENGTH + " characters, no unit has such a name");
        }
        Matcher m = SGTIN.matcher(epc);
        if (m.matches()) {
            return new UnitId.Sgtin(gtin(m.group(1), m.group(2)), new Serial(decoded(m.group(3))));
        }
        m = SSCC.matcher(epc);
        if (m.matches()) {
            return sscc(m.group(1), m.group(2));
        }
        m = LINK_SGTIN.matcher(epc);
        if (m.matches()) {
            return new UnitId.Sgtin(gtin(m.group(1)), new Serial(decoded(m.group(2))));
        }
        m = LINK_SSCC.matcher(epc);
        if (m.matches()) {
            return new UnitId.Container(new Sscc(m.group(1)));
        }
        throw new IllegalArgumentException(
                "not an SGTIN or SSCC, neither as urn:epc:id nor as GS1 Digital Link: " + epc);
    }

    /// Reads the name of a product, as master data carries it.
    ///
    /// @return empty if it is anything but all serials of one GTIN
    public static Optional<Gtin> parseClass(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher pattern = CLASS.matcher(name);
            if (pattern.matches()) {
                return Optional.of(gtin(pattern.group(1), pattern.group(2)));
            }
            Matcher link = LINK_CLASS.matcher(name);
            return link.matches() ? Optional.of(gtin(link.group(1))) : Optional.empty();
        } catch (IllegalArgumentException wrongDigits) {
            return Optional.empty();
        }
    }

    private static Gtin gtin(String prefix, String item) {
        if (prefix.length() + item.length() != 13) {
            throw new IllegalArgumentException(
                    "company prefix and item reference must have 13 digits together: "
                            + prefix
                            + "."
                            + item);
        }
        String body = item.charAt(0) + prefix + item.substring(1);
        return new Gtin(body + CheckDigit.of(body));
    }

    private static UnitId sscc(String prefix, String reference) {
        if (prefix.length() + reference.length() != 17) {
            throw new IllegalArgumentException(
                    "company prefix and serial reference must have 17 digits together: "
                            + prefix
                            + "."
                            + reference);
        }
        String body = reference.charAt(0) + prefix + reference.substring(1);
        return new UnitId.Container(new Sscc(body + CheckDigit.of(body)));
    }

    private static Gtin gtin(String digits) {
        return switch (digits.length()) {
            case 8, 12, 13, 14 -> new Gtin("0".repeat(14 - digits.length()) + digits);
            default ->
                    throw new IllegalArgumentException(
                            "a GTIN has 8, 12, 13 or 14 digits: " + digits);
        };
    }

    /// Writes a name as EPC URN.
    ///
    /// @param prefixLength digits of the company prefix, 6 to 12
    public static String urn(UnitId unit, int prefixLength) {
        if (prefixLength < 6 || prefixLength > 12) {
            throw new IllegalArgumentException("a company prefix has 6 to 12 digits");
        }
        return switch (unit) {
            case UnitId.Sgtin(Gtin(String digits), Serial(String serial)) ->
                    "urn:epc:id:sgtin:%s.%s%s.%s"
                            .formatted(
                                    digits.substring(1, 1 + prefixLength),
                                    digits.charAt(0),
                                    digits.substring(1 + prefixLength, 13),
                                    encoded(serial));
            case UnitId.Container(Sscc(String digits)) ->
                    "urn:epc:id:sscc:%s.%s%s"
                            .formatted(
                                    digits.substring(1, 1 + prefixLength),
                                    digits.charAt(0),
                                    digits.substring(1 + prefixLength, 17));
        };
    }

    /// Writes a name as canonical GS1 Digital Link.
    public static String digitalLink(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin(Gtin gtin, Serial(String serial)) ->
                    "https://id.gs1.org/01/" + gtin + "/21/" + encoded(serial);
            case UnitId.Container(Sscc sscc) -> "https://id.gs1.org/00/" + sscc;
        };
    }

    private static String encoded(String serial) {
        StringBuilder out = new StringBuilder(serial.length() + 8);
        for (int i = 0; i < serial.length(); i++) {
            char c = serial.charAt(i);
            if (ESCAPED.indexOf(c) >= 0) {
                out.append("%%%02X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String decoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || c < 0x21) {
                throw new IllegalArgumentException(
                        "character U+%04X must not stand in a URI".formatted((int) c));
            }
            if (c != '%') {
                out.append(c);
                continue;
            }
            int high = i + 2 < text.length() ? hex(text, i + 1) : -1;
            int low = i + 2 < text.length() ? hex(text, i + 2) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException(
                        "% must be followed by two hexadecimal digits: " + text);
            }
            if (high > 7) {
                throw new IllegalArgumentException(
                        "%"
                                + text.substring(i + 1, i + 3)
                                + " stands for no character of a serial");
            }
            out.append((char) (high * 16 + low));
            i += 2;
        }
        return out.toString();
    }

    private static int hex(String text, int at) {
        char c = text.charAt(at);
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
