package org.cordon.adapter.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;

import org.cordon.app.qualification.CalibrationDrawing;
import org.cordon.core.scanner.qualification.CalibrationCode;

import java.util.Map;

/// Draws calibration codes: DataMatrix ECC 200 (ISO/IEC 16022), Code 128 (ISO/IEC 15417) and QR (ISO/IEC
/// 18004), with FNC1 first where the code is GS1's.
public final class CalibrationDrawer implements CalibrationDrawing {
    /// FNC1, as the writer of Code 128 wants it.
    private static final char FNC1_128 = 0xF1;

    /// One field is the least of DataMatrix; more is easier to aim at.
    private static final int QUIET_MATRIX = 4;

    private static final int QUIET_BARS = 10;

    @Override
    public Pattern draw(CalibrationCode code) {
        String content = code.content();
        return switch (code.symbology()) {
            case DATAMATRIX ->
                    matrix(
                            new DataMatrixWriter()
                                    .encode(
                                            content,
                                            BarcodeFormat.DATA_MATRIX,
                                            0,
                                            0,
                                            Map.of(
                                                    EncodeHintType.DATA_MATRIX_SHAPE,
                                                    SymbolShapeHint.FORCE_SQUARE)));
            case GS1_DATAMATRIX ->
                    matrix(
                            new DataMatrixWriter()
                                    .encode(
                                            content,
                                            BarcodeFormat.DATA_MATRIX,
                                            0,
                                            0,
                                            Map.of(
                                                    EncodeHintType.DATA_MATRIX_SHAPE,
                                                    SymbolShapeHint.FORCE_SQUARE,
                                                    EncodeHintType.DATA_MATRIX_COMPACT,
                                                    true,
                                                    EncodeHintType.GS1_FORMAT,
                                                    true)));
            case GS1_128 -> bars(content);
            case GS1_QR -> qr(content);
        };
    }

    private static Pattern bars(String content) {
        BitMatrix bits =
                new Code128Writer()
                        .encode(
                                FNC1_128 + content.replace(CalibrationCode.GS, FNC1_128),
                                BarcodeFormat.CODE_128,
                                0,
                                1,
                                Map.of(EncodeHintType.MARGIN, 0));
        return pattern(bits, 1, QUIET_BARS);
    }

    private static Pattern qr(String content) {
        try {
            return matrix(
                    new QRCodeWriter()
                            .encode(
                                    content,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            0,
                                            EncodeHintType.GS1_FORMAT,
                                            true)));
        } catch (WriterException e) {
            throw new IllegalStateException("the calibration codes are known to fit", e);
        }
    }

    private static Pattern matrix(BitMatrix bits) {
        return pattern(bits, bits.getHeight(), QUIET_MATRIX);
    }

    private static Pattern pattern(BitMatrix bits, int rows, int quiet) {
        int width = bits.getWidth();
        boolean[] dark = new boolean[width * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                dark[row * width + column] = bits.get(column, row);
            }
        }
        return new Pattern(width, rows, quiet, dark);
    }
}
