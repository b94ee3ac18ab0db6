package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Documents as other systems write them, with the orders that they give, in `documents.txt`, and with what is wrong
/// in them, in `broken.txt`. `[utest->req~order.epcis-xml~1]`
final class EpcisDocumentsTest {
    private static final Path HERE =
            Project.dir().resolve("src/test/resources/org/cordon/adapter/epcis");
    private static final Path DOCUMENTS = HERE.resolve("documents");

    @TempDir Path dir;

    /// A document and what it must give, line by line.
    record Expected(String file, List<String> lines) {
        @Override
        public String toString() {
            return file;
        }
    }

    /// A change to a document, and how the result must be refused.
    record Broken(
            String file,
            String find,
            String replacement,
            String place,
            String field,
            String word) {}

    private static Stream<String> lines(String table) throws IOException {
        return Files.readAllLines(HERE.resolve(table)).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank());
    }

    static List<Expected> documents() throws IOException {
        List<Expected> all = new ArrayList<>();
        for (String line : lines("documents.txt").toList()) {
            if (!line.startsWith(" ")) {
                all.add(new Expected(line, new ArrayList<>()));
            } else if (line.contains(" | ")) {
                all.getLast().lines().add(line.strip());
            }
        }
        return all;
    }

    static Stream<Broken> broken() throws IOException {
        return lines("broken.txt")
                .map(line ->
                        Arrays.stream(line.split(" \\|(?= |$)", -1)).map(String::strip).toList())
                .map(c -> new Broken(c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5)));
    }

    private static OrderFile read(Path file) {
        return OrderReader.of(OrderReaders.all(), file).read(file, Progress.NONE);
    }

    private static List<String> told(OrderFile file) {
        Order order = file.order();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s | %s | %s | %s | %s | %d packs"
                        .formatted(
                                order.id(),
                                order.product(),
                                order.gtin(),
                                order.lot(),
                                order.expiry(),
                                order.packs()));
        for (Unit unit : file.units()) {
            lines.add(
                    "%s | %s | %s | %s"
                            .formatted(
                                    unit.id().key(),
                                    unit.kind(),
                                    unit.parent().map(UnitId::key).orElse("-"),
                                    unit.state()));
        }
        return lines;
    }

    private static String sorted(List<String> lines) {
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }

    // [utest->req~order.epcis-withdrawn~1]
    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentGivesItsOrder(Expected expected) {
        assertEquals(
                sorted(expected.lines()), sorted(told(read(DOCUMENTS.resolve(expected.file())))));
    }

    @Test
    void everyDocumentIsInTheTable() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            Set<String> there =
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(
                    there, documents().stream().map(Expected::file).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenDocumentIsRefusedWithPlaceAndReason(Broken broken) throws IOException {
        String whole = Files.readString(DOCUMENTS.resolve(broken.file()));
        String changed =
                broken.replacement().equals("(cut)")
                        ? whole.split(broken.find(), 2)[0]
                        : whole.replaceAll(broken.find(), broken.replacement());
        Path file = dir.resolve(broken.file());
        Files.writeString(file, changed);
        OrderRefused e = assertThrows(OrderRefused.class, () -> read(file));
        assertEquals(
                broken.place() + ", " + broken.field(), e.place() + ", " + e.field(), e.reason());
        assertTrue(e.reason().contains(broken.word()), e.reason());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theEncodingIsThatOfTheMarkOrTheDeclaration(Expected expected) throws IOException {
        if (!expected.file().endsWith(".xml")) {
            return;
        }
        String text = Files.readString(DOCUMENTS.resolve(expected.file()));
        Set<String> seen = new HashSet<>();
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1")) {
            Charset charset = Charset.forName(encoding);
            String declared = text.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
            seen.add(order(declared.getBytes(charset)));
            if (encoding.startsWith("UTF")) {
                seen.add(order(("\uFEFF" + declared).getBytes(charset)));
                seen.add(order(("\uFEFF" + text).getBytes(charset)));
            }
        }
        assertEquals(Set.of(sorted(expected.lines())), seen);
    }

    /// Under a name that says nothing: the content tells.
    private String order(byte[] content) throws IOException {
        Path file = dir.resolve("export");
        Files.write(file, content);
        return sorted(told(read(file)));
    }

    @Test
    void bytesOfAnotherEncodingAreRefusedWithTheirLine() throws IOException {
        String text = Files.readString(DOCUMENTS.resolve("order-and-name.xml"));
        Path file = dir.resolve("order.xml");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        OrderRefused e = assertThrows(OrderRefused.class, () -> read(file));
        assertEquals("line 27: the text is not UTF-8; save the file as UTF-8", e.getMessage());
        byte[] odd = text.getBytes(StandardCharsets.UTF_16LE);
        Files.write(file, Arrays.copyOf(odd, odd.length - 1));
        e = assertThrows(OrderRefused.class, () -> read(file));
        assertTrue(e.reason().contains("not UTF-16LE"), e.getMessage());
        Files.write(file, text.getBytes(Charset.forName("UTF-32BE")));
        e = assertThrows(OrderRefused.class, () -> read(file));
        assertTrue(e.reason().contains("UTF-32 is not read"), e.getMessage());
    }

    @Test
    void aTruncatedDocumentIsRefusedWhereverItEnds() throws IOException {
        String whole = Files.readString(DOCUMENTS.resolve("us-items.xml")).strip();
        Path file = dir.resolve("order.xml");
        for (int i = 1; i < whole.length(); i += 3) {
            String cut = whole.substring(0, i);
            Files.writeString(file, cut);
            OrderRefused e = assertThrows(OrderRefused.class, () -> read(file), cut);
            assertTrue(e.reason().contains("too early"), cut + e.getMessage());
        }
    }

    @Test
    void aFileIsRecognisedByItsContent() throws IOException {
        Path file = dir.resolve("order.csv");
        Files.copy(DOCUMENTS.resolve("us-items.xml"), file);
        assertEquals(3, read(file).order().packs());
        Path json = dir.resolve("order.xml");
        Files.copy(DOCUMENTS.resolve("v2-silent.json"), json);
        assertEquals(3, read(json).order().packs());
    }
}
