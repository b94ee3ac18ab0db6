package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// XML that is made to do harm. `[utest->req~order.epcis-xml-hostile~1]` `[utest->req~line-data.xml-hostile~1]`
final class HostileXmlTest {
    private static final String HEAD =
            "<e:EPCISDocument xmlns:e=\"urn:epcglobal:epcis:xsd:1\" schemaVersion=\"1.2\">";
    private static final String EVENT = HEAD + "<EPCISBody><EventList><ObjectEvent>";

    @TempDir Path dir;

    private OrderRefused refused(Path file) {
        return assertThrows(
                OrderRefused.class, () -> OrderReaders.epcisXml().read(file, Progress.NONE));
    }

    private OrderRefused refused(String content) throws IOException {
        Path file = dir.resolve("order.xml");
        Files.writeString(file, content);
        assertTrue(OrderReaders.epcisXml().accepts(file));
        return refused(file);
    }

    private static final DocumentHandler NOBODY =
            new DocumentHandler() {
                @Override
                public void named(String productClass, String name) {}

                @Override
                public void event(Event event) {}
            };

    /// A text that goes on and on, without being held anywhere.
    private static final class Endless extends Reader {
        private final LongFunction<String> pieces;
        private final long characters;
        private String piece;
        private int at;
        private long n;
        private long given;

        Endless(String head, long characters, LongFunction<String> pieces) {
            this.piece = head;
            this.pieces = pieces;
            this.characters = characters;
        }

        @Override
        public int read(char[] out, int offset, int length) {
            if (at == piece.length()) {
                if (given >= characters) {
                    return -1;
                }
                piece = pieces.apply(n++);
                at = 0;
            }
            int some = Math.min(length, piece.length() - at);
            piece.getChars(at, at + some, out, offset);
            at += some;
            given += some;
            return some;
        }

        @Override
        public void close() {}
    }

    static Stream<Arguments> endless() {
        LongFunction<String> x = _ -> "x".repeat(1_000);
        return Stream.of(
                Arguments.of("a text", EVENT + "<action>", x, "too long"),
                Arguments.of("a text in CDATA", EVENT + "<action><![CDATA[", x, "too long"),
                Arguments.of("an attribute", HEAD + "<a b='", x, "too long"),
                Arguments.of("a name", HEAD + "<a", x, "too long"),
                Arguments.of("a prefix", HEAD + "<a:", x, "too long"),
                Arguments.of("a comment", HEAD + "<!--", x, "too long"),
                Arguments.of("an instruction", HEAD + "<?x ", x, "too long"),
                Arguments.of("a declaration", "<?xml version='1.0' ", x, "not XML"),
                Arguments.of("an entity", HEAD + "&", x, "too long"),
                Arguments.of("a type declaration", "<!DOCTYPE a [", x, "too long"),
                Arguments.of(
                        "a list of entities",
                        "<!DOCTYPE a [",
                        (LongFunction<String>) n -> "<!ENTITY e" + n + " 'x'>",
                        "too long"),
                Arguments.of(
                        "spaces in a tag",
                        HEAD + "<a ",
                        (LongFunction<String>) _ -> " ",
                        "too long"),
                Arguments.of(
                        "attributes",
                        HEAD + "<a ",
                        (LongFunction<String>) n -> "a" + n + "='' ",
                        "too long"),
                Arguments.of(
                        "elements within each other",
                        HEAD,
                        (LongFunction<String>) _ -> "<a>",
                        "too deep"),
                Arguments.of(
                        "names of elements",
                        HEAD,
                        (LongFunction<String>) n -> "<a" + n + "/>",
                        "different names"),
                Arguments.of(
                        "names of instructions",
                        HEAD,
                        (LongFunction<String>) n -> "<?a" + n + "?>",
                        "different names"),
                Arguments.of(
                        "namespaces",
                        HEAD,
                        (LongFunction<String>) n -> "<a xmlns:b" + n + "='c" + n + "'/>",
                        "different names"),
                Arguments.of(
                        "elements",
                        HEAD,
                        (LongFunction<String>) _ -> "<a/>".repeat(256),
                        "too many elements"));
    }

