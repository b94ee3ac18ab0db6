package org.cordon.adapter.image;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.oned.UPCEReader;

import org.cordon.core.scanner.Bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What a scanner that sends symbology identifiers would send for a code that ZXing read: ZXing words
/// some symbologies in its own way.
final class Sent {
    private static final String SEPARATOR = "\u001D";

    private Sent() {}

    /// The bytes, identifier first.
    static Bytes by(Result code) {
        Object given =
                code.getResultMetadata() == null
                        ? null
                        : code.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        String identifier = given instanceof String s ? s : "";
        String text = identifier + content(code, identifier);
        boolean latin = text.chars().allMatch(c -> c <= 0xFF);
        Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return Bytes.of(text.getBytes(charset));
    }

    private static String content(Result code, String identifier) {
        String text = code.getText();
        BarcodeFormat format = code.getBarcodeFormat();
        return switch (format) {
            // The identifier says that FNC1 stands first; scanners do not send it as well.
            case DATA_MATRIX ->
                    identifier.equals("]d2") && text.startsWith(SEPARATOR)
                            ? text.substring(1)
                            : text;
            case CODE_128 ->
                    text.startsWith(identifier) ? text.substring(identifier.length()) : text;
            // Sent as EAN-13 (GS1 General Specifications, 5.1).
            case UPC_A -> "0" + text;
            case UPC_E -> "0" + UPCEReader.convertUPCEtoUPCA(text);
            // Holds a GTIN and nothing else; sent with its application identifier.
            case RSS_14 -> "01" + text;
            case RSS_EXPANDED -> Brackets.removed(text);
            default -> text;
        };
    }
}
