package org.cordon.adapter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cordon.app.scanning.LineMessage;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.MessageForm;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

final class JsonLinesTest {
    private static final DeviceId ID = new DeviceId("Gateway");
    private static final Optional<StationId> OWN = Optional.of(new StationId("Gate"));
    private static final ScannerConfig DEVICE =
            new ScannerConfig.Tcp(
                    ID,
                    DeviceRole.INLINE,
                    OWN,
                    "localhost",
                    9004,
                    Framing.USUAL,
                    Duration.ofSeconds(60),
                    new MessageInterpreter(
                            MessageForm.JSON,
                            MessageInterpreter.of(List.of("FAIL"), List.of(), Optional.empty())
                                    .noReads(),
                            Optional.empty()),
                    ScannerReplies.NONE);

    private static Frame frame(byte[] bytes, long seconds) {
        return new Frame(
                ID, Bytes.of(bytes), Instant.EPOCH, Duration.ofSeconds(seconds).toNanos(), 0);
    }

    private static Frame frame(String bytes) {
        return frame(bytes.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static JsonLine read(String line) {
        return JsonLine.read(frame(line), DEVICE);
    }

    private static LineMessage said(String line) {
        return assertInstanceOf(JsonLine.Said.class, read(line)).message();
    }

    /// The sentence of its reason.
    private static String why(String line) {
        return ReasonMessages.FOR_LOGS.of(refused(line).why());
    }

    private static JsonLine.Refused refused(String line) {
        return assertInstanceOf(JsonLine.Refused.class, read(line));
    }

    // [utest->req~line.live-signals~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"signal\":\"run\"}|RUN",
                "{\"signal\":\"stop\"}|STOP",
                " { \"signal\" : \"close\" , \"time\" : [1.5] } |CLOSE",
                "{\"signal\":\"close\",\"partial\":true}|CLOSE_PARTIAL",
                "{\"signal\":\"close\",\"partial\":false}|CLOSE",
                "{\"signal\":\"reject\"}|REJECT",
                "{\"signal\":\"confirm\"}|CONFIRM",
                "{\"signal\":\"bypass\",\"on\":true}|BYPASS_ON",
                "{\"on\":false,\"signal\":\"bypass\"}|BYPASS_OFF",
                "{\"signal\":\"challenge\",\"on\":true}|CHALLENGE_ON"
            })
    void aSignalIsOneWord(String line, LineSignal signal) {
        assertEquals(
                new LineMessage(
                        frame(line),
                        OWN,
                        Optional.empty(),
                        List.of(),
                        Optional.of(signal),
                        ReadDetails.OF_SIGNAL),
                said(line));
    }

