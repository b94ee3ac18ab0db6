package org.cordon.core.code.digitallink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.code.issue.LinkIssueKind;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class DigitalLinkParserTest {
    private static final Linters LINTERS = new Linters(RuleData.codeLists());

    private static final String PACK =
            "https://pharma.example/x/01/04012345000009/10/K2411A/21/00007A1K9Q4?17=281130#leaflet";

    private final DigitalLinkParser reader =
            new DigitalLinkParser(RuleData.applicationIdentifiers(), LINTERS);

    private DigitalLink link(String uri) {
        return assertInstanceOf(LinkResult.Valid.class, reader.read(uri), uri).link();
    }

    // [utest->req~formats.link-taken-apart~1]
    @Test
    void linkIsTakenApart() {
        assertEquals(
                new DigitalLink(
                        "https://pharma.example/x",
                        List.of(
                                LinkElement.of("01", "04012345000009"),
                                LinkElement.of("10", "K2411A"),
                                LinkElement.of("21", "00007A1K9Q4")),
                        List.of(LinkElement.of("17", "281130"))),
                link(PACK));
    }

    @Test
    void elementsAreToldWithTheirPlaces() {
        String uri = "https://a/01/04012345000009/10/K%2F1?17=281131";
        assertEquals(
                List.of(
                        new ElementString(new Ai("01"), "GTIN", "04012345000009", 10, 13, 14, true),
                        new ElementString(new Ai("10"), "BATCH/LOT", "K/1", 28, 31, 5, true),
                        new ElementString(
                                new Ai("17"), "USE BY or EXPIRY", "281131", 37, 40, 6, false)),
                reader.parse(uri).elements());
    }

    // [utest->req~formats.link-canonical~1]
    @Test
    void canonicalFormStandsOnGs1sDomainWithoutForeignNames() {
        assertEquals(
                "https://id.gs1.org/01/04012345000009/10/K2411A/21/00007A1K9Q4?17=281130",
                link(PACK.replace("?", "?utm=1&")).canonical().uri());
    }

    @Test
    void shortGtinIsFilledUpInTheCanonicalForm() {
        DigitalLinkParser lax =
                new DigitalLinkParser(
                        RuleData.applicationIdentifiers(),
                        LINTERS,
                        new LinkOptions(false, true, false));
        LinkResult result = lax.read("http://a.example/01/4012345000009");
        assertEquals(
                "https://id.gs1.org/01/04012345000009",
                assertInstanceOf(LinkResult.Valid.class, result).link().canonical().uri());
    }

    // [utest->req~formats.link-flaws~1]
    @ParameterizedTest
    @CsvSource({
        "ftp://a/01/04012345000009, NOT_WEB, 0, 8",
        "https://a/01/0401234 000009, BAD_URI_CHARACTER, 20, 1",
        "https://a%b/01/04012345000009, BAD_PERCENT, 9, 1",
        "https://, NO_DOMAIN_OR_PATH, 8, 0",
        "https://a_b/01/04012345000009, BAD_DOMAIN_CHARACTER, 9, 1",
        "https://a/gtin/04012345000009, NO_KEY, 9, 20",
        "https://a/01/04012345000009/21/A/10/B, BAD_QUALIFIERS, 28, 9",
        "https://a/01/04012345000009/10/, EMPTY_VALUE, 31, 0",
        "https://a/01/04012345000009?19=1, UNKNOWN_AI, 28, 2",
        "https://a/8004/401?21=A, NOT_AN_ATTRIBUTE, 19, 2",
        "https://a/01/04012345000009?10=A, BELONGS_IN_PATH, 28, 4",
        "https://a/01/04012345000009?99=A&99=A, REPEATED_ELEMENT, 33, 4",
        "https://a/01/0401234500000, VALUE_TOO_SHORT, 13, 13",
        "https://a/01/040123450000099, VALUE_TOO_LONG, 27, 1",
        "https://a/01/04012345000008, INCORRECT_CHECK_DIGIT, 26, 1",
        "https://a/01/04012345000009/10/A%7EB%7e, INVALID_CSET82_CHARACTER, 32, 3",
        "https://a/01/04012345000009/10/A%00, NUL, 31, 4"
    })
    void flawIsNamedWithItsPlace(String uri, String kind, int offset, int length) {
        List<CodeIssue> flaws =
                assertInstanceOf(LinkResult.Invalid.class, reader.read(uri), uri).flaws();
        assertTrue(
                flaws.stream()
                        .anyMatch(f ->
                                f.kind().code().equals(kind)
                                        && f.offset() == offset
                                        && f.length() == length),
                () -> uri + " " + flaws);
    }

    @Test
    void allFlawsAreToldAndTheElementsKept() {
        LinkResult.Invalid invalid =
                assertInstanceOf(
                        LinkResult.Invalid.class,
                        reader.read("https://a/01/04012345000008/10/K?17=281331&19=1"));
        assertEquals(
                List.of(
                        LinkElement.of("01", "04012345000008"),
                        LinkElement.of("10", "K"),
                        LinkElement.of("17", "281331")),
                invalid.elements());
        assertEquals(Fault.INCORRECT_CHECK_DIGIT, invalid.flaws().getFirst().kind());
        assertEquals(LinkIssueKind.UNKNOWN_AI, invalid.flaws().getLast().kind());
    }

    // [utest->req~formats.link-no-input-throws~1]
    @Test
    void noTextWhateverMakesItThrow() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DigitalLinkParser lax =
                new DigitalLinkParser(
                        RuleData.applicationIdentifiers(),
                        LINTERS,
                        new LinkOptions(true, true, true));
        String alphabet = "/?#&=%+0123456789AZ.:[] <\u00e9" + (char) 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(PACK);
            for (int edits = random.nextInt(8); edits > 0 && !text.isEmpty(); edits--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, c);
                    case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
                    default -> text.setCharAt(at, c);
                }
            }
            String uri = text.toString();
            if (reader.read(uri) instanceof LinkResult.Invalid(var elements, var flaws)) {
                assertTrue(!flaws.isEmpty() && elements.size() < 20, () -> uri + " seed " + seed);
                for (CodeIssue flaw : flaws) {
                    assertTrue(
                            flaw.offset() + flaw.length() <= uri.length(),
                            () -> uri + " " + flaw + " seed " + seed);
                }
            }
            lax.read(uri);
        }
    }

    // [utest->req~formats.percent-encoding~1]
    @Test
    void whateverIsWrittenIsReadBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DigitalLinkWriter writer =
                new DigitalLinkWriter(RuleData.applicationIdentifiers(), LINTERS);
        String characters = "!\"%&'()*+,-./:;<=>?_09AZaz";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                value.append(characters.charAt(random.nextInt(characters.length())));
            }
            List<LinkElement> elements =
                    List.of(
                            LinkElement.of("01", "04012345000009"),
                            LinkElement.of("21", value.toString()),
                            LinkElement.of("99", value.reverse().toString()));
            DigitalLink link =
                    assertInstanceOf(LinkResult.Valid.class, writer.write(elements)).link();
            assertEquals(elements, link(link.uri()).elements(), "seed " + seed);
        }
    }

    @Test
    void whateverIsAskedForIsWrittenReadablyOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        AiTable table = RuleData.applicationIdentifiers();
        DigitalLinkWriter writer = new DigitalLinkWriter(table, LINTERS);
        List<String> values =
                List.of("04012345000009", "040123450000001112", "281130", "A1", "", "\u20ac", "1");
        List<String> often = List.of("01", "00", "10", "21", "17", "414", "8006", "8010", "235");
        int valid = 0;
        for (int i = 0; i < 30_000; i++) {
            List<LinkElement> elements = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                String ai =
                        random.nextInt(3) > 0
                                ? often.get(random.nextInt(often.size()))
                                : "%04d".formatted(random.nextInt(10_000));
                elements.add(LinkElement.of(ai, values.get(random.nextInt(values.size()))));
            }
            if (writer.write(elements) instanceof LinkResult.Valid(DigitalLink link)) {
                valid++;
                LinkResult read = reader.read(link.uri());
                assertEquals(new LinkResult.Valid(link), read, "seed " + seed);
            }
        }
        assertTrue(valid > 100, "seed " + seed);
    }
}
