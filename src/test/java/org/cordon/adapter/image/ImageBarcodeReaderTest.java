package org.cordon.adapter.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BarcodeFormat;

import org.cordon.app.scanning.PictureCodeReader.Found;
import org.cordon.app.scanning.PictureCodeReader.Outcome;
import org.cordon.app.scanning.PictureCodeReader.Reason;
import org.cordon.app.scanning.PictureCodeReader.Refused;
import org.cordon.app.scanning.PictureCodeReader.Seen;
import org.cordon.support.Print;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Labels printed by ZXing and by a foreign writer, photographed and saved, and files that are no
/// pictures.
final class ImageBarcodeReaderTest {
    private static final String PACK = "010401234500000921ABC\u001D1728113010K2411A";
    private static final String SEEN = "]d2010401234500000921ABC{GS}1728113010K2411A";

    @TempDir private Path folder;
    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);

    private static Outcome find(Path file) {
        return new ImageBarcodeReader(System::nanoTime).find(file);
    }

    private static List<String> scans(Path file) {
        return seen(file).codes().stream().map(f -> f.scan().toString()).sorted().toList();
    }

    private static Seen seen(Path file) {
        return assertInstanceOf(Seen.class, find(file));
    }

    private static Print label(double module, double degrees) {
        return new Print(1000, 800, Color.LIGHT_GRAY)
                .words("LOT K2411A  EXP 2028-11", 60, 80, 30)
                .code(Print.gs1(BarcodeFormat.DATA_MATRIX, PACK), 600, 440, module, degrees);
    }

    private Path photo(Print print) throws IOException {
        return print.photographed(random, 3, 8).saveJpeg(folder.resolve("photo.jpg"), 0.7f);
    }

    // [utest->req~hand-input.image-every-code~1]
    @ParameterizedTest
    @ValueSource(doubles = {0, 33, 45, 90, 180, 271})
    void aLabelIsReadHoweverItLies(double degrees) throws IOException {
        assertEquals(List.of(SEEN), scans(photo(label(5, degrees))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 4, 9, 20})
    void aLabelIsReadFromNearAndFar(double module) throws IOException {
        assertEquals(List.of(SEEN), scans(photo(label(module, 12))));
    }

    @Test
    void everyCodeOfAPictureIsFoundOnce() throws IOException {
        Print print = new Print(2400, 1600, new Color(200, 190, 170));
        for (int i = 0; i < 6; i++) {
            String pack = PACK.replace("ABC", "AB" + i);
            print.code(Print.gs1(BarcodeFormat.DATA_MATRIX, pack), 300 + i * 350, 300, 5, i * 13);
        }
        print.code(code128("00340123450000000017"), 700, 800, 3, 0);
        print.code(code128("10K2411A" + Print.FNC1 + "2100007A1K9Q5"), 1700, 900, 3, 20);
        print.code(Print.gs1(BarcodeFormat.QR_CODE, PACK), 500, 1200, 6, 10);
        print.code(Print.bits(BarcodeFormat.EAN_13, "4006381333931", Map.of()), 1600, 1300, 4, 0);
        print.words("Amlodipine 5 mg, 30 tablets", 900, 1100, 40);
        List<String> expected =
                Stream.concat(
                                Stream.of(
                                        "]C100340123450000000017",
                                        "]C110K2411A{GS}2100007A1K9Q5",
                                        "]Q3010401234500000921ABC{GS}1728113010K2411A",
                                        "]E04006381333931"),
                                Stream.of(0, 1, 2, 3, 4, 5).map(i -> SEEN.replace("ABC", "AB" + i)))
                        .sorted()
                        .toList();
        assertEquals(expected, scans(photo(print)));
    }

    private static com.google.zxing.common.BitMatrix code128(String text) {
        return Print.bits(BarcodeFormat.CODE_128, Print.FNC1 + text, Map.of());
    }

    @Test
    void twoPrintsOfOneCodeAreTwo() throws IOException {
        Print print = new Print(1200, 600, Color.WHITE);
        print.code(Print.gs1(BarcodeFormat.DATA_MATRIX, PACK), 300, 300, 6, 0);
        print.code(Print.gs1(BarcodeFormat.DATA_MATRIX, PACK), 900, 300, 6, 90);
        assertEquals(List.of(SEEN, SEEN), scans(print.save(folder.resolve("two.png"))));
    }

    @Test
    void aLightCodeOnDarkIsRead() throws IOException {
        Print print = new Print(1000, 700, Color.BLACK);
        print.code(Print.gs1(BarcodeFormat.DATA_MATRIX, PACK), 600, 350, 6, 10, true);
        assertEquals(List.of(SEEN), scans(photo(print)));
    }

    @Test
    void aPlainCodeSaysThatItIsPlain() throws IOException {
        Print print = new Print(600, 400, Color.WHITE);
        print.code(Print.bits(BarcodeFormat.DATA_MATRIX, "CAGE-42", Map.of()), 300, 200, 6, 0);
        assertEquals(List.of("]d1CAGE-42"), scans(print.save(folder.resolve("plain.png"))));
    }

    @Test
    void bytesThatAreNoAsciiAreKept() throws IOException {
        String text = "Lot é÷ÿ 5";
        Print print = new Print(600, 400, Color.WHITE);
        print.code(Print.bits(BarcodeFormat.DATA_MATRIX, text, Map.of()), 300, 200, 8, 0);
        Path file = print.save(folder.resolve("latin.png"));
        byte[] scan = seen(file).codes().getFirst().scan().toArray();
        assertEquals("]d1" + text, new String(scan, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
    void everyUsualFormatIsRead(String ending) throws IOException {
        assertEquals(List.of(SEEN), scans(label(5, 0).save(folder.resolve("label." + ending))));
    }

    // [utest->req~hand-input.image-place~1]
    @Test
    void aCodeIsFoundWhereItIs() throws IOException {
        Found found = seen(photo(label(6, 30))).codes().getFirst();
        double x = found.outline().stream().mapToDouble(c -> c.x()).average().orElseThrow();
        double y = found.outline().stream().mapToDouble(c -> c.y()).average().orElseThrow();
        assertEquals(600 / 1000.0, x, 0.03);
        assertEquals(440 / 800.0, y, 0.03);
    }

    @Test
    void aPictureWithoutACodeHasNone() throws IOException {
        Print print = new Print(1500, 1000, Color.GRAY);
        print.words("Nothing to read but words, and these are no code", 60, 500, 50);
        assertEquals(List.of(), scans(photo(print)));
    }

    @Test
    void wordsAreNotReadAsBars() throws IOException {
        Print print = new Print(1200, 800, new Color(200, 190, 170));
        for (int y = 60; y < 800; y += 80) {
            String words = "Amlodipin 5 mg 30 Tabletten iIl1|| " + random.nextInt(100_000);
            print.words(words, random.nextInt(300), y, 20 + random.nextInt(40));
        }
        assertEquals(List.of(), scans(photo(print)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 22, 90, 143})
    void barsAreReadHoweverTheyLie(double degrees) throws IOException {
        Print print = new Print(1200, 900, Color.LIGHT_GRAY);
        print.code(
                Print.bits(BarcodeFormat.EAN_13, "4006381333931", Map.of()), 600, 450, 4, degrees);
        assertEquals(List.of("]E04006381333931"), scans(photo(print)));
    }

    @Test
    void theTimeIsLimited() throws IOException {
        long[] now = {0};
        ImageBarcodeReader hurried = new ImageBarcodeReader(() -> now[0] += 30_000_000_000L);
        Print print = new Print(1500, 1000, Color.GRAY).words("No code", 60, 500, 200);
        Seen seen = assertInstanceOf(Seen.class, hurried.find(photo(print)));
        assertEquals(false, seen.whole());
    }

    @Test
    void codesOfAForeignWriterAreRead() throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin/dmtxwrite");
        assumeTrue(Files.isExecutable(program), "dmtxwrite is not on this machine");
        Path text = Files.writeString(folder.resolve("text"), PACK.replace('\u001D', '!'));
        Files.writeString(text, "!" + Files.readString(text));
        Path picture = folder.resolve("foreign.png");
        Process made =
                new ProcessBuilder(
                                program.toString(),
                                "-G",
                                Integer.toString('!'),
                                "-o",
                                picture.toString(),
                                text.toString())
                        .inheritIO()
                        .start();
        assertTrue(made.waitFor(Until.SECONDS, TimeUnit.SECONDS));
        assertEquals(0, made.exitValue());
        assertEquals(List.of(SEEN), scans(picture));
    }

    // [utest->req~hand-input.image-hostile~1]
    @Test
    void aFileThatIsNoPictureIsRefused() throws IOException {
        Path order = Files.writeString(folder.resolve("order.csv"), "serial;parent\n1;2\n");
        assertEquals(new Refused(Reason.NO_PICTURE, 0), find(order));
        assertEquals(
                new Refused(Reason.NO_PICTURE, 0), find(Files.createFile(folder.resolve("e.png"))));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertEquals(new Refused(Reason.UNREADABLE, 0), find(folder.resolve("gone.png")));
        assertEquals(new Refused(Reason.UNREADABLE, 0), find(folder));
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(label(5, 0).save(folder.resolve("label.png")));
        Path cut = folder.resolve("cut.png");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertEquals(new Refused(Reason.BROKEN, 0), find(cut));
    }

    @Test
    void aFileWithMorePixelsThanCanBeHandledIsRefusedUnread() throws IOException {
        assertEquals(
                new Refused(Reason.TOO_MANY_PIXELS, 100),
                find(Files.write(folder.resolve("bomb.png"), pngHead(60_000, 60_000))));
    }

    /// A PNG of a size, without its pixels.
    private static byte[] pngHead(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(8 + 12 + 13);
        head.putLong(0x89504E470D0A1A0AL);
        head.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        head.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(head.array(), 12, 17);
        return head.putInt((int) crc.getValue()).array();
    }

    @Test
    void aFileWithMoreBytesThanAPictureNeedsIsRefusedUnread() throws IOException {
        Path file = folder.resolve("large.png");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(65L << 20);
        }
        assertEquals(new Refused(Reason.TOO_LARGE, 64), find(file));
    }

    @Test
    void aDamagedFileIsReadOrRefusedAndNothingElse() throws IOException {
        long seed = 20_261_201;
        RandomGenerator damage = RandomGeneratorFactory.getDefault().create(seed);
        Print small = new Print(80, 60, Color.WHITE).words("x", 10, 40, 20);
        Path file = folder.resolve("damaged");
        for (String ending : List.of("png", "jpg", "bmp", "gif")) {
            byte[] whole = Files.readAllBytes(small.save(folder.resolve("small." + ending)));
            for (int i = 0; i < 150; i++) {
                byte[] bytes = whole.clone();
                for (int n = damage.nextInt(1, 6); n > 0; n--) {
                    bytes[damage.nextInt(bytes.length)] = (byte) damage.nextInt();
                }
                int length = damage.nextBoolean() ? bytes.length : damage.nextInt(bytes.length);
                Files.write(file, Arrays.copyOf(bytes, length));
                assertDoesNotThrow(() -> readOrRefused(file), ending + " seed " + seed);
            }
        }
    }

    private static void readOrRefused(Path file) {
        try {
            PictureFile.read(file);
        } catch (PictureFile.Unfit refused) {
            assertNotNull(refused.reason());
        }
    }

    @Test
    void elementsOfADataBarAreSentAsScannersSendThem() {
        assertEquals(
                "0190012345678908310300175010K24\u001D21AB(C)",
                Brackets.removed("(01)90012345678908(3103)001750(10)K24(21)AB(C)"));
        assertEquals("no brackets", Brackets.removed("no brackets"));
    }
}
