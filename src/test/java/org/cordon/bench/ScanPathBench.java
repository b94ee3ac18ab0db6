package org.cordon.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.client.result.ParsedResult;
import com.google.zxing.client.result.ResultParser;

import org.cordon.core.code.FastPackParser;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.support.RuleData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import uk.org.okapibarcode.util.Gs1;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From the bytes of a pack's scan to what a verdict asks for. [ScanPathBenchTest] runs it and prints
/// ratios.
@State(Scope.Thread)
public class ScanPathBench {
    private static final String GS = "\u001d";
    private static final String ELEMENTS =
            "010401234500000921LMDZ7F9ES98D" + GS + "1728113010K2411A";

    /// Splits fields and checks nothing.
    private static final Pattern FIELDS =
            Pattern.compile(
                    "(?:(01)(\\d{14}))|(?:(17)(\\d{6}))|(?:(21)([^\u001d]{1,20})\u001d?)"
                            + "|(?:(10)([^\u001d]{1,20})\u001d?)");

    private final byte[] scan = ("]d2" + ELEMENTS).getBytes(StandardCharsets.ISO_8859_1);
    private final Bytes bytes = Bytes.of(scan);
    private final String text = ELEMENTS;
    private final String bracketed = "[01]04012345000009[21]LMDZ7F9ES98D[17]281130[10]K2411A";
    private final Result expanded =
            new Result(
                    "(01)04012345000009(21)LMDZ7F9ES98D(17)281130(10)K2411A",
                    scan,
                    new ResultPoint[0],
                    BarcodeFormat.RSS_EXPANDED);
    private final FastPackParser cursor = new FastPackParser(RuleData.codeTables());
    private final PackDecoder reader = new PackDecoder(RuleData.codeTables());

    /// The scan path: every element found and held to all of GS1's rules for its data.
    @Benchmark
    public FastPackParser.Outcome cordonScanPath() {
        return cursor.read(scan);
    }

    /// The same, and the records that people are shown.
    @Benchmark
    public Reading cordonRecords() {
        return reader.read(bytes);
    }

    /// A plain regular expression that only splits the fields.
    @Benchmark
    public Map<String, String> regularExpression() {
        Map<String, String> fields = new HashMap<>();
        Matcher m = FIELDS.matcher(text);
        while (m.find()) {
            for (int g = 1; g < 8; g += 2) {
                if (m.group(g) != null) {
                    fields.put(m.group(g), m.group(g + 1));
                }
            }
        }
        return fields;
    }

    /// Okapi Barcode: holds bracketed text to GS1's lengths, characters and check digits before encoding.
    @Benchmark
    public String okapi() {
        return Gs1.verify(bracketed, "\\<FNC1>");
    }

    /// ZXing's parser of expanded products: splits bracketed text, checks nothing.
    @Benchmark
    public ParsedResult zxing() {
        return ResultParser.parseResult(expanded);
    }
}
