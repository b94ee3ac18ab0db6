package org.cordon.adapter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.text.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class ReasonJsonTest {
    // [utest->req~reason.columns~1]
    @Test
    void aColumnHoldsWordsAsTheyAreAndACodeAsAnObject() {
        Map<Reason, String> columns = new LinkedHashMap<>();
        columns.put(new Reason.Written(""), "");
        columns.put(new Reason.Written("Torn, \"L/26\" {x}"), "Torn, \"L/26\" {x}");
        columns.put(new Reason.Written("{torn}"), "{\"text\":\"{torn}\"}");
        columns.put(
                new Reason.Written("{\"code\":\"no-read\"}"),
                "{\"text\":\"{\\\"code\\\":\\\"no-read\\\"}\"}");
        columns.put(Reason.of("no-read"), "{\"code\":\"no-read\"}");
        columns.put(
                Reason.of("duplicate", "A\u0000", Instant.parse("2026-11-23T02:12:04.5Z"))
                        .and(Reason.of("no-grade"))
                        .and(new Reason.Written("Torn")),
                "{\"code\":\"duplicate\",\"arguments\":[\"A\\u0000\","
                        + "{\"moment\":\"2026-11-23T02:12:04.500Z\"}],"
                        + "\"and\":[{\"code\":\"no-grade\"},\"Torn\"]}");
        columns.forEach((reason, column) -> {
            assertEquals(column, ReasonJson.column(reason));
            assertEquals(reason, ReasonJson.ofColumn(column));
        });
    }

    // [utest->req~reason.columns~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{torn} at the edge",
                "{\"a\":1}",
                "{\"text\":1}",
                "{\"code\":\"x\"} and more",
                "{\"code\":\"x\",\"arguments\":[{\"moment\":\"noon\"}]}",
                "{\"code\":\"x\",\"and\":[{}]}"
            })
    void whatIsInNoFormOfThisVersionIsTakenAsWords(String column) {
        assertEquals(new Reason.Written(column), ReasonJson.ofColumn(column));
    }

    // [utest->req~reason.coded~1]
    @Test
    void anArgumentOfAKindThatALaterVersionBroughtIsATextSoThatNoHoldIsLost() {
        String later = "{\"code\":\"too-hot\",\"arguments\":[{\"degrees\":40},7],\"newer\":1}";
        Reason expected =
                new Reason.Coded(
                        "too-hot",
                        List.of(
                                new Reason.Argument.Text("{\"degrees\":40}"),
                                new Reason.Argument.Text("7")),
                        List.of());
        assertEquals(expected, ReasonJson.ofColumn(later));
    }

    @Test
    void anotherValueIsNoReason() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ReasonJson.read(JsonMapper.builder().build().readTree("1")));
    }
}
