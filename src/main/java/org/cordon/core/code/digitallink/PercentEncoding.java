package org.cordon.core.code.digitallink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Percent-encoding of values in a URI (RFC 3986, section 2.1).
final class PercentEncoding {
    private static final String UNRESERVED = "-._~";

    private PercentEncoding() {}

    /// Writes a value; all but unreserved characters are escaped, those beyond ISO 8859-1 as `?`.
    static String encode(String value) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (byte b : value.getBytes(StandardCharsets.ISO_8859_1)) {
            char c = (char) (b & 0xFF);
            if (isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append("%%%02X".formatted((int) c));
            }
        }
        return out.toString();
    }

    /// Reads a value; a `%` without two hexadecimal digits behind it stays as it is.
    ///
    /// @param offset of the text where it comes from
    /// @param plusIsSpace whether it stands in a query, where forms write a space as `+`
    static SourceMappedText decode(String text, int offset, boolean plusIsSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int[] places = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            places[out.length()] = offset + i;
            char c = text.charAt(i);
            if (c == '%' && isEscape(text, i)) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.append(c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        places[out.length()] = offset + text.length();
        return new SourceMappedText(out.toString(), Arrays.copyOf(places, out.length() + 1));
    }

    /// Whether `%` and two hexadecimal digits stand at a place.
    static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
    }

    static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