    // [utest->req~machine.vocabulary~1]
    // [utest->req~machine.tcp~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"report\":\"counters\",\"in\":7,\"out\":6.0,\"reject\":1|In 7, out 6, rejected"
                        + " 1.",
                "\"report\":\"print-job\",\"job\":\"J-1\"|Print job J-1.",
                "\"report\":\"print-job\",\"job\":\"J-1\",\"end\":true|Print job J-1 ended.",
                "\"report\":\"ribbon\",\"percent\":40|Ribbon at 40 percent.",
                "\"report\":\"ink\",\"percent\":0|Ink at 0 percent.",
                "\"report\":\"roll\",\"roll\":\"R-1\",\"material\":\"foil\"|Roll R-1, foil.",
                "\"report\":\"challenge\",\"test\":\"T\",\"passed\":false|Challenge test T failed.",
                "\"report\":\"serials-requested\",\"count\":500|500 serials requested.",
                "\"report\":\"serials-returned\",\"count\":5|5 serials returned.",
                "\"report\":\"state\",\"state\":\"Execute\"|State execute.",
                "\"report\":\"state\",\"state\":11|State held.",
                "\"report\":\"mode\",\"mode\":4|Mode 4.",
                "\"report\":\"speed\",\"per-minute\":250|250 packs a minute.",
                "\"report\":\"stop-reason\",\"code\":1203,\"text\":\"Door\"|Stop reason 1203:"
                        + " Door.",
                "\"report\":\"heartbeat\"|Heartbeat."
            })
    void aReportOfAMachineIsOneOfTheVocabulary(String members, String sentence) {
        LineMessage said =
                said(
                        "{"
                                + members
                                + ",\"station\":\"Bin\",\"machine\":\"M2\","
                                + "\"time\":\"2026-11-30T10:00:00+01:00\"}");
        LineMessage.OfMachine report = said.report().orElseThrow();
        assertEquals(sentence, ReasonMessages.FOR_LOGS.of(report.report().said()));
        assertEquals(
                new LineMessage.OfMachine(
                        Optional.of("M2"),
                        report.report(),
                        Optional.of(Instant.parse("2026-11-30T09:00:00Z"))),
                report);
        assertEquals(Optional.of(new StationId("Bin")), said.named());
    }

    // [utest->req~machine.tcp~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"report\":\"pressure\"|‘pressure’ is no report of a machine",
                "\"report\":7|‘’ is no report of a machine",
                "\"report\":\"counters\"|in, out, reject is missing or wrong in a report counters",
                "\"report\":\"counters\",\"in\":-1|in is missing or wrong in a report counters",
                "\"report\":\"counters\",\"in\":1e300|in is missing or wrong in a report counters",
                "\"report\":\"counters\",\"in\":1.5|in is missing or wrong in a report counters",
                "\"report\":\"roll\"|roll is missing or wrong in a report roll",
                "\"report\":\"roll\",\"roll\":\"\\u0007\"|roll is missing or wrong in a report"
                        + " roll",
                "\"report\":\"state\",\"state\":18|state is missing or wrong in a report state",
                "\"report\":\"mode\",\"mode\":32|mode is missing or wrong in a report mode",
                "\"report\":\"ink\",\"percent\":101|percent is missing or wrong in a report ink",
                "\"report\":\"challenge\",\"test\":\"T\"|passed is missing or wrong in a report"
                        + " challenge",
                "\"report\":\"heartbeat\",\"time\":\"now\"|time is missing or wrong in a report"
                        + " heartbeat",
                "\"report\":\"heartbeat\",\"scan\":\"A\"|It should hold scan with one code"
            })
    void aReportThatCannotBeFollowedIsRefusedWithWhatIsWrong(String members, String why) {
        assertEquals(why, why("{" + members + "}").substring(0, why.length()));
    }

    // [utest->req~line.live-details~1]
    @Test
    void stationTriggerLaneAndSlotMayGoWithASignalAndWithCodes() {
        String confirm = "{\"signal\":\"confirm\",\"station\":\"Bin\",\"trigger\":17,\"lane\":2}";
        assertEquals(
                new LineMessage(
                        frame(confirm),
                        OWN,
                        Optional.of(new StationId("Bin")),
                        List.of(),
                        Optional.of(LineSignal.CONFIRM),
                        new ReadDetails(OptionalLong.of(17), 2, 0)),
                said(confirm));
        String scans = "{\"scans\":[\"]d2A{GS}B\",\"FAIL\"],\"trigger\":2147483647,\"slot\":99}";
        Frame fail = frame("FAIL");
        assertEquals(
                new LineMessage(
                        frame(scans),
                        OWN,
                        Optional.empty(),
                        List.of(frame("]d2A\u001dB"), DEVICE.messages().read(fail)),
                        Optional.empty(),
                        new ReadDetails(OptionalLong.of(2_147_483_647), 1, 99)),
                said(scans));
    }

    // [utest->req~line.live-details~1]
    @ParameterizedTest
    @CsvSource({
        "]d2A{GS}B, ]d2A{GS}B",
        "]d2A\\u001dB, ]d2A{GS}B",
        "{x02}A{x7B}GS}, {x02}A{x7B}GS}",
        "A{B, A{B",
        "Caf\u00e9, Caf{xC3}{xA9}",
        "'', ''"
    })
    void aCodeIsInTextFormOrHoldsItsBytesByAnyRuleOfJson(String text, String code) {
        assertEquals(
                Bytes.parse(code),
                said("{\"scan\":\"%s\"}".formatted(text)).codes().getFirst().bytes());
    }

    // [utest->req~line.live-refused~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"signal\":\"halt\"}|‘halt’ is no signal: run, stop, close, reject, confirm, and"
                        + " bypass with on, are.",
                "{\"signal\":\"bypass\"}|‘bypass’ is no signal: run, stop, close, reject, confirm,"
                        + " and bypass with on, are.",
                "{\"signal\":\"stop\",\"on\":true}|‘stop=on’ is no signal: run, stop, close,"
                        + " reject, confirm, and bypass with on, are.",
                "{\"signal\":7}|‘’ is no signal: run, stop, close, reject, confirm, and bypass with"
                        + " on, are.",
                "{\"signal\":\"\\u0007\\u001b[2J\"}|‘{x07}{x1B}[2J’ is no signal: run, stop, close,"
                        + " reject, confirm, and bypass with on, are.",
                "{\"signal\":\"stop\",\"lane\":0}|A value cannot be read: ‘0’ should be a number"
                        + " from 1 to 99",
                "{\"signal\":\"stop\",\"lane\":100}|A value cannot be read: ‘100’ should be a"
                        + " number from 1 to 99",
                "{\"signal\":\"stop\",\"slot\":1.0}|A value cannot be read: ‘1.0’ should be a"
                        + " number from 1 to 99",
                "{\"signal\":\"stop\",\"lane\":\"1\"}|A value cannot be read: ‘\"1\"’ should be a"
                        + " number from 1 to 99",
                "{\"signal\":\"stop\",\"lane\":null}|A value cannot be read: ‘null’ should be a"
                        + " number from 1 to 99",
                "{\"signal\":\"stop\",\"trigger\":-1}|A value cannot be read: ‘-1’ should be a"
                        + " number from 0 to 2147483647",
                "{\"signal\":\"stop\",\"trigger\":2147483648}|A value cannot be read: ‘2147483648’"
                        + " should be a number from 0 to 2147483647",
                "{\"signal\":\"stop\",\"station\":\"\"}|‘\"\"’ is no station's name.",
                "{\"signal\":\"stop\",\"station\":[]}|‘[]’ is no station's name."
            })
    void aSignalThatCannotBeFollowedIsRefusedWithWhatIsAllowed(String line, String why) {
        JsonLine.Refused refused = refused(line);
        assertEquals(List.of(true, why), List.of(refused.signal(), why(line)));
    }

    // [utest->req~line.live-refused~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "]d2010401234500000921S1",
                "{",
                "{}x",
                "{} {}",
                "[]",
                "null",
                "17",
                "{'signal':'stop'}",
                "{\"signal\":\"stop\",}",
                "{\"signal\":\"stop\",\"signal\":\"run\"}",
                "\ufeff{\"signal\":\"stop\"}",
                "{\"scan\":\"A\u001dB\"}",
                "{\"scan\":\"\\ud800\"}",
                "{\"signal\":\"stop\",\"x\":NaN}"
            })
    void whatIsNoJsonObjectIsRefused(String line) {
        assertEquals(
                new JsonLine.Refused(Reason.of("device.json-refused.form"), false), read(line));
    }

    // [utest->req~line.live-refused~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"A\"}",
                "{\"scan\":7}",
                "{\"scan\":null}",
                "{\"scans\":[]}",
                "{\"scans\":\"A\"}",
                "{\"scans\":[\"A\",[\"B\"]]}",
                "{\"scan\":\"A\",\"scans\":[\"B\"]}",
                "{\"scan\":\"A\",\"signal\":\"stop\"}"
            })
    void whatHoldsNeitherOneSignalNorCodesIsRefused(String line) {
        assertEquals(
                new JsonLine.Refused(Reason.of("device.json-refused.scans", 1000), false),
                read(line));
    }

    // [utest->req~line.live-refused~1]
    @Test
    void whatIsHugeOrDeepIsRefusedAndNotWrittenOut() {
        assertEquals("It is no JSON object in UTF-8.", why("[".repeat(65_000)));
        assertEquals("It is no JSON object in UTF-8.", why("{\"a\":".repeat(20) + "1"));
        assertEquals(
                "‘%s…’ is no signal: run, stop, close, reject, confirm, and bypass with on, are."
                        .formatted("h".repeat(40)),
                why("{\"signal\":\"%s\"}".formatted("h".repeat(65_000))));
        assertEquals(
                "A value cannot be read: ‘%s…’ should be a number from 1 to 99"
                        .formatted("9".repeat(40)),
                why("{\"signal\":\"stop\",\"lane\":%s}".formatted("9".repeat(900))));
        assertEquals(
                "It is no JSON object in UTF-8.",
                why("{\"signal\":\"stop\",\"lane\":%s}".formatted("9".repeat(65_000))));
        assertEquals(
                new JsonLine.Refused(Reason.of("device.json-refused.scans", 1000), false),
                read("{\"scans\":[%s\"\"]}".formatted("\"\",".repeat(1000))));
        assertEquals(
                new JsonLine.Refused(Reason.of("device.json-refused.long"), false),
                JsonLine.read(
                        new Frame(ID, Bytes.parse("{}"), Instant.EPOCH, 0, 1_000_000), DEVICE));
    }

    // [utest->req~line.live-refused~1]
    @Test
    void whateverComesIsAnsweredAndNothingIsThrown() {
        Random random = new Random(7);
        byte[] line =
                "{\"scans\":[\"]d2A{GS}B\",\"{x0\"],\"signal\":\"bypass\",\"on\":true,\"lane\":12,\"station\":\"Bin\"}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = line.clone();
            for (int each = random.nextInt(6); each >= 0; each--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            JsonLine _ = JsonLine.read(frame(broken, 0), DEVICE);
        }
    }

    // [utest->req~line.live-refused~1]
    @Test
    @ExpectedLog(
            from = JsonLines.class,
            message = "Gateway: a message was not taken: It is no JSON object in UTF-8.")
    void whatIsWrongIsToldAndLoggedOnceUntilAMinuteWasWithoutAndMayBeACodeIsOnRecord() {
        JsonLines lines = new JsonLines(DEVICE);
        Heard heard = new Heard();
        byte[] good = "{\"scan\":\"A\"}".getBytes(StandardCharsets.UTF_8);
        byte[] halt = "{\"signal\":\"halt\"}".getBytes(StandardCharsets.UTF_8);
        Optional<Reason.Coded> told =
                Optional.of(
                        Reason.of("device.json-refused")
                                .and(Reason.of("device.json-refused.form")));
        lines.accept(frame("{\"scan\":\"A"), heard);
        assertEquals(told, lines.trouble());
        lines.accept(frame(halt, 1), heard);
        lines.accept(frame(good, 60), heard);
        assertEquals(told, lines.trouble());
        lines.accept(frame(good, 61), heard);
        assertEquals(Optional.empty(), lines.trouble());
        assertEquals(List.of("{\"scan\":\"A…"), heard.texts());
    }
}
