package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What commands print, for people and for programs.
final class ResultsTest {
    private static final String RECORDED = "{\"seq\":1,\"raw\":\"\u00e9\\u001d\",\"person\":null}";

    private static String printed(boolean text, Map<String, ?> object) throws IOException {
        StringWriter out = new StringWriter();
        Results results = new Results(new PrintWriter(out), text);
        results.write(object);
        results.writeRecorded(RECORDED);
        results.flush();
        return out.toString();
    }

    private static Map<String, Object> object() {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("ai", "01");
        element.put("title", "GTIN");
        element.put("rule", "");
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", "gs1");
        object.put("accepted", true);
        object.put("symbology", "");
        object.put("elements", List.of(element, Map.of("ai", "21")));
        object.put("faults", List.of());
        object.put("splits", List.of("\u20ac", "b"));
        return object;
    }

    // [utest->req~commands.format~1]
    @Test
    void forProgramsEachObjectIsALineOfAsciiAndARecordedOneComesAsItIs() throws IOException {
        assertEquals(
                """
                {"kind":"gs1","accepted":true,"symbology":"","elements":[{"ai":"01","title":"GTIN","rule":""},{"ai":"21"}],"faults":[],"splits":["\\u20AC","b"]}
                """
                        + RECORDED
                        + "\n",
                printed(false, object()));
    }

    // [utest->req~commands.format~1]
    @Test
    void forPeopleEachMemberIsALineAndNothingSteersTheTerminal() throws IOException {
        assertEquals(
                """
                kind      gs1
                accepted  true
                elements  ai 01  title GTIN
                          ai 21
                splits    \u20ac
                          b

                seq  1
                raw  \u00e9\\u001d
                """,
                printed(true, object()));
    }
}
