package org.cordon.support;

import com.google.zxing.BarcodeFormat;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;

/// Photos of labels, drawn.
public final class SamplePicture {
    private SamplePicture() {}

    /// Two packs, one of another lot, and a shelf with a code of its own.
    public static Path shelf(Path folder) {
        Print print = new Print(1120, 700, new Color(196, 178, 150));
        print.words("Amlodipine 5 mg", 126, 126, 31).words("Lot K2411A", 126, 168, 22);
        print.code(pack("00007A1K9Q7", "K2411A"), 266, 336, 6, -6);
        print.words("Lot K2410B", 672, 210, 22)
                .code(pack("00007A1K9Q4", "K2410B"), 784, 364, 6, 14);
        print.code(Print.bits(BarcodeFormat.CODE_128, "CAGE 42 SHELF 1", Map.of()), 546, 616, 2, 0);
        return saved(print, folder.resolve("shelf 1, 2026-11-23.jpg"));
    }

    /// A wall.
    public static Path wall(Path folder) {
        Print print = new Print(600, 450, new Color(150, 150, 146));
        return saved(print.words("Exit", 150, 230, 60), folder.resolve("IMG_2041.jpg"));
    }

    private static com.google.zxing.common.BitMatrix pack(String serial, String lot) {
        return Print.gs1(
                BarcodeFormat.DATA_MATRIX,
                "010401234500000921" + serial + "\u001D1728113010" + lot);
    }

    private static Path saved(Print print, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return print.photographed(RandomGeneratorFactory.getDefault().create(3), 3, 6)
                    .saveJpeg(file, 0.85f);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
