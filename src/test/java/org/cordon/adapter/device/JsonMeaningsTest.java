package org.cordon.adapter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.device.DeviceMessages.Meaning;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.MessageInterpreter;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class JsonMeaningsTest {
    private static ScannerConfig device(MessageInterpreter messages) {
        return new ScannerConfig.Tcp(
                new DeviceId("Gateway"),
                DeviceRole.HANDHELD,
                Optional.empty(),
                "localhost",
                9004,
                Framing.USUAL,
                Duration.ofSeconds(60),
                messages,
                ScannerReplies.NONE);
    }

    private static Meaning meaning(String message, MessageInterpreter messages) {
        return new JsonMeanings()
                .of(Bytes.of(message.getBytes(StandardCharsets.UTF_8)), device(messages));
    }

    /// In words, with a sign for what would not be taken.
    private static String said(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Codes(List<Bytes> codes, Reason beside) ->
                    codes + " " + ReasonMessages.FOR_LOGS.of(beside);
            case Meaning.Said(Reason what) -> ReasonMessages.FOR_LOGS.of(what);
            case Meaning.Wrong(Reason why) -> "! " + ReasonMessages.FOR_LOGS.of(why);
        };
    }

    // [utest->req~machine.byte-monitor~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"signal\":\"stop\"}|Signal stop.",
                "{\"signal\":\"confirm\",\"station\":\"Gate\",\"trigger\":7,\"lane\":2}|Signal"
                        + " confirm. Station Gate. Trigger 7. Lane 2.",
                "{\"report\":\"speed\",\"per-minute\":250}|250 packs a minute.",
                "{\"report\":\"state\",\"state\":6,\"machine\":\"M2\"}|State execute. Machine M2.",
                "{\"report\":\"counters\",\"in\":5}|In 5, out \u2013, rejected \u2013.",
                "{\"report\":\"speed\",\"per-minute\":\"fast\"}|! per-minute is missing or wrong in"
                        + " a report speed.",
                "{\"scan\":\"A1\",\"slot\":3}|[A1] Slot 3.",
                "{\"scans\":[\"A1\",\"A2\"]}|[A1, A2]",
                "{\"scan\":|! It is no JSON object in UTF-8."
            })
    void aMessageOfADeviceThatSendsJsonIsSaidForWhatItMeans(String message, String said) {
        assertEquals(said, said(meaning(message, MessageInterpreter.JSON)).strip());
    }

    // [utest->req~machine.byte-monitor~1]
    @Test
    void aJsonObjectOfADeviceThatIsSetToSendCodesIsSaidToBeOne() {
        assertEquals(
                "! It is a JSON object. Set what a message is to JSON, and it is taken: Signal"
                        + " stop.",
                said(meaning("{\"signal\":\"stop\"}", MessageInterpreter.USUAL)));
        assertEquals("[{A1]", said(meaning("{A1", MessageInterpreter.USUAL)).strip());
        assertEquals("[A1]", said(meaning("A1", MessageInterpreter.USUAL)).strip());
    }
}
