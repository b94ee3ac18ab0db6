package org.cordon.core.code.digitallink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.format.CodeFormatParser;
import org.cordon.core.code.format.Content;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// GS1's own verdicts on Digital Links, row by row.
final class LinkVectorsTest {
    private final AiTable table = RuleData.applicationIdentifiers();
    private final Linters linters = new Linters(RuleData.codeLists());
    private final ElementStringParser reader = RuleData.elementReader(UnassignedAiPolicy.REFUSED);

    // [utest->req~formats.link-reading-vectors~1]
    @Test
    void everyUriIsReadAsGs1ReadsIt() {
        read(Vectors.rows("dlUri"));
    }

    // [utest->req~codes.own-rows~1]
    @Test
    void everyRowOfOurOwnIsAnsweredAsRecorded() {
        read(Vectors.ownRows("dlUri"));
        write(Vectors.ownRows("dlUri-generate"));
    }

    private void read(List<Vectors.Row> rows) {
        List<String> wrong = new ArrayList<>();
        for (Vectors.Row row : rows) {
            DigitalLinkParser.Taken taken =
                    new DigitalLinkParser(table, linters, row.linkOptions()).parse(row.input());
            LinkResult result = taken.result();
            String is = verdict(result);
            String shouldBe = row.accepted() ? "accept " + row.bracketed() : "reject ";
            boolean associated =
                    result instanceof LinkResult.Valid
                            && reader.disagreements(taken.elements()).isEmpty();
            if (!is.equals(shouldBe)
                    || (!row.full().equals("-") && row.full().equals("accept") != associated)) {
                wrong.add(row + "\n  should be " + shouldBe + "\n  is " + is + "\n  " + result);
            }
        }
        report("dlUri", rows.size(), wrong);
    }

    // [utest->req~formats.link-in-a-scan~1]
    @Test
    void everyScanThatHoldsALinkIsReadAsGs1ReadsIt() {
        CodeFormatParser formats = new CodeFormatParser(reader, 2026);
        DigitalLinkParser links = new DigitalLinkParser(table, linters);
        List<String> wrong = new ArrayList<>();
        List<Vectors.Row> rows =
                Vectors.rows("rawScanData").stream()
                        .filter(row -> row.input().contains("://"))
                        .toList();
        for (Vectors.Row row : rows) {
            Bytes scan = Bytes.of(row.input().getBytes(StandardCharsets.ISO_8859_1));
            String is =
                    formats.read(scan) instanceof Content.WebAddress web
                            ? verdict(links.read(web.text()))
                            : "accept ";
            String shouldBe = (row.accepted() ? "accept " : "reject ") + row.bracketed();
            if (!is.equals(shouldBe)) {
                wrong.add(row + "\n  is " + is);
            }
        }
        report("rawScanData with a link", rows.size(), wrong);
    }

    private static String verdict(LinkResult result) {
        return switch (result) {
            case LinkResult.Valid(DigitalLink link) ->
                    "accept " + ElementText.bracketed(link.elements());
            case LinkResult.Invalid _ -> "reject ";
        };
    }

    // [utest->req~formats.link-writing-vectors~1]
    @Test
    void everyListOfElementsIsWrittenAsGs1WritesIt() {
        write(Vectors.rows("dlUri-generate"));
    }

    private void write(List<Vectors.Row> rows) {
        List<String> wrong = new ArrayList<>();
        for (Vectors.Row row : rows) {
            String stem = row.detail().substring("stem=".length());
            DigitalLinkWriter writer = new DigitalLinkWriter(table, linters, row.linkOptions());
            List<LinkElement> elements = Vectors.elements(row.input());
            LinkResult result =
                    stem.equals("(canonical)")
                            ? writer.write(elements)
                            : writer.write(elements, stem);
            String is =
                    switch (result) {
                        case LinkResult.Valid(DigitalLink link) -> link.uri();
                        case LinkResult.Invalid _ -> "";
                    };
            if (!is.equals(row.bracketed())) {
                wrong.add(row + "\n  is " + is + "\n  " + result);
            }
        }
        report("dlUri-generate", rows.size(), wrong);
    }

    @Test
    void canonicalFormOfEveryUriSaysTheSame() {
        for (Vectors.Row row : Vectors.rows("dlUri")) {
            DigitalLinkParser links = new DigitalLinkParser(table, linters, row.linkOptions());
            if (links.read(row.input()) instanceof LinkResult.Valid(DigitalLink link)) {
                DigitalLink canonical = link.canonical();
                assertEquals(new LinkResult.Valid(canonical), links.read(canonical.uri()));
            }
        }
    }

    private static void report(String kind, int rows, List<String> wrong) {
        System.out.println(kind + ": " + (rows - wrong.size()) + " of " + rows + " rows as GS1");
        assertEquals("", String.join("\n", wrong));
    }
}
