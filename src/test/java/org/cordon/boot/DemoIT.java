package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.ProgramLog;
import org.cordon.support.RecordedDemo;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// The first command of the README on a machine without a display: the packaged program plays the
/// shift and leads the first hour by itself.
final class DemoIT {
    private static final List<String> STAGES =
            List.of(
                    "start",
                    "line",
                    "person",
                    "order",
                    "good packs",
                    "no-reads",
                    "escaped",
                    "wrong lot",
                    "containment",
                    "cease",
                    "isolate",
                    "communicate",
                    "document",
                    "initiate report",
                    "contained",
                    "report",
                    "skipped station",
                    "duplicate",
                    "wrong-container",
                    "unknown",
                    "end of shift",
                    "stores",
                    "pictures",
                    "restart",
                    "record",
                    "log");

    // [itest->req~start.no-configuration~1]
    // [itest->req~start.headless-without-display~1]
    // [itest->req~start.demo-log-quiet~1]
    @Test
    void withoutADisplayTheShiftIsPlayedAndTheFirstHourLed() throws Exception {
        RecordedDemo.Run run = RecordedDemo.shared();
        assertEquals(0, run.code(), run.out() + run.err());
        assertEquals(STAGES, stages(run.out()), run.out());
        assertEquals("", run.err());
        Path out = run.result();
        Path log = run.logs().resolve("cordon.log");
        assertTrue(Files.readString(log).contains("the line is watched by"), "a log is written");
        assertEquals(List.of(), ProgramLog.warnings(run.logs()));
        Map<String, BufferedImage> pictures = pictures(out);
        assertTrue(pictures.size() >= 30, pictures.keySet().toString());
        pictures.forEach((name, picture) -> {
            assertEquals(1600, picture.getWidth(), name);
            assertTrue(colours(picture) > 20, name + " is blank");
        });
        byte[] pdf = Files.readAllBytes(report(out));
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
    }

    private static Path report(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(f -> f.toString().endsWith("-0001.pdf")).findFirst().orElseThrow();
        }
    }

    private static List<String> stages(String said) {
        return said.lines()
                .filter(line -> line.startsWith("ok    "))
                .map(line -> line.substring(6, 22).strip())
                .toList();
    }

    private static Map<String, BufferedImage> pictures(Path out) throws IOException {
        Map<String, BufferedImage> pictures = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".png")).toList()) {
                pictures.put(String.valueOf(file.getFileName()), ImageIO.read(file.toFile()));
            }
        }
        return pictures;
    }

    private static long colours(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return java.util.Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
    }
}
