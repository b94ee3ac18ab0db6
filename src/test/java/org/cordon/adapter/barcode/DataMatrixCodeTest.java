package org.cordon.adapter.barcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.datamatrix.decoder.Decoder;

import org.cordon.app.port.BarcodeEncoder.Modules;
import org.cordon.app.port.BarcodeEncoder.NotEncodable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/// [DataMatrixCode], read back by the library's own decoder; `ReportCodeTest` has a foreign one.
final class DataMatrixCodeTest {
    private static String read(Modules modules) throws ChecksumException, FormatException {
        boolean[][] image = new boolean[modules.size()][modules.size()];
        for (int row = 0; row < modules.size(); row++) {
            for (int column = 0; column < modules.size(); column++) {
                image[row][column] = modules.dark(column, row);
            }
        }
        return new Decoder().decode(image).getText();
    }

    // [utest->req~report.code~1]
    @Test
    void whatIsEncodedIsReadBack() throws ChecksumException, FormatException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String text =
                    random.ints(1 + random.nextInt(200), ' ', '~' + 1)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            assertEquals(text, read(new DataMatrixCode().encode(text)), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zażółć", "a\nb", "a\u001Db"})
    void whatIsNotPrintableAsciiIsRefused(String text) {
        assertThrows(NotEncodable.class, () -> new DataMatrixCode().encode(text));
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThrows(NotEncodable.class, () -> new DataMatrixCode().encode("x".repeat(201)));
    }
}
