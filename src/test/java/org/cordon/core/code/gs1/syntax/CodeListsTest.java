package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

final class CodeListsTest {
    private static final String FACTS =
            "version=1\neffective=2026-01-01\nrelease=ours\nsource=a site\ncount=6\n";
    private static final String ROWS =
            "iso3166|276\niso3166alpha2|DE\nibanalso|XK\niso4217|978\npackagetype|8\n";

    private static CodeLists read(String text) {
        return CodeLists.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean holds(CodeList list, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
        return list.contains(bytes, 0, bytes.length);
    }

    // [utest->req~codes.lists-are-data~1]
    @Test
    void shippedListsSayWhereTheyComeFrom() {
        CodeLists lists = RuleData.codeLists();
        assertEquals("1", lists.facts().version());
        assertTrue(lists.facts().source().contains("ISO 3166-1"), lists.facts().source());
        assertTrue(lists.facts().sha256().matches("[0-9a-f]{64}"));
        assertEquals(249, lists.countries().size());
        assertEquals(431, lists.packageTypes().size());
    }

    @Test
    void everyCountryThatJavaKnowsIsListed() {
        for (String country : Locale.getISOCountries()) {
            assertTrue(holds(RuleData.codeLists().countryLetters(), country), country);
        }
    }

    @Test
    void codesAreComparedWhole() {
        CodeLists lists = read(FACTS + ROWS + "mediatype|01");
        assertTrue(holds(lists.mediaTypes(), "01"));
        assertFalse(holds(lists.mediaTypes(), "1"));
        assertFalse(holds(lists.mediaTypes(), "010"));
        assertFalse(holds(lists.mediaTypes(), ""));
        assertFalse(holds(lists.countryLetters(), "de"));
    }

    // [utest->req~codes.lists-are-data~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LIST; mediatype | 0001",
                "LIST; mediatype | é",
                "LIST; mediatype |",
                "LIST; nosuch | 01",
                "TWICE; iso3166 | 276",
                "COLUMNS; mediatype | 01 | 02",
                "COUNT; mediatype | 01 02"
            })
    void listsThatCannotBeFollowedAreRefusedByName(TableRefused.Reason reason, String row) {
        TableRefused refused =
                assertThrows(TableRefused.class, () -> read(FACTS + ROWS + row + "\n"));
        assertEquals(reason, refused.reason(), refused.getMessage());
    }
}
