package org.cordon.adapter.image;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// ZXing with what the line needs to know of its codes. Not for several threads at once.
final class BarcodeDecoder {
    /// Two-dimensional ones. PDF417 is on no pack, and looking for it takes a quarter of all the time.
    static final Set<BarcodeFormat> MATRIX =
            EnumSet.of(BarcodeFormat.DATA_MATRIX, BarcodeFormat.QR_CODE, BarcodeFormat.AZTEC);

    /// Bars that are on packs. Others are found where there are none: Codabar, short ITF and UPC-E
    /// have no check that would keep a barred pattern from being read as one.
    static final Set<BarcodeFormat> BARS =
            EnumSet.of(
                    BarcodeFormat.CODE_128,
                    BarcodeFormat.CODE_39,
                    BarcodeFormat.CODE_93,
                    BarcodeFormat.ITF,
                    BarcodeFormat.EAN_13,
                    BarcodeFormat.EAN_8,
                    BarcodeFormat.UPC_A,
                    BarcodeFormat.RSS_14,
                    BarcodeFormat.RSS_EXPANDED);

    private static final int SHORTEST_39 = 6;

    private final MultiFormatReader reader = new MultiFormatReader();

    /// Reads one code.
    Optional<Result> one(GrayImage grey, Set<BarcodeFormat> formats, boolean inverted) {
        reader.setHints(hints(formats));
        LuminanceSource source = inverted ? grey.source().invert() : grey.source();
        return Stream.<Function<LuminanceSource, Binarizer>>of(
                        HybridBinarizer::new, GlobalHistogramBinarizer::new)
                .flatMap(binarizer -> read(new BinaryBitmap(binarizer.apply(source))))
                .filter(BarcodeDecoder::credible)
                .findFirst();
    }

    private Stream<Result> read(BinaryBitmap bits) {
        try {
            return Stream.of(reader.decodeWithState(bits));
        } catch (NotFoundException none) {
            return Stream.empty();
        }
    }

    /// Reads all codes that can be told apart by cutting the picture beside those found.
    List<Result> several(GrayImage grey, Set<BarcodeFormat> formats) {
        Map<DecodeHintType, Object> hints = hints(formats);
        try {
            Result[] found =
                    new GenericMultipleBarcodeReader(reader)
                            .decodeMultiple(
                                    new BinaryBitmap(new HybridBinarizer(grey.source())), hints);
            return Stream.of(found).filter(BarcodeDecoder::credible).toList();
        } catch (NotFoundException none) {
            return List.of();
        }
    }

    private static Map<DecodeHintType, Object> hints(Set<BarcodeFormat> formats) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, formats);
        hints.put(DecodeHintType.TRY_HARDER, true);
        // FNC1 of Code 128 as byte 29, instead of not at all.
        hints.put(DecodeHintType.ASSUME_GS1, true);
        // Bytes of QR codes as bytes, whatever text they may look like.
        hints.put(DecodeHintType.CHARACTER_SET, "ISO-8859-1");
        hints.put(DecodeHintType.ALLOWED_LENGTHS, new int[] {14});
        return hints;
    }

    /// A few bars of a picture read as a short Code 39.
    private static boolean credible(Result code) {
        return !code.getText().isEmpty()
                && (code.getBarcodeFormat() != BarcodeFormat.CODE_39
                        || code.getText().length() >= SHORTEST_39);
    }
}
