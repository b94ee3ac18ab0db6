package org.cordon.adapter.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;

import org.cordon.app.port.BarcodeEncoder;
import org.cordon.core.text.Messages;

import java.util.Map;

/// A square DataMatrix, ECC 200 (ISO/IEC 16022), the smallest that holds the text.
public final class DataMatrixCode implements BarcodeEncoder {
    private static final Messages TEXT = Messages.of(DataMatrixCode.class);
    private static final int LONGEST = 200;

    @Override
    public Modules encode(String text) {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (text.isEmpty() || text.length() > LONGEST || !printable) {
            throw new NotEncodable(TEXT.get("barcode.text.form", LONGEST));
        }
        try {
            BitMatrix bits =
                    new DataMatrixWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.DATA_MATRIX,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.DATA_MATRIX_SHAPE,
                                            SymbolShapeHint.FORCE_SQUARE));
            return modules(bits);
        } catch (IllegalArgumentException e) {
            throw new NotEncodable(TEXT.get("barcode.text.unfit", e.getMessage()), e);
        }
    }

    private static Modules modules(BitMatrix bits) {
        int size = bits.getWidth();
        boolean[] dark = new boolean[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                dark[row * size + column] = bits.get(column, row);
            }
        }
        return new Modules(size, dark);
    }
}