    /// Four gigabytes of it would be there. What the reader allocates in all, whether it keeps it or not, is less than a
    /// tenth of the memory of an installed program.
    @ParameterizedTest(name = "{0} without end")
    @MethodSource("endless")
    void whatHasNoEndIsRefusedInBoundedMemory(
            String what, String head, LongFunction<String> pieces, String word) {
        XmlDocumentParser parser = new XmlDocumentParser(NOBODY);
        long before = allocated();
        OrderRefused e =
                assertTimeout(
                        Duration.ofSeconds(60),
                        () ->
                                assertThrows(
                                        OrderRefused.class,
                                        () ->
                                                parser.document(
                                                        new Endless(head, 4L << 30, pieces))));
        assertTrue(e.reason().contains(word), e.getMessage());
        long mebibytes = (allocated() - before) >> 20;
        assertTrue(mebibytes < 100, what + " needed " + mebibytes + " MiB");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void entitiesAreNotRead() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.close();
                });
        server.start();
        try {
            String http = "http://localhost:" + server.getAddress().getPort() + "/a.dtd";
            Path secret = Files.writeString(dir.resolve("secret"), "secret");
            String laughs =
                    IntStream.range(1, 30)
                            .mapToObj(n ->
                                    "<!ENTITY l%d \"%s\">"
                                            .formatted(n, ("&l" + (n - 1) + ";").repeat(10)))
                            .collect(Collectors.joining());
            for (String type :
                    List.of(
                            "a",
                            "a SYSTEM \"" + http + "\"",
                            "a PUBLIC \"-//x\" \"" + http + "\"",
                            "a SYSTEM \"" + secret.toUri() + "\"",
                            "a [<!ENTITY l0 \"lol\">" + laughs + "]",
                            "a [<!ENTITY l29 SYSTEM \"" + secret.toUri() + "\">]",
                            "a [<!ENTITY l29 SYSTEM \"" + http + "\">]",
                            "a [<!ENTITY % p SYSTEM \"" + http + "\"> %p;]",
                            "a [<!ATTLIST a b CDATA \"c\">]")) {
                OrderRefused e =
                        refused("<!DOCTYPE " + type + ">" + HEAD + "&l29;</e:EPCISDocument>");
                assertEquals("document", e.place());
                assertTrue(
                        e.reason().startsWith("a document type declaration (DOCTYPE) at line 1"),
                        e.getMessage());
                assertFalse(e.reason().contains("secret"), e.reason());
            }
            assertTrue(refused(HEAD + "&l29;</e:EPCISDocument>").reason().contains("an entity"));
            assertEquals(0, asked.get(), "nobody is asked");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tooLargeAFileIsRefusedBeforeItIsRead() throws IOException {
        Path file = dir.resolve("order.xml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(HEAD.getBytes(StandardCharsets.UTF_8));
            sparse.setLength(OrderSource.MAX_BYTES + 1);
        }
        assertEquals(
                "order.xml: the file is larger than 256 MiB; split the order",
                refused(file).getMessage());
    }

    @Test
    void tooManyDeclarationsAreRefused() {
        Withdrawals withdrawals = new Withdrawals();
        OrderRefused e =
                assertThrows(
                        OrderRefused.class,
                        () -> {
                            for (int i = 1; i <= Withdrawals.MAX + 1; i++) {
                                Event.Builder event = new Event.Builder();
                                event.words.put("eventID", "e" + i);
                                withdrawals.add(event.build(i));
                            }
                        });
        assertEquals("event 100001, errorDeclaration", e.place() + ", " + e.field());
    }

    @Test
    void damagedFilesAreRefusedOrReadButNeverBreak() throws IOException {
        long seed = 20_261_201;
        Random random = new Random(seed);
        byte[] whole =
                Files.readAllBytes(
                        Project.dir()
                                .resolve(
                                        "src/test/resources/org/cordon/adapter/epcis/documents/us-items.xml"));
        Path file = dir.resolve("order.xml");
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                OrderReaders.epcisXml().read(file, Progress.NONE);
            } catch (OrderRefused refused) {
                assertFalse(refused.reason().isBlank(), "seed " + seed);
                assertFalse(refused.place().isBlank(), "seed " + seed);
            }
        }
    }
}
