package org.cordon.fuzz;

import org.cordon.adapter.csv.CsvOrderReader;
import org.cordon.adapter.epcis.EpcisOrderReader;
import org.cordon.adapter.epcis.EpcisXmlOrderReader;
import org.cordon.adapter.journal.EntryCodec;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.code.Analysis;
import org.cordon.core.code.FastPackParser;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.digitallink.DigitalLinkParser;
import org.cordon.core.code.format.CodeFormatParser;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.CodeContent;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.TableRefused;
import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Framer;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.GradeTemplate;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.scanner.Terminator;
import org.cordon.core.scanner.autodetect.Chunk;
import org.cordon.core.scanner.autodetect.FramingGuesser;
import org.cordon.core.scanner.autodetect.Suggestion;
import org.cordon.core.scanner.qualification.CheckCode;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RuleData;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Everything that takes bytes from outside, each with what must hold for any bytes. What does not hold is
/// thrown.
// One thread uses them, and the fields only spare building the readers for each input.
@SuppressWarnings("ImmutableEnumChecker")
enum Target {
    /// Any scan, by the line's reader and by the whole analysis.
    SCAN("]d2010401234500000921LMDZ{GS}1728113010K24", "010401234500000921A1727113010B") {
        private final ScanAnalyzer analyser = new ScanAnalyzer(RuleData.codeTables());
        private final PackDecoder reader = new PackDecoder(RuleData.codeTables());
        private final FastPackParser cursor = new FastPackParser(RuleData.codeTables());

        @Override
        void run(byte[] data) {
            Bytes scan = Bytes.of(data);
            Reading reading = reader.read(scan);
            Analysis full = analyser.analyse(scan, ValidationLevel.FULL);
            Analysis syntax = analyser.analyse(scan, ValidationLevel.SYNTAX);
            hold(syntax.accepted() || !full.accepted(), "what passes in full passes by itself");
            hold(
                    cursor.read(data) != FastPackParser.Outcome.PACK
                            || full.errors().stream()
                                    .noneMatch(e -> e.kind().code().startsWith("INVALID")),
                    "the scan path passes what the analysis refuses");
            hold(reading != null, "a reading");
            full.errors().forEach(e -> inside(e.offset(), e.length(), data.length));
            full.faults().forEach(f -> inside(f.offset(), f.length(), data.length));
            syntax.errors().forEach(e -> inside(e.offset(), e.length(), data.length));
        }
    },
    /// Text of the form `(01)…(21)…`.
    BRACKETED("(01)04012345000009(21)A\\(B(10)L", "(8200)http://a") {
        private final ElementStringParser reader =
                RuleData.elementReader(UnassignedAiPolicy.ALLOWED);

        @Override
        void run(byte[] data) {
            CodeContent.Elements read = reader.readBracketed(Bytes.of(data), ValidationLevel.FULL);
            read.errors().forEach(e -> inside(e.offset(), e.length(), data.length));
            if (read.isRight()) {
                byte[] again = read.bracketed().getBytes(StandardCharsets.ISO_8859_1);
                hold(
                        reader.readBracketed(Bytes.of(again), ValidationLevel.FULL).isRight(),
                        "what was read is written so that it is read again");
            }
        }
    },
    /// GS1 Digital Links.
    LINK("https://id.gs1.org/01/04012345000009/21/A%2FB?17=281130&x=y#z", "http://a/00/1") {
        private final DigitalLinkParser reader =
                new DigitalLinkParser(
                        RuleData.applicationIdentifiers(), new Linters(RuleData.codeLists()));

        @Override
        void run(byte[] data) {
            String uri = new String(data, StandardCharsets.ISO_8859_1);
            DigitalLinkParser.Taken taken = reader.parse(uri);
            taken.elements().forEach(e -> inside(e.offset(), 0, uri.length()));
        }
    },
    /// Messages of ISO/IEC 15434, trade numbers, national numbers, text.
    FORMATS("[)>{x1E}06{GS}9N111234567842{GS}1TL{GS}D281130{GS}SA{x1E}{x04}", "]E04006381333931") {
        private final CodeFormatParser reader =
                new CodeFormatParser(RuleData.elementReader(UnassignedAiPolicy.REFUSED), 2026);

        @Override
        void run(byte[] data) {
            reader.read(Bytes.of(data))
                    .flaws()
                    .forEach(f -> inside(f.offset(), f.length(), data.length));
        }
    },
    /// The stream of a device, cut into frames: the first bytes set it up.
    FRAMER("{x07}{x01}{x20}]d2010401{x0D}{x0A}{x02}abc{x03}{x09}", "{x10}{x00}{x01}{x02}{x02}") {
        @Override
        void run(byte[] data) {
            if (data.length < 3) {
                return;
            }
            EnumSet<Terminator> ends = EnumSet.noneOf(Terminator.class);
            int bit = 1;
            for (Terminator end : Terminator.values()) {
                if ((data[0] & bit) != 0) {
                    ends.add(end);
                }
                bit <<= 1;
            }
            Bytes header = (data[1] & 1) != 0 ? Bytes.of((byte) 2) : Bytes.of();
            int longest = Math.max(header.length() + 1, data[2] & 0xFF);
            Framing framing =
                    new Framing(
                            ends,
                            header,
                            ends.isEmpty() ? Optional.of(Duration.ofMillis(50)) : Optional.empty(),
                            Duration.ofSeconds(5),
                            longest);
            List<String> whole = frames(framing, data, data.length);
            for (int chunk = 1; chunk < 4; chunk++) {
                hold(
                        whole.equals(frames(framing, data, chunk)),
                        "frames do not depend on how the stream is chopped");
            }
        }

        private List<String> frames(Framing framing, byte[] data, int chunk) {
            List<String> frames = new ArrayList<>();
            Framer framer =
                    new Framer(
                            framing,
                            (bytes, truncated, half) -> {
                                hold(
                                        bytes.length() <= framing.maxLength(),
                                        "no frame is longer than the longest");
                                frames.add(bytes + " " + truncated + " " + half);
                            });
            for (int at = 3; at < data.length; at += chunk) {
                framer.accept(data, at, Math.min(chunk, data.length - at));
            }
            framer.lost();
            return frames;
        }
    },
    /// A scan in text form, and a line of a recorded shift.
    TEXT_FORM("+1523\t]d201{GS}{x04}", "{x1g}{GS") {
        @Override
        void run(byte[] data) {
            String text = new String(data, StandardCharsets.UTF_8);
            try {
                Bytes read = Bytes.parse(text);
                hold(Bytes.parse(read.toString()).equals(read), "text form reads back");
                ShiftLine.parse(text);
            } catch (IllegalArgumentException refused) {
                hold(refused.getMessage() != null, "a refusal says why");
            }
            Bytes raw = Bytes.of(data);
            hold(Bytes.parse(raw.toString()).equals(raw), "any bytes have a text form");
        }
    },
    /// The settings of scanners.
    SCANNERS(
            """
            scanner.1.name=Camera
            scanner.1.type=serial
            scanner.1.address=COM3
            scanner.1.role=inline
            scanner.1.header={x02}
            """,
            "scanner.2.type=tcp\nscanner.2.address=[::1]:1") {
        @Override
        void run(byte[] data) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(new String(data, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException malformed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> keys = new TreeMap<>();
            properties.forEach((key, value) -> keys.put(key.toString(), value.toString()));
            ScannerConfigs.read(keys)
                    .refusals()
                    .forEach(r -> hold(!r.toString().isBlank(), "words"));
        }
    },
    /// A grade taken off a message by a site's template: the template, a line feed, the message.
    GRADE("{code},{grade}\n]d2010401,1.5/08/660", "{grade}/{aperture};{code}\nA/08;]d201") {
        @Override
        void run(byte[] data) {
            int end = 0;
            while (end < data.length && data[end] != '\n') {
                end++;
            }
            GradeTemplate template;
            try {
                template =
                        GradeTemplate.parse(
                                new String(data, 0, end, StandardCharsets.ISO_8859_1),
                                "ISO/IEC 15415:2024",
                                "Verifier");
            } catch (IllegalArgumentException refused) {
                hold(refused.getMessage() != null, "a refusal says why");
                return;
            }
            hold(
                    GradeTemplate.parse(template.text(), "ISO/IEC 15415:2024", "Verifier")
                            .equals(template),
                    "a template is written so that it is read again");
            int from = Math.min(end + 1, data.length);
            Bytes message = Bytes.of(data, from, data.length - from);
            template.read(message)
                    .ifPresent(graded -> {
                        hold(
                                graded.code().length() <= message.length(),
                                "a code is a piece of its message");
                        graded.grade()
                                .numeric()
                                .ifPresent(n -> hold(n >= 0 && n <= 4, "a grade is 0 to 4"));
                    });
        }
    },
    /// A canary among the scans of the line.
    CANARY("]d20100402673660015{GS}91", "]D2010040267366001591abcXYZ{x0D}") {
        private final CheckCode checkCode = new CheckCode(RuleData.codeTables().layouts());
        private final PackDecoder reader = new PackDecoder(RuleData.codeTables());

        @Override
        void run(byte[] data) {
            Bytes scan = Bytes.of(data);
            hold(
                    checkCode.in(scan).isEmpty() || !(reader.read(scan) instanceof Reading.Pack),
                    "no pack is taken for a canary");
        }
    },
    /// What an unknown scanner sends, guessed at.
    GUESS("]d2010401{x0D}{x0A}]d2010401{x0D}{x0A}", "{x02}NOREAD{x03}{x02}]C100{x03}") {
        @Override
        void run(byte[] data) {
            List<Chunk> chunks = new ArrayList<>();
            for (int at = 0; at < data.length; at += 7) {
                chunks.add(
                        new Chunk(
                                Bytes.of(data, at, Math.min(7, data.length - at)),
                                Instant.EPOCH,
                                at * 1_000_000L));
            }
            List<Suggestion> suggestions = FramingGuesser.of(chunks, Framing.USUAL, true);
            hold(
                    suggestions.stream().distinct().count() == suggestions.size(),
                    "nothing is suggested twice");
        }
    },
    /// A site's own table of application identifiers.
    TABLE(
            """
            version = 1
            effective = 2026-01-27
            release = 1
            source = none
            count = 1
            00 | pa | n18:csum | - | - | alone | S
            """) {
        @Override
        void run(byte[] data) {
            try {
                AiTable.read(new ByteArrayInputStream(data));
            } catch (TableRefused refused) {
                hold(refused.getMessage() != null, "a refusal says why");
            }
        }
    },
    /// A line of a journal.
    JOURNAL_LINE("{\"terminal\":\"L3\",\"stream\":\"ACTS\",\"epoch\":1,\"seq\":1}") {
        private final EntryCodec codec = new EntryCodec();

        @Override
        void run(byte[] data) {
            try {
                codec.read(new String(data, StandardCharsets.UTF_8));
            } catch (JournalUnavailable refused) {
                hold(refused.getMessage() != null, "a refusal says why");
            }
        }
    },
    /// An order as a table.
    ORDER_CSV("order;product;gtin;lot;expiry\nPO-1;A;04012345000009;L;2028-11-30\nserial\nA\n") {
        @Override
        void run(byte[] data) {
            order(new CsvOrderReader(new FakeTimeSource()), ".csv", data);
        }
    },
    /// An order as EPCIS.
    ORDER_EPCIS("{\"@context\":[],\"type\":\"EPCISDocument\",\"epcisBody\":{\"eventList\":[]}}") {
        @Override
        void run(byte[] data) {
            order(new EpcisOrderReader(new FakeTimeSource()), ".json", data);
        }
    },
    /// An order as EPCIS in XML.
    ORDER_EPCIS_XML(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:1" xmlns:m="urn:epcglobal:cbv:mda" schemaVersion="1.2">
            <EPCISBody><EventList><ObjectEvent><eventTime>2026-11-20T05:00:00Z</eventTime><action>ADD</action>
            <bizStep>commissioning</bizStep><epcList><epc>urn:epc:id:sgtin:4012345.000000.A</epc></epcList>
            <extension><ilmd><m:lotNumber>L</m:lotNumber></ilmd></extension></ObjectEvent></EventList></EPCISBody>
            </e:EPCISDocument>
            """,
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;<![CDATA[x]]><!-- y --><?z?></a>") {
        @Override
        void run(byte[] data) {
            order(new EpcisXmlOrderReader(new FakeTimeSource()), ".xml", data);
        }
    };

    private final List<Bytes> seeds;

    Target(String... seeds) {
        this.seeds =
                Arrays.stream(seeds)
                        .map(seed -> Bytes.of(escaped(seed).getBytes(StandardCharsets.ISO_8859_1)))
                        .toList();
    }

    /// Lines and tabs stand for themselves in a seed.
    private static String escaped(String seed) {
        StringBuilder text = new StringBuilder();
        for (String line : seed.split("(?<=[\n\t])|(?=[\n\t])", -1)) {
            text.append(
                    line.equals("\n") || line.equals("\t")
                            ? line
                            : new String(Bytes.parse(line).toArray(), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    /// Inputs to begin with.
    List<Bytes> seeds() {
        return seeds;
    }

    /// Puts bytes to the test.
    abstract void run(byte[] data);

    private static void order(OrderReader reader, String ending, byte[] data) {
        try {
            Path file = Files.createTempFile("order", ending);
            try {
                Files.write(file, data);
                OrderFile order = reader.read(file, OrderReader.Progress.NONE);
                hold(order.order().packs() >= 0, "an order counts its packs");
            } catch (OrderRefused refused) {
                hold(refused.getMessage() != null, "a refusal says why");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inside(int offset, int length, int all) {
        hold(offset >= 0 && length >= 0 && offset + length <= all, "the place is inside");
    }

    private static void hold(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
