package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.sim.PackedOrder;
import org.cordon.sim.SimulatedShift;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `replay`. `[utest->req~commands.replay~1]`
final class ReplayCommandTest {
    private static final Path SAMPLES = Project.dir().resolve("assets/samples");
    private static final Path DEMO = Project.dir().resolve("src/main/resources/demo");

    private static Ran replay(Path order, String scans, String... more) {
        String[] arguments =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "--order", order.toString(), "--scans", "-"),
                                java.util.Arrays.stream(more))
                        .toArray(String[]::new);
        return Ran.run(
                new ReplayCommand(
                        RuleData::rules,
                        OrderReaders.all(),
                        new EpcisLineReportReader(),
                        new ByteArrayInputStream(scans.getBytes(StandardCharsets.UTF_8))),
                arguments);
    }

    /// Of each scan and each line that was not judged, in their order; the last object is the summary.
    private static List<String> verdicts(Ran ran) {
        JsonNode last = ran.rows().getLast();
        assertTrue(last.has("summary"), last.toString());
        List<String> all = ran.all("verdict");
        return all.subList(0, all.size() - 1);
    }

    private static Map<String, Long> counts(Ran ran) {
        return verdicts(ran).stream()
                .collect(
                        Collectors.groupingBy(
                                Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /// A pack of the sample order as a scanner sends it.
    private static String sample(int pack, String lot) {
        PackedOrder order = PackedOrder.sample();
        return "]d2%s{GS}17%s10%s"
                .formatted(order.packs().get(pack).key(), order.order().expiry().yymmdd(), lot);
    }

    private static String lot() {
        return PackedOrder.sample().order().lot().value();
    }

    /// The plan of the shift stands in `sim.DemoShift` and is counted there by other means in
    /// `DemoDataTest`: what each station reads, and what goes wrong.
    @Test
    void theDemoShiftComesOutAsItWasPlanned() throws IOException {
        Path copy = DEMO.resolve("shift.txt");
        Ran ran =
                Ran.run(
                        new ReplayCommand(
                                RuleData::rules, OrderReaders.all(), new EpcisLineReportReader()),
                        "--order",
                        DEMO.resolve("order.json").toString(),
                        "--line",
                        DEMO.resolve("line.properties").toString(),
                        "--scans",
                        copy.toString());
        assertEquals(1, ran.code());
        assertEquals(
                Map.of(
                        "ACCEPTED", 1_993L + 1_992 + 199 + 239 + 41,
                        "NO_READ", 16L,
                        "REPEAT_READ", 1L,
                        "WRONG_LOT", 6L,
                        "DUPLICATE", 1L,
                        "NOT_VERIFIED", 1L,
                        "WRONG_CONTAINER", 1L,
                        "UNKNOWN_SERIAL", 1L),
                counts(ran));
        assertEquals(SimulatedShift.of(PackedOrder.demo()), Files.readString(copy));
        assertTrue(
                ran.err()
                        .startsWith(
                                "4491 scans against order PO-2026-1187, lot K2411A: ACCEPTED 4464,"
                                        + " REPEAT_READ 1, NO_READ 16, WRONG_LOT 6,"),
                ran.err());
        String manual = Files.readString(Project.dir().resolve("src/docs/manual/commands.md"));
        assertTrue(manual.contains(ran.err()), "the manual shows what is said");
        String duplicate =
                ran.out()
                        .lines()
                        .filter(l -> l.contains("\"DUPLICATE\""))
                        .findFirst()
                        .orElseThrow();
        assertTrue(manual.contains(duplicate + "\n"), "the manual shows what comes out");
    }

    @Test
    void allSampleOrdersJudgeTheSameScansAlike() {
        String scans =
                sample(0, lot())
                        + "\n"
                        + sample(0, lot())
                        + "\n"
                        + sample(2, lot())
                        + "\n"
                        + sample(3, "OTHER")
                        + "\n";
        Ran csv = replay(SAMPLES.resolve("order.csv"), scans);
        assertEquals(List.of("ACCEPTED", "DUPLICATE", "INACTIVE", "WRONG_LOT"), verdicts(csv));
        assertEquals(csv, replay(SAMPLES.resolve("order.json"), scans));
        assertEquals(csv, replay(SAMPLES.resolve("order.xml"), scans));
    }

    // [utest->req~reason.coded~1]
    @Test
    void aRowShowsEachFieldBesideWhatItShouldBe() {
        Ran ran = replay(SAMPLES.resolve("order.csv"), "+1500\t" + sample(0, "OTHER"));
        JsonNode row = ran.rows().getFirst();
        assertEquals(1, row.get("seq").asInt());
        assertEquals(1_500, row.get("atMs").asInt());
        assertEquals(
                "{\"code\":\"wrong-lot\",\"arguments\":[\"OTHER\",\"M1207\"]}",
                row.get("reason").toString());
        assertTrue(!row.get("firstAction").asString().isEmpty());
        assertEquals(PackedOrder.sample().packs().getFirst().key(), row.get("unit").asString());
        assertEquals(
                "{\"field\":\"LOT\",\"read\":\"OTHER\",\"expected\":\"M1207\",\"agrees\":false}",
                row.at("/fields/2").toString());
    }

    // [utest->req~profiles.replay~1]
    @Test
    void aDayAndAProfileThatAreGivenJudge(@TempDir Path folder) throws IOException {
        Path order = SAMPLES.resolve("order.csv");
        String scan = sample(0, lot());
        Ran guessed = replay(order, scan);
        assertEquals(List.of("ACCEPTED"), verdicts(guessed));
        assertTrue(
                guessed.err()
                        .endsWith(
                                "judged by profile US, version 1, which is guessed from the"
                                        + " order\n"),
                guessed.err());
        String late = PackedOrder.sample().order().expiry().date().plusDays(1).toString();
        assertEquals(List.of("EXPIRED"), verdicts(replay(order, scan, "--today", late)));
        Path profile = folder.resolve("own.properties");
        Files.writeString(
                profile,
                """
                name=Own
                version=7
                effective=2026-12-01
                source=SOP 12
                expiry.day-zero=forbidden
                expiry.shelf-life-days=0
                pack.required=01,21,17,10,11
                """);
        Ran own = replay(order, scan, "--profile", profile.toString());
        assertEquals(
                "{\"code\":\"profile.missing\",\"arguments\":[\"11\",\"Own\"]}",
                own.rows().getFirst().get("reason").toString());
        assertTrue(own.err().endsWith("judged by profile Own, version 7\n"), own.err());
    }

    // [utest->req~profiles.replay~1]
    @Test
    void aProfileThatCannotBeFollowedGivesTwoAndJudgesNothing(@TempDir Path folder)
            throws IOException {
        Path profile = folder.resolve("own.properties");
        Files.writeString(profile, "name=Own\npack.required=serial\n");
        Ran ran =
                replay(
                        SAMPLES.resolve("order.csv"),
                        sample(0, lot()),
                        "--profile",
                        profile.toString());
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        for (String words :
                List.of("own.properties cannot be followed", "version is missing", "= serial")) {
            assertTrue(ran.err().contains(words), ran.err());
        }
        Ran none =
                replay(
                        SAMPLES.resolve("order.csv"),
                        "",
                        "--profile",
                        folder.resolve("none.properties").toString());
        assertEquals(2, none.code());
        assertTrue(none.err().contains("none.properties: there is no such file"), none.err());
    }

    @Test
    void aHandheldScannerMayScanAnythingAgain() {
        String twice = (sample(0, lot()) + "\n").repeat(2);
        Ran ran = replay(SAMPLES.resolve("order.csv"), twice, "--role", "handheld");
        assertEquals(0, ran.code());
        assertEquals(List.of("ACCEPTED", "ACCEPTED"), verdicts(ran));
    }

    @Test
    void aReaderThatReadsOnePackTwiceAtOnceMakesNoDuplicate() {
        String scan = sample(0, lot());
        assertEquals(
                List.of("ACCEPTED", "REPEAT_READ", "DUPLICATE"),
                verdicts(
                        replay(
                                SAMPLES.resolve("order.csv"),
                                "+0\t" + scan + "\n+200\t" + scan + "\n+1400\t" + scan + "\n")));
    }

    // [utest->req~commands.nothing-lost~1]
    @Test
    void linesThatAreNoScansAreNamedAndTheOthersJudged() {
        Ran ran =
                replay(
                        SAMPLES.resolve("order.csv"),
                        "# a shift\n\n+10\t%s\nhello\n+5\t%s\n+20\tNOREAD\n"
                                .formatted(sample(0, lot()), sample(1, lot())));
        assertEquals(2, ran.code());
        assertEquals(List.of("ACCEPTED", "", "", "NO_READ"), verdicts(ran));
        assertEquals(
                List.of(
                        "line 4: should be +milliseconds, a TAB, a station and a TAB where there"
                                + " are several, and a scan",
                        "line 5: goes back in time"),
                ran.err().lines().limit(2).toList());
        assertTrue(ran.err().contains("2 lines could not be read and are not judged"), ran.err());
    }

    @Test
    void aScanThatLooksLikeACommentIsJudgedInAFileOfScansAlone() {
        assertEquals(
                List.of("ACCEPTED", "BAD_CODE", "READER_FAULT"),
                verdicts(replay(SAMPLES.resolve("order.csv"), sample(0, lot()) + "\n#1\n\n")));
    }

    @Test
    void aBadOrderIsRefusedByLineFieldAndReason(@TempDir Path folder) throws IOException {
        Path order = folder.resolve("order.csv");
        Files.writeString(
                order, "gtin,serial,lot,expiry,parent\n04012345011112,A,M1207,2027-06-30,\n");
        Ran ran = replay(order, "");
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("order.csv is refused: line 2, gtin: "), ran.err());
    }

    @Test
    void filesThatAreNotThereGiveTwo(@TempDir Path folder) {
        Ran noOrder = replay(folder.resolve("none.csv"), "");
        assertEquals(2, noOrder.code());
        assertTrue(noOrder.err().contains("there is no such file"), noOrder.err());
        Ran noScans =
                Ran.run(
                        new ReplayCommand(
                                RuleData::rules, OrderReaders.all(), new EpcisLineReportReader()),
                        "--order",
                        SAMPLES.resolve("order.csv").toString(),
                        "--scans",
                        folder.resolve("none.txt").toString());
        assertEquals(2, noScans.code());
        assertTrue(noScans.err().contains("none.txt: there is no such file"), noScans.err());
    }

    @Test
    void noScansAtAllAreAllRight() {
        Ran ran = replay(SAMPLES.resolve("order.csv"), "");
        assertEquals(0, ran.code());
        assertTrue(
                ran.err().startsWith("0 scans against order PO-2026-0042, lot M1207."), ran.err());
    }

    @Test
    void aRoleThatIsNoneIsBadUsage() {
        Ran ran = replay(SAMPLES.resolve("order.csv"), "", "--role", "camera");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("neither inline nor handheld"), ran.err());
    }
}
