package org.cordon.adapter.device;

import org.cordon.app.scanning.LineMessage;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message that is a JSON object (RFC 8259, in UTF-8): `scan` with a code or `scans` with several in the text form
/// of [Bytes], `signal` with the word of a [LineSignal], or `report` with what a machine says of itself, see
/// [MachineReportJson]; beside them `station` and the words of [ReadDetails]. Other members are passed over. Any input has a result; none throws.
sealed interface JsonLine {
    /// It says something.
    record Said(LineMessage message) implements JsonLine {}

    /// It cannot be followed.
    ///
    /// @param signal whether it is about no code
    record Refused(Reason.Coded why, boolean signal) implements JsonLine {}

    /// The most codes of one message.
    int MOST_CODES = 1000;

    /// The most characters of a message that stand in a sentence.
    int LONGEST_SHOWN = 40;

    /// Reads a message.
    ///
    /// @param device that sent it
    static JsonLine read(Frame message, ScannerConfig device) {
        return new Reader(message, device).read();
    }

    /// Ends the reading of a message.
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Reason.Coded reason;

        RefusedException(Reason.Coded reason) {
            super(ReasonMessages.FOR_LOGS.of(reason));
            this.reason = reason;
        }
    }

    /// One message while it is read.
    record Reader(Frame message, ScannerConfig device) {
        private static final int DEEPEST = 16;
        private static final JsonMapper JSON =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(DEEPEST)
                                                        .build())
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .build())
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();

        JsonLine read() {
            if (message.truncated() > 0) {
                return new Refused(Reason.of("device.json-refused.long"), false);
            }
            JsonNode object;
            try {
                object = JSON.readTree(text());
            } catch (JacksonException | CharacterCodingException e) {
                return new Refused(Reason.of("device.json-refused.form"), false);
            }
            if (!object.isObject()) {
                return new Refused(Reason.of("device.json-refused.form"), false);
            }
            boolean holdsCodes = object.has("scan") || object.has("scans");
            boolean report = object.has("report") && !object.has("signal") && !holdsCodes;
            boolean signal = report || (object.has("signal") && !holdsCodes);
            try {
                return new Said(report ? report(object) : signal ? signal(object) : codes(object));
            } catch (RefusedException e) {
                return new Refused(e.reason, signal);
            } catch (IllegalArgumentException e) {
                return new Refused(
                        Reason.of("device.json-refused.value", String.valueOf(e.getMessage())),
                        signal);
            }
        }

        private String text() throws CharacterCodingException {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message.bytes().toArray()))
                    .toString();
        }

        private LineMessage codes(JsonNode object) {
            List<JsonNode> codes = new ArrayList<>();
            if (object.has("scans") && object.get("scans").isArray()) {
                object.get("scans").forEach(codes::add);
            } else if (object.has("scan")) {
                codes.add(object.get("scan"));
            }
            if (object.has("signal")
                    || object.has("report")
                    || (object.has("scan") && object.has("scans"))
                    || codes.isEmpty()
                    || codes.size() > MOST_CODES
                    || !codes.stream().allMatch(JsonNode::isString)) {
                throw new RefusedException(Reason.of("device.json-refused.scans", MOST_CODES));
            }
            return new LineMessage(
                    message,
                    device.station(),
                    station(object),
                    codes.stream().map(JsonNode::stringValue).map(this::code).toList(),
                    Optional.empty(),
                    details(object, ReadDetails.NONE));
        }

        /// What is not printable ASCII stands for its bytes in UTF-8, beside the text form.
        private Frame code(String text) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new RefusedException(Reason.of("device.json-refused.form"));
            }
            StringBuilder ascii = new StringBuilder(text.length());
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                if (b >= 0x20 && b <= 0x7E) {
                    ascii.append((char) b);
                } else {
                    ascii.append("{x%02X}".formatted(b & 0xFF));
                }
            }
            return device.messages()
                    .read(
                            new Frame(
                                    message.device(),
                                    Bytes.parse(ascii.toString()),
                                    message.at(),
                                    message.nanos(),
                                    0));
        }

        private LineMessage signal(JsonNode object) {
            String said = object.path("signal").stringValueOpt().orElse("");
            JsonNode on = object.path("on");
            boolean partial = object.path("partial").booleanValue(false);
            String word =
                    on.isBoolean()
                            ? said + (on.booleanValue() ? "=on" : "=off")
                            : partial ? said + "=partial" : said;
            return new LineMessage(
                    message,
                    device.station(),
                    station(object),
                    List.of(),
                    Optional.of(
                            LineSignal.of(word)
                                    .orElseThrow(() ->
                                            new RefusedException(
                                                    Reason.of(
                                                            "device.json-refused.signal",
                                                            shown(word))))),
                    details(object, ReadDetails.OF_SIGNAL));
        }

        private LineMessage report(JsonNode object) {
            MachineReportJson report = MachineReportJson.of(object);
            MachineReport said = report.read();
            return new LineMessage(
                    message,
                    device.station(),
                    station(object),
                    List.of(),
                    Optional.empty(),
                    ReadDetails.OF_SIGNAL,
                    Optional.of(new LineMessage.OfMachine(report.machine(), said, report.time())));
        }

        private static Optional<StationId> station(JsonNode object) {
            return object.optional("station")
                    .map(named -> {
                        try {
                            return new StationId(named.stringValueOpt().orElse(""));
                        } catch (IllegalArgumentException _) {
                            throw new RefusedException(
                                    Reason.of(
                                            "device.json-refused.station",
                                            shown(named.toString())));
                        }
                    });
        }

        private static ReadDetails details(JsonNode object, ReadDetails nothing) {
            ReadDetails details = nothing;
            for (String word : ReadDetails.WORDS) {
                if (object.has(word)) {
                    details = details.with(word, shown(object.get(word).toString()));
                }
            }
            return details;
        }
    }

    /// A part of a message as it may stand in a sentence.
    static String shown(String text) {
        String safe = Bytes.of(text.getBytes(StandardCharsets.UTF_8)).toString();
        return safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN) + "…" : safe;
    }
}
