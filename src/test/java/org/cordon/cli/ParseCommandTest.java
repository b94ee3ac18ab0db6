package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `parse`. `[utest->req~commands.parse~1]`
final class ParseCommandTest {
    private static final String PACK = "]d2010401234500000921LMDZ{GS}1728110010K2411A";

    private static Ran parse(String input, String... arguments) {
        return parse(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static Ran parse(byte[] input, String... arguments) {
        return Ran.run(
                new ParseCommand(RuleData.rules(), new ByteArrayInputStream(input)), arguments);
    }

    @Test
    void aPackIsTakenApartWithItsExpiryAsPrintedAndAsDate() {
        assertEquals(
                new Ran(
                        0,
                        "{\"line\":1,\"kind\":\"pack\",\"title\":\"Pack of product 04012345000009,"
                                + " serial LMDZ, lot K2411A, expiry 2028-11-30.\","
                                + "\"gtin\":\"04012345000009\",\"serial\":\"LMDZ\","
                                + "\"lot\":\"K2411A\",\"expiryPrinted\":\"281100\","
                                + "\"expiry\":\"2028-11-30\",\"symbology\":\"]d2\",\"elements\":["
                                + "{\"ai\":\"01\",\"value\":\"04012345000009\",\"offset\":3},"
                                + "{\"ai\":\"21\",\"value\":\"LMDZ\",\"offset\":19},"
                                + "{\"ai\":\"17\",\"value\":\"281100\",\"offset\":26},"
                                + "{\"ai\":\"10\",\"value\":\"K2411A\",\"offset\":34}],"
                                + "\"raw\":\""
                                + PACK
                                + "\"}\n",
                        ""),
                parse(PACK + "\n"));
    }

    @Test
    void aContainerGivesItsSscc() {
        Ran ran = parse("]C100340123450000000017\n");
        assertEquals(0, ran.code());
        assertEquals(List.of("container"), ran.all("kind"));
        assertEquals(List.of("340123450000000017"), ran.all("sscc"));
    }

    @Test
    void aFaultHasItsStableNameItsPlaceAndItsWords() {
        Ran ran = parse("010401234500000821A\n");
        assertEquals(1, ran.code());
        assertEquals(
                "{\"line\":1,\"kind\":\"unreadable\","
                        + "\"title\":\"The check digit of 04012345000008 is wrong.\","
                        + "\"fault\":\"BAD_CHECK_DIGIT\",\"offset\":2,\"length\":14,"
                        + "\"detail\":\"04012345000008\",\"raw\":\"010401234500000821A\"}\n",
                ran.out());
    }

    @Test
    void aNoReadIsNoCode() {
        Ran ran = parse("NOREAD\n");
        assertEquals(1, ran.code());
        assertEquals(List.of("no-read"), ran.all("kind"));
        assertEquals(List.of("NO_READ"), ran.all("fault"));
    }

    @Test
    void elementsBeforeAFaultAreKept() {
        Ran ran = parse("010401234500000921A{x01}B\n");
        assertEquals(List.of("BAD_CHARACTER"), ran.all("fault"));
        assertEquals(19, ran.rows().getFirst().get("offset").asInt());
        assertEquals(1, ran.rows().getFirst().get("length").asInt());
        assertEquals("04012345000009", ran.rows().getFirst().at("/elements/0/value").asString());
    }

    // [utest->req~commands.nothing-lost~1]
    @Test
    void aLineInAnotherFormIsNamedAndThoseAroundItAreRead() {
        Ran ran = parse(PACK + "\nab\u00e9\nx\u0000y\n" + PACK);
        assertEquals(2, ran.code());
        assertEquals(List.of("pack", "unreadable", "unreadable", "pack"), ran.all("kind"));
        assertEquals(List.of("", "TEXT_FORM", "TEXT_FORM", ""), ran.all("fault"));
        assertEquals(List.of(PACK, "ab{xC3}{xA9}", "x{x00}y", PACK), ran.all("raw"));
        assertEquals(
                List.of(
                        "line 2: character U+00E9 at 2 must be written {xHH}",
                        "line 3: character U+0000 at 1 must be written {xHH}"),
                ran.err().lines().toList());
    }

    // [utest->req~commands.nothing-lost~1]
    @Test
    void markLineEndsAndAMissingLastOneDoNotMatter() {
        Ran ran = parse("\uFEFF" + PACK + "\r\n\r\n" + PACK + "\n" + PACK);
        assertEquals(List.of(PACK, "", PACK, PACK), ran.all("raw"));
        assertEquals(List.of("", "EMPTY", "", ""), ran.all("fault"));
        assertEquals(new Ran(0, "", ""), parse(""));
    }

    @Test
    void aCarriageReturnWithinALineIsNoEnd() {
        assertEquals(List.of("a{x0D}b"), parse("a\rb\n").all("raw"));
    }

    // [utest->req~commands.bounded~1]
    @Test
    void theLongestLineIsReadWholeAndALongerOneIsANamedFault() {
        String longest = "x".repeat(ScanLines.LONGEST);
        Ran ran = parse(longest + "\r\n" + longest + "yz\n" + longest + "y\r\n" + PACK + "\n");
        assertEquals(1, ran.code());
        assertEquals(List.of("NOT_GS1", "OVERSIZE", "OVERSIZE", ""), ran.all("fault"));
        assertEquals(longest, ran.all("raw").get(1));
        assertEquals(0, ran.rows().getFirst().path("dropped").asInt());
        assertEquals(2, ran.rows().get(1).get("dropped").asInt());
        // The CR of an overlong line is dropped and counted with the rest.
        assertEquals(2, ran.rows().get(2).get("dropped").asInt());
    }

    /// A gigabyte without one line end: what would be kept of it would not fit into the tests' memory.
    // [utest->req~commands.bounded~1]
    @Test
    void aGigabyteWithoutALineEndIsOneFault() {
        Ran ran = Ran.run(new ParseCommand(RuleData.rules(), new Stream(1L << 30, "x")), "-");
        assertEquals(List.of("OVERSIZE"), ran.all("fault"));
        assertEquals((1L << 30) - ScanLines.LONGEST, ran.rows().getFirst().get("dropped").asLong());
    }

    /// More output than memory: what was written may not be kept.
    // [utest->req~commands.bounded~1]
    @Test
    void manyLinesAreHandedOnAsTheyCome() {
        long bytes = 160_000L * (PACK.length() + 1);
        long[] most = {0};
        long[] written = {0};
        Stream in = new Stream(bytes, PACK + "\n");
        PrintWriter out =
                new PrintWriter(
                        new Writer() {
                            @Override
                            public void write(char[] chars, int from, int count) {
                                written[0] += count;
                                most[0] = Math.max(most[0], in.given - written[0]);
                            }

                            @Override
                            public void flush() {}

                            @Override
                            public void close() {}
                        });
        int code = new CommandLine(new ParseCommand(RuleData.rules(), in)).setOut(out).execute("-");
        assertEquals(0, code);
        assertTrue(written[0] > bytes, "more comes out than went in");
        assertTrue(most[0] < 1 << 20, "never far behind the input: " + most[0]);
    }

    @Test
    void aFileThatIsNotThereGivesTwo(@TempDir Path folder) throws IOException {
        Ran absent = parse("", folder.resolve("none.txt").toString());
        assertEquals(2, absent.code());
        assertTrue(absent.err().contains("none.txt: there is no such file"), absent.err());
        assertEquals(2, parse("", folder.toString()).code());
        Path file = Files.writeString(folder.resolve("scans.txt"), PACK);
        assertEquals(List.of("pack"), parse("", file.toString()).all("kind"));
    }

    @Test
    void outputThatNobodyTakesEndsTheWork() {
        StringWriter err = new StringWriter();
        Stream endless = new Stream(Long.MAX_VALUE, PACK + "\n");
        PrintWriter closed = new PrintWriter(new Gone(), false, StandardCharsets.UTF_8);
        assertEquals(
                2,
                new CommandLine(new ParseCommand(RuleData.rules(), endless))
                        .setOut(closed)
                        .setErr(new PrintWriter(err))
                        .execute());
        assertEquals("Nobody takes the output any more.", err.toString().strip());
    }

    @Test
    void theManualShowsWhatComesOut() throws IOException {
        String manual = Files.readString(Project.dir().resolve("src/docs/manual/commands.md"));
        int input = manual.indexOf("```\n", manual.indexOf("## parse")) + 4;
        int output = manual.indexOf("```json\n", input) + 8;
        assertEquals(
                manual.substring(output, manual.indexOf("```", output)),
                parse(manual.substring(input, manual.indexOf("```", input))).out());
    }

    @Test
    void helpShowsExamplesAndExitCodes() {
        Ran help = parse("", "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("Examples:"), help.out());
        assertTrue(help.out().contains("not in the text form"), help.out());
    }

    @Test
    void aFloodOfBadLinesLeavesTheMessagesReadable() {
        Ran ran = parse("\u00e9\n".repeat(50));
        assertEquals(50, ran.rows().size());
        assertEquals(21, ran.err().lines().count());
        assertTrue(ran.err().endsWith("... and 30 more lines that could not be read\n"), ran.err());
    }

    /// One text over and over, without keeping it.
    private static final class Stream extends InputStream {
        private final byte[] text;
        private final long length;
        private long given;

        Stream(long length, String text) {
            this.length = length;
            this.text = text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            return given >= length ? -1 : text[(int) (given++ % text.length)];
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (given >= length) {
                return -1;
            }
            int n = (int) Math.min(count, length - given);
            if (text.length == 1) {
                Arrays.fill(into, from, from + n, text[0]);
                given += n;
            } else {
                for (int i = 0; i < n; i++) {
                    into[from + i] = (byte) read();
                }
            }
            return n;
        }
    }

    /// A pipe whose reader has gone.
    private static final class Gone extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
