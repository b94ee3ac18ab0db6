package org.cordon.adapter.barcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;

import org.cordon.app.qualification.CalibrationDrawing.Pattern;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Symbology;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.ImageIO;

/// What is drawn, read back: by the library's readers, which tell the identifier, and by foreign ones.
final class CalibrationDrawerTest {
    private static final int SCALE = 4;
    private static final int BAR_HEIGHT = 40;

    @TempDir private Path folder;

    private static BufferedImage picture(CalibrationCode code) {
        Pattern pattern = new CalibrationDrawer().draw(code);
        int rows = pattern.bars() ? BAR_HEIGHT : pattern.height();
        int width = (pattern.width() + 2 * pattern.quiet()) * SCALE;
        int height = (rows + 2 * pattern.quiet()) * SCALE;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = x / SCALE - pattern.quiet();
                int row = y / SCALE - pattern.quiet();
                boolean inside = column >= 0 && column < pattern.width() && row >= 0 && row < rows;
                boolean dark = inside && pattern.dark(column, pattern.bars() ? 0 : row);
                image.setRGB(x, y, dark ? 0 : 0xFFFFFF);
            }
        }
        return image;
    }

    // [utest->req~qualify.codes-drawn~1]
    @ParameterizedTest
    @EnumSource(CalibrationCode.class)
    void theLibraryReadsIdentifierAndContent(CalibrationCode code) throws Exception {
        BufferedImage image = picture(code);
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source =
                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        Result result =
                new MultiFormatReader()
                        .decode(
                                new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                                Map.of(
                                        com.google.zxing.DecodeHintType.PURE_BARCODE,
                                        true,
                                        com.google.zxing.DecodeHintType.ASSUME_GS1,
                                        code.symbology() == Symbology.GS1_128));
        String text = result.getText();
        assertEquals(
                code.content(),
                text.startsWith("]C1") ? text.substring(3) : text.replaceFirst("^\\x1D", ""));
        assertEquals(
                code.symbology().identifier(),
                result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
    }

    // [utest->req~qualify.codes-drawn~1]
    @ParameterizedTest
    @EnumSource(CalibrationCode.class)
    void aForeignReaderReadsTheSame(CalibrationCode code) throws Exception {
        Path file = folder.resolve(code + ".png");
        ImageIO.write(picture(code), "png", file.toFile());
        String read =
                switch (code.symbology()) {
                    // FNC1 is shown as byte 29, in the first place as well.
                    case GS1_DATAMATRIX -> run("dmtxread", "-N1", "-G29", file.toString());
                    case DATAMATRIX -> run("dmtxread", "-N1", file.toString());
                    case GS1_128, GS1_QR -> run("zbarimg", "-q", "--raw", file.toString()).strip();
                };
        assertEquals(
                code.content(),
                code.symbology() == Symbology.GS1_DATAMATRIX ? read.substring(1) : read);
        if (code.symbology() == Symbology.GS1_DATAMATRIX) {
            assertEquals(CalibrationCode.GS, read.charAt(0));
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", command[0])),
                "needs " + command[0] + " (dmtx-utils, zbar-tools)");
        Process process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", command));
        return out;
    }
}
