package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;
import org.cordon.core.text.Messages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells the encoding of an XML text from its first bytes: the byte order mark, else how the first
/// character is written, else the XML declaration, else UTF-8 (XML 1.0, appendix F).
final class XmlEncoding {
    private static final Messages TEXT = Messages.of(XmlEncoding.class);
    private static final int LONGEST_DECLARATION = 512;
    private static final Pattern DECLARED =
            Pattern.compile(
                    "^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private XmlEncoding() {}

    /// @throws OrderRefused if it is none that is read
    static Charset of(byte[] head) {
        int two = word(head, 0);
        int four = (two << 16) | word(head, 2);
        if (four == 0xFFFE0000 || four == 0x0000FEFF || four == 0x3C000000 || four == 0x0000003C) {
            throw refused("UTF-32");
        }
        return switch (two) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            case 0xEFBB -> StandardCharsets.UTF_8;
            default -> declared(head);
        };
    }

    private static int word(byte[] head, int at) {
        return head.length < at + 2 ? 1 : ((head[at] & 0xFF) << 8) | (head[at + 1] & 0xFF);
    }

    private static Charset declared(byte[] head) {
        int length = Math.min(head.length, LONGEST_DECLARATION);
        Matcher declared =
                DECLARED.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        return switch (declared.group(1).toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "US-ASCII", "ASCII" -> StandardCharsets.US_ASCII;
            case "ISO-8859-1", "LATIN1" -> StandardCharsets.ISO_8859_1;
            case "WINDOWS-1252" -> Charset.forName("windows-1252");
            case "UTF-16", "UTF-16LE", "UTF-16BE" ->
                    throw new OrderRefused(
                            TEXT.get("epcis.place.document"),
                            "encoding",
                            TEXT.get("epcis.xml.no-utf-16", declared.group(1)));
            default -> throw refused(declared.group(1));
        };
    }

    private static OrderRefused refused(String encoding) {
        return new OrderRefused(
                TEXT.get("epcis.place.document"),
                "encoding",
                TEXT.get("epcis.xml.encoding", encoding));
    }
}
