package org.cordon.core.scanner;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the keys of one scanner as [ScannerConfigParser] reads them; what is usual is left out.
final class ScannerConfigWriter {
    private final Map<String, String> keys = new TreeMap<>();

    Map<String, String> write(ScannerConfig device) {
        keys.put("name", device.id().value());
        keys.put("role", word(device.role()));
        device.station().ifPresent(station -> keys.put("station", station.value()));
        keys.put("address", device.address());
        switch (device) {
            case ScannerConfig.Serial serial -> {
                keys.put("type", "serial");
                line(serial.line());
            }
            case ScannerConfig.Tcp _ -> keys.put("type", "tcp");
            case ScannerConfig.TcpServer server -> {
                keys.put("type", "tcp-server");
                unusual(
                        "allow",
                        server.allow().stream()
                                .map(IpAddress::toString)
                                .collect(Collectors.joining(",")),
                        "",
                        s -> s);
            }
            case ScannerConfig.AppendedFile _, ScannerConfig.OpcUa _ ->
                    throw new IllegalArgumentException("a machine is no scanner: " + device.id());
        }
        framing(device.framing());
        unusual("silent-after", device.silentAfter(), ScannerConfig.SILENT_AFTER, this::time);
        messages(device.messages());
        device.replies().accept().ifPresent(b -> keys.put("on-accept", text(b)));
        device.replies().reject().ifPresent(b -> keys.put("on-reject", text(b)));
        device.replies().lock().ifPresent(b -> keys.put("on-lock", text(b)));
        device.replies().unlock().ifPresent(b -> keys.put("on-unlock", text(b)));
        return keys;
    }

    private void line(SerialLine line) {
        SerialLine usual = SerialLine.USUAL;
        unusual("baud", line.baud(), usual.baud(), String::valueOf);
        unusual("data-bits", line.dataBits(), usual.dataBits(), String::valueOf);
        unusual("parity", line.parity(), usual.parity(), ScannerConfigWriter::word);
        unusual(
                "stop-bits",
                line.stopBits(),
                usual.stopBits(),
                halves -> halves == 2 ? "1" : halves == 3 ? "1.5" : "2");
        unusual("flow-control", line.flow(), usual.flow(), ScannerConfigWriter::word);
    }

    private void framing(Framing framing) {
        Framing usual = Framing.USUAL;
        unusual(
                "terminators",
                framing.terminators(),
                usual.terminators(),
                ends ->
                        ends.isEmpty()
                                ? "NONE"
                                : ends.stream().map(Enum::name).collect(Collectors.joining(",")));
        unusual("header", framing.header(), usual.header(), ScannerConfigWriter::header);
        framing.idleGap().ifPresent(gap -> keys.put("idle", time(gap)));
        unusual("max-length", framing.maxLength(), usual.maxLength(), String::valueOf);
    }

    private void messages(MessageInterpreter messages) {
        unusual("message", messages.form(), MessageForm.CODE, ScannerConfigWriter::word);
        NoReadPatterns noReads = messages.noReads();
        String patterns =
                Stream.concat(
                                noReads.whole().stream().map(ScannerConfigWriter::pattern),
                                noReads.beginnings().stream().map(s -> pattern(s) + "*"))
                        .collect(Collectors.joining(","));
        unusual("no-reads", patterns, "", p -> p);
        messages.grade()
                .ifPresent(grade -> {
                    keys.put("grade-template", spaced(grade.text()));
                    keys.put("grade-standard", grade.standard());
                    keys.put("verifier", grade.verifier());
                });
    }

    private <T> void unusual(String key, T value, T usual, Function<T, String> text) {
        if (!value.equals(usual)) {
            keys.put(key, text.apply(value));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String time(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static String header(Bytes header) {
        String text = text(header);
        return Optional.of(text)
                .filter(t -> !t.equalsIgnoreCase("STX") && !t.equalsIgnoreCase("ESC"))
                .orElseGet(() -> "{x%02X}%s".formatted((int) text.charAt(0), text.substring(1)));
    }

    private static String pattern(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return text(Bytes.of(bytes)).replace(",", "{x2C}").replace("*", "{x2A}");
    }

    private static String text(Bytes bytes) {
        return spaced(bytes.toString());
    }

    /// Values lose their outer spaces when they are read.
    private static String spaced(String text) {
        String head = text.startsWith(" ") ? "{x20}" + text.substring(1) : text;
        return head.endsWith(" ") ? head.substring(0, head.length() - 1) + "{x20}" : head;
    }
}
