package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.line.Line;
import org.cordon.core.line.StationId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// [utest->req~device.settings~1]
final class ScannerConfigWriterTest {
    private static final String LETTERS = "AZaz09 ,*{}x;:@/\\=#.-";
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void whatIsWrittenIsReadAgain() {
        for (int i = 0; i < 5000; i++) {
            ScannerConfig device = device();
            Map<String, String> keys = new HashMap<>();
            ScannerConfigs.write(device)
                    .forEach((key, value) -> keys.put("scanner.1." + key, value.strip()));
            assertEquals(
                    new ScannerConfigs(List.of(device), List.of()),
                    ScannerConfigs.read(keys),
                    () -> "seed " + seed + ", " + keys);
        }
    }

    @Test
    void whatIsUsualIsLeftOut() {
        assertEquals(
                Map.of(
                        "name", "Camera",
                        "type", "tcp",
                        "address", "[fe80::20]:9004",
                        "role", "inline"),
                ScannerConfigs.write(
                        new ScannerConfig.Tcp(
                                new DeviceId("Camera"),
                                DeviceRole.INLINE,
                                "fe80::20",
                                9004,
                                Framing.USUAL,
                                ScannerConfig.SILENT_AFTER)));
    }

    private ScannerConfig device() {
        DeviceId id = new DeviceId(word(1, 20).strip() + "n");
        DeviceRole role = pick(DeviceRole.values());
        Optional<StationId> station =
                random.nextBoolean() ? Optional.of(Line.SINGLE.first().id()) : Optional.empty();
        Duration silent = Duration.ofSeconds(1 + random.nextInt(86_400));
        if (random.nextInt(3) == 0) {
            return new ScannerConfig.TcpServer(
                    id,
                    role,
                    station,
                    random.nextBoolean() ? "" : "fe80::7",
                    1 + random.nextInt(65_535),
                    random.nextBoolean()
                            ? List.of()
                            : List.of(IpAddress.parse("10.0.0.7"), IpAddress.parse("fe80::8")),
                    framing(),
                    silent,
                    messages(),
                    replies());
        }
        return random.nextBoolean()
                ? new ScannerConfig.Serial(
                        id, role, station, port(), line(), framing(), silent, messages(), replies())
                : new ScannerConfig.Tcp(
                        id,
                        role,
                        station,
                        random.nextBoolean() ? "reader-7.plant" : "fe80::7",
                        1 + random.nextInt(65_535),
                        framing(),
                        silent,
                        messages(),
                        replies());
    }

    private SerialAddress port() {
        if (random.nextBoolean()) {
            return new SerialAddress.Path("/dev/" + word(1, 9).strip() + "0");
        }
        Optional<String> text = Optional.of("s" + word(1, 9).strip() + "1");
        boolean serial = random.nextBoolean();
        return new SerialAddress.Usb(
                random.nextInt(65_536),
                random.nextInt(65_536),
                serial ? text : Optional.empty(),
                serial || random.nextBoolean() ? Optional.empty() : text);
    }

    private SerialLine line() {
        return new SerialLine(
                300 + random.nextInt(4_000_000 - 300),
                7 + random.nextInt(2),
                pick(SerialLine.Parity.values()),
                2 + random.nextInt(3),
                pick(SerialLine.Flow.values()));
    }

    private Framing framing() {
        Set<Terminator> ends = EnumSet.noneOf(Terminator.class);
        for (Terminator end : Terminator.values()) {
            if (random.nextBoolean()) {
                ends.add(end);
            }
        }
        Optional<Duration> idle =
                ends.isEmpty() || random.nextBoolean()
                        ? Optional.of(Duration.ofMillis(1 + random.nextInt(60_000)))
                        : Optional.empty();
        Bytes header =
                switch (random.nextInt(4)) {
                    case 0 -> Bytes.of();
                    case 1 -> Bytes.parse("STX");
                    default -> bytes(1, 16);
                };
        return new Framing(ends, header, idle, Framing.USUAL.stall(), 32 + random.nextInt(65_000));
    }

    private MessageInterpreter messages() {
        Optional<GradeTemplate> grade =
                random.nextBoolean()
                        ? Optional.of(
                                new GradeTemplate(
                                        List.of(
                                                new GradeTemplate.Part.Slot(
                                                        GradeTemplate.Field.GRADE),
                                                new GradeTemplate.Part.Literal(bytes(1, 4)),
                                                new GradeTemplate.Part.Slot(
                                                        GradeTemplate.Field.CODE),
                                                new GradeTemplate.Part.Literal(bytes(1, 4))),
                                        "ISO/IEC 15415:2024",
                                        "v" + word(1, 9).strip() + "7"))
                        : Optional.empty();
        List<String> whole = random.nextBoolean() ? List.of("f" + word(1, 9) + "l") : List.of();
        List<String> beginnings = random.nextBoolean() ? List.of("e" + word(1, 9)) : List.of();
        return new MessageInterpreter(
                pick(MessageForm.values()),
                MessageInterpreter.of(whole, beginnings, grade).noReads(),
                grade);
    }

    private ScannerReplies replies() {
        return new ScannerReplies(reply(), reply(), reply(), reply());
    }

    private Optional<Bytes> reply() {
        return random.nextBoolean() ? Optional.of(bytes(1, 64)) : Optional.empty();
    }

    private Bytes bytes(int least, int most) {
        byte[] bytes = new byte[least + random.nextInt(most - least + 1)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
            }
        }
        return Bytes.of(bytes);
    }

    private String word(int least, int most) {
        StringBuilder word = new StringBuilder();
        for (int n = least + random.nextInt(most - least + 1); n > 0; n--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
