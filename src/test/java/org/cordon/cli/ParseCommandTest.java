package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

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
                new ParseCommand(_ -> RuleData.codeTables(), new ByteArrayInputStream(input)),
                arguments);
    }

    /// What stands at a place in each object; empty where nothing does.
    private static List<String> first(Ran ran, String pointer) {
        return ran.rows().stream().map(row -> row.at(pointer).asString("")).toList();
    }

    /// The members are those that other programs rely on: no more, no fewer, in this order.
    // [utest->req~commands.parse-form~1]
    @Test
    void everyLineHasTheSameMembers() {
        Ran ran = parse("]d2010401234500000821A~(B{GS}17281130\nNOREAD\n\u00e9\n");
        for (JsonNode row : ran.rows()) {
            assertEquals(
                    List.of(
                            "line",
                            "kind",
                            "accepted",
                            "symbology",
                            "bracketed",
                            "elements",
                            "issues",
                            "faults"),
                    List.copyOf(row.propertyNames()));
        }
        JsonNode row = ran.rows().getFirst();
        assertEquals("(01)04012345000008(21)A~\\(B(17)281130", row.get("bracketed").asString());
        assertEquals(
                "{\"ai\":\"17\",\"title\":\"USE BY or EXPIRY\",\"value\":\"281130\"}",
                row.at("/elements/2").toString());
        assertEquals(
                "{\"code\":\"INCORRECT_CHECK_DIGIT\",\"ai\":\"01\",\"rule\":\"csum\",\"offset\":18,"
                        + "\"length\":1,\"message\":\"The check digit 8 is wrong.\"}",
                row.at("/issues/0").toString());
    }

    @Test
    void theLevelDecidesWhetherElementsMustAgree() {
        String alone = "]d210LOT\n";
        assertEquals(List.of("false"), parse(alone).all("accepted"));
        assertEquals(List.of("true"), parse(alone, "--level", "syntax").all("accepted"));
        assertEquals(0, parse(alone, "--level", "SYNTAX").code());
        assertEquals(1, parse(alone, "--level", "full").code());
        Ran wrong = parse(alone, "--level", "half");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("'half' is neither syntax nor full"), wrong.err());
    }

    @Test
    void waysToReadAScanThatLostASeparatorAreListed() {
        JsonNode fault =
                parse("]d2010401234500000921ABC1727123110X1\n").rows().getFirst().at("/faults/0");
        assertEquals("LOST_SEPARATOR", fault.get("code").asString());
        assertTrue(
                fault.get("splits")
                        .toString()
                        .contains("\"(01)04012345000009(21)ABC(17)271231(10)X1\""),
                fault.toString());
    }

    @Test
    void aNoReadIsNoCode() {
        Ran ran = parse("NOREAD\n");
        assertEquals(1, ran.code());
        assertEquals(List.of("no-read"), ran.all("kind"));
        assertEquals("NO_READ", ran.rows().getFirst().at("/faults/0/code").asString());
    }

    // [utest->req~commands.nothing-lost~1]
    @Test
    void aLineInAnotherFormIsNamedAndThoseAroundItAreRead() {
        Ran ran = parse(PACK + "\nab\u00e9\nx\u0000y\n" + PACK);
        assertEquals(2, ran.code());
        assertEquals(List.of("gs1", "malformed", "malformed", "gs1"), ran.all("kind"));
        assertEquals(List.of("", "TEXT_FORM", "TEXT_FORM", ""), first(ran, "/issues/0/code"));
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
        assertEquals(List.of("gs1", "malformed", "gs1", "gs1"), ran.all("kind"));
        assertEquals(List.of("", "EMPTY", "", ""), first(ran, "/faults/0/code"));
        assertEquals(new Ran(0, "", ""), parse(""));
    }

    @Test
    void aCarriageReturnWithinALineIsNoEnd() {
        assertEquals(
                List.of("character U+000D at 1 must be written {xHH}"),
                first(parse("a\rb\n"), "/issues/0/message"));
    }

    // [utest->req~commands.bounded~1]
    @Test
    void theLongestLineIsReadWholeAndALongerOneIsANamedFault() {
        String longest = "x".repeat(ScanLines.LONGEST);
        Ran ran = parse(longest + "\r\n" + longest + "yz\n" + longest + "y\r\n" + PACK + "\n");
        assertEquals(1, ran.code());
        assertEquals(
                List.of("IDENTIFIER_MISSING", "OVERSIZE", "OVERSIZE", ""),
                first(ran, "/issues/0/code"));
        // The CR of an overlong line is dropped and counted with the rest.
        for (int line : new int[] {1, 2}) {
            assertTrue(
                    first(ran, "/issues/0/message").get(line).contains("; 2 more"),
                    ran.rows().get(line)::toString);
        }
    }

    /// A gigabyte without one line end: what would be kept of it would not fit into the tests' memory.
    // [utest->req~commands.bounded~1]
    @Test
    void aGigabyteWithoutALineEndIsOneFault() {
        Ran ran =
                Ran.run(
                        new ParseCommand(_ -> RuleData.codeTables(), new Stream(1L << 30, "x")),
                        "-");
        assertEquals(List.of("OVERSIZE"), first(ran, "/faults/0/code"));
        String dropped = "; " + ((1L << 30) - ScanLines.LONGEST) + " more";
        assertTrue(first(ran, "/issues/0/message").getFirst().contains(dropped));
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
        int code =
                Ran.line(new ParseCommand(_ -> RuleData.codeTables(), in)).setOut(out).execute("-");
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
        assertEquals(List.of("gs1"), parse("", file.toString()).all("kind"));
    }

    @Test
    void outputThatNobodyTakesEndsTheWork() {
        StringWriter err = new StringWriter();
        Stream endless = new Stream(Long.MAX_VALUE, PACK + "\n");
        PrintWriter closed = new PrintWriter(new Gone(), false, StandardCharsets.UTF_8);
        assertEquals(
                2,
                Ran.line(new ParseCommand(_ -> RuleData.codeTables(), endless))
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
