package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `replay` of a line with stations: its samples, its manual and its schema. The sample's plan stands in
/// `sim.LineShift`.
final class ReplayLineTest {
    private static final Path SAMPLES = Project.dir().resolve("assets/samples");
    private static final Path ORDER = SAMPLES.resolve("line-order.csv");
    private static final Path LINE = SAMPLES.resolve("line.properties");
    private static final Path SHIFT = SAMPLES.resolve("line-shift.txt");
    private static final Path ANSWERS = SAMPLES.resolve("line-answers.jsonl");
    private static final Path MANUAL = Project.dir().resolve("src/docs/manual");

    @TempDir private Path folder;

    private static Ran replay(Path line, String shift, String... more) {
        return Ran.run(
                new ReplayCommand(
                        RuleData::rules,
                        OrderReaders.all(),
                        new EpcisLineReportReader(),
                        new ByteArrayInputStream(shift.getBytes(StandardCharsets.UTF_8))),
                Stream.concat(
                                Stream.of(
                                        "--order",
                                        ORDER.toString(),
                                        "--line",
                                        line.toString(),
                                        "--scans",
                                        "-"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path line(String keys) throws IOException {
        return Files.writeString(folder.resolve("line.properties"), keys);
    }

    private static Ran sample() throws IOException {
        return replay(LINE, Files.readString(SHIFT));
    }

    /// Records the answers anew, once it is known why they changed.
    public static void main(String[] args) throws IOException {
        Files.writeString(ANSWERS, sample().out());
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void theSampleShiftIsAnsweredAsRecorded() throws IOException {
        Ran ran = sample();
        assertEquals(Files.readString(ANSWERS), ran.out(), "if it should: run ReplayLineTest.main");
        assertEquals(1, ran.code());
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void whatGoesWrongInTheSampleShiftIsNamed() throws IOException {
        List<String> wrong =
                sample().rows().stream()
                        .filter(row -> row.has("verdict"))
                        .filter(row -> !row.path("verdict").asString().equals("ACCEPTED"))
                        .map(row ->
                                row.path("station").asString()
                                        + " "
                                        + row.path("verdict").asString())
                        .toList();
        assertEquals(
                List.of(
                        "Pack camera NO_READ",
                        "Pack camera WRONG_PRODUCT",
                        "Pack camera DUPLICATE",
                        "Pack camera DUPLICATE",
                        "Bundler NOT_VERIFIED",
                        "Pack camera REPEAT_READ",
                        "Bundler WRONG_CONTAINER"),
                wrong.subList(0, 7));
        List<String> dead = wrong.subList(7, wrong.size() - 1);
        assertTrue(dead.stream().allMatch(each -> each.startsWith("Pack camera")), dead::toString);
        assertEquals(8, dead.size(), dead::toString);
        assertEquals("Bundler WRONG_CONTAINER", wrong.getLast());
    }

    // [utest->req~commands.replay-summary~1]
    @Test
    void theSummaryAgreesWithTheObjectsBeforeIt() throws IOException {
        List<JsonNode> rows = sample().rows();
        JsonNode summary = rows.getLast().path("summary");
        List<JsonNode> scans = rows.subList(0, rows.size() - 1);
        assertEquals(scans.size(), summary.path("scans").asInt());
        for (JsonNode station : summary.path("stations")) {
            String name = station.path("station").asString();
            List<String> verdicts =
                    scans.stream()
                            .filter(row -> row.path("station").asString().equals(name))
                            .map(row -> row.path("verdict").asString())
                            .toList();
            assertEquals(verdicts.size(), station.path("scans").asInt(), name);
            station.path("verdicts")
                    .properties()
                    .forEach(counted ->
                            assertEquals(
                                    verdicts.stream().filter(counted.getKey()::equals).count(),
                                    counted.getValue().asLong(),
                                    name + " " + counted.getKey()));
            assertEquals(
                    station.path("scans").asInt(),
                    station.path("lanes")
                            .valueStream()
                            .mapToInt(l -> l.path("scans").asInt())
                            .sum());
        }
        List<String> changes =
                scans.stream()
                        .flatMap(row -> row.path("alarms").valueStream())
                        .map(alarm -> alarm.path("change").asString())
                        .toList();
        assertEquals(
                Collections.frequency(changes, "raised")
                        - Collections.frequency(changes, "cleared"),
                summary.path("openAlarms").size());
        assertEquals(119, summary.path("packs").asInt(), "all but one that the camera never saw");
        assertEquals(
                List.of("Bundler 24", "Case packer 6", "Palletiser 1"),
                Stream.of("Bundler", "Case packer", "Palletiser")
                        .map(name ->
                                name
                                        + " "
                                        + summary.path("containers")
                                                .valueStream()
                                                .filter(c ->
                                                        c.path("station").asString().equals(name))
                                                .count())
                        .toList());
        JsonNode box = summary.path("containers").path(24);
        assertEquals("00340123450000000017", box.path("container").asString());
        assertEquals("Case packer", box.path("station").asString());
        assertEquals(4, box.path("content").asInt());
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void theManualsExampleIsWhatComesOut() throws IOException {
        String manual = Files.readString(MANUAL.resolve("commands.md"));
        assertEquals(block("jsonl", manual), replay(LINE, block("text", manual)).out());
    }

    private static String block(String kind, String page) {
        Matcher block =
                Pattern.compile("(?s)### An example.*?\n```" + kind + "\n(.*?)```\n").matcher(page);
        assertTrue(block.find(), kind);
        return block.group(1);
    }

    /// Members that the schema does not name are found too, though it lets others add some.
    // [utest->req~commands.replay-schema~1]
    @Test
    void everyObjectIsValidAgainstTheSchemaAndHasNoOtherMembers() throws IOException {
        ObjectNode strict =
                (ObjectNode)
                        new ObjectMapper()
                                .readTree(MANUAL.resolve("replay-output.schema.json").toFile());
        closed(strict);
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(strict.toString(), InputFormat.JSON);
        String bad = "+1\tNowhere\tNOREAD\n+2\tPack camera\t{nonsense}\n";
        for (Ran ran : List.of(sample(), replay(LINE, bad), replay(LINE, ""))) {
            for (String object : ran.out().lines().toList()) {
                assertEquals(List.of(), errors(schema, object), object);
            }
        }
        String first = Files.readAllLines(ANSWERS).getFirst();
        for (String wrong :
                List.of(
                        first.replace("\"atMs\":1000", "\"atMs\":\"1000\""),
                        first.replace("\"alarms\":[]", "\"alarms\":[{}]"),
                        first.replace("\"station\"", "\"place\""))) {
            assertTrue(!errors(schema, wrong).isEmpty(), wrong);
        }
    }

    private static List<Error> errors(Schema schema, String object) {
        return schema.validate(object, InputFormat.JSON);
    }

    private static void closed(JsonNode node) {
        node.valueStream().forEach(ReplayLineTest::closed);
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void everythingThatIsWrongWithALineIsToldAndNothingIsJudged() throws IOException {
        Path line =
                line(
                        """
                        terminal.name=L3
                        scanner.1.type=not read here
                        station.1.name=Camera
                        station.1.level=pack
                        station.2.level=case
                        station.2.lag=many
                        """);
        Ran ran = replay(line, "+0\tCamera\tNOREAD\n");
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertEquals(
                List.of(
                        "station.1.level = pack",
                        "station.2.name is missing",
                        "station.2.lag = many"),
                ran.err().lines().map(told -> keyOf(line, told)).toList());
    }

    private static String keyOf(Path line, String told) {
        String why = told.substring((line + ": ").length());
        return why.replaceAll(" cannot be used: .*|(?<=missing): .*", "");
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        Path none = folder.resolve("none.properties");
        Ran missing = replay(none, "");
        assertEquals(new Ran(2, "", none + ": there is no such file\n"), missing);
        Ran malformed = replay(line("station.1.name=\\u00zz"), "");
        assertEquals(2, malformed.code());
        assertTrue(
                malformed.err().startsWith(folder.resolve("line.properties") + ": "),
                malformed.err());
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void withoutAColumnForStationsAllIsReadAtTheFirst() throws IOException {
        Path line =
                line(
                        """
                        \uFEFFstation.4.name=Camera
                        station.4.level=unit
                        station.7.name=Packer
                        station.7.level=case
                        """);
        assertEquals(
                List.of("Camera", "Camera"),
                replay(line, "+0\tNOREAD\n+9\tNOREAD\n").rows().stream()
                        .limit(2)
                        .map(row -> row.path("station").asString())
                        .toList());
        assertEquals("Camera", replay(line, "NOREAD\n").all("station").getFirst());
    }

    // [utest->req~commands.nothing-lost~1]
    @Test
    void whatTheLineDoesNotHaveIsNamedByLineAndTheOthersAreJudged() throws IOException {
        Path line = line("station.1.name=Camera\nstation.1.level=unit\nstation.1.lanes=2\n");
        Ran ran =
                replay(
                        line,
                        """
                        +0\tCamera\tNOREAD\tlane=2
                        +1\tPacker\tNOREAD
                        +2\tCamera\tNOREAD\tlane=3
                        +3\tCamera\tNOREAD\tlane=0
                        +4\tCamera\t!dance
                        +5\tCamera\tNOREAD\tspeed=3
                        +6\tPacker\t!stop
                        +7\tCamera\tNOREAD\tlane=1
                        """);
        assertEquals(2, ran.code());
        assertEquals(List.of("NO_READ", "", "", "", "", "", "", "NO_READ", ""), ran.all("verdict"));
        assertEquals(
                List.of(
                        "line 2: The line has no station Packer; it has Camera.",
                        "line 3: There is no lane 3 at station Camera; it has 2.",
                        "line 4: \u20180\u2019 should be a number from 1 to 99",
                        "line 7: The line has no station Packer; it has Camera."),
                ran.err().lines().filter(told -> told.matches("line [2347]:.*")).toList());
        JsonNode summary = ran.rows().getLast().path("summary");
        assertEquals(6, summary.path("unread").asInt());
        assertEquals(
                List.of(2, 1),
                summary.at("/stations/0/lanes")
                        .valueStream()
                        .map(lane -> lane.path("lane").asInt())
                        .toList());
    }

    /// A camera that reads nothing is noticed though the one beside it reads.
    // [utest->req~commands.replay-line~1]
    @Test
    void eachLaneHasAScannerOfItsOwn() throws IOException {
        Path line = line("station.1.name=Camera\nstation.1.level=unit\nstation.1.lanes=2\n");
        List<String> good =
                Files.readAllLines(SHIFT).stream()
                        .filter(row -> row.contains("\tPack camera\t]d2"))
                        .map(row -> row.split("\t", -1)[2])
                        .toList();
        StringBuilder shift = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            shift.append("+%d\tCamera\t%s\tlane=1\n".formatted(i * 400, good.get(i)));
            shift.append("+%d\tCamera\tNOREAD\tlane=2\n".formatted(i * 400 + 1));
        }
        assertEquals(
                List.of("Camera/2"),
                replay(line, shift.toString()).rows().stream()
                        .flatMap(row -> row.path("alarms").valueStream())
                        .map(alarm -> alarm.path("group").asString())
                        .distinct()
                        .toList());
    }

    /// An order calls its one level of containers cases, whatever the line packs them as.
    // [utest->req~line.containers~1]
    @Test
    void anOrderWithBundlesAloneIsCheckedWhereBundlesArePacked() throws IOException {
        Path order = folder.resolve("bundles.csv");
        Files.writeString(
                order,
                """
                # order: PO-1
                gtin,serial,lot,expiry,parent,state
                14012345022220,B1,,,,
                14012345022220,B2,,,,
                04012345022223,P1,R1,2028-04-30,0114012345022220{A}B1,
                04012345022223,P2,R1,2028-04-30,0114012345022220{A}B1,
                04012345022223,P3,R1,2028-04-30,0114012345022220{A}B2,
                """
                        .replace("{A}", "21"));
        Path line =
                line(
                        """
                        station.1.name=Unit
                        station.1.level=unit
                        station.2.name=Bundler
                        station.2.level=bundle
                        station.2.association=one-message
                        station.2.requires=Unit
                        """);
        String pack = "]d2010401234502222321P%d{GS}1728043010R1";
        String shift =
                """
                +0	Unit	%1$s
                +400	Unit	%2$s
                +800	Unit	%3$s
                +2000	Bundler	011401234502222021B1{RS}%1$s{RS}%3$s
                +3000	Bundler	011401234502222021B2{RS}%2$s
                """
                        .formatted(pack.formatted(1), pack.formatted(2), pack.formatted(3));
        Ran ran =
                Ran.run(
                        new ReplayCommand(
                                RuleData::rules, OrderReaders.all(), new EpcisLineReportReader()),
                        "--order",
                        order.toString(),
                        "--line",
                        line.toString(),
                        "--scans",
                        Files.writeString(folder.resolve("bundles.txt"), shift).toString());
        assertEquals(
                List.of(
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "WRONG_CONTAINER",
                        "ACCEPTED",
                        "WRONG_CONTAINER",
                        ""),
                ran.all("verdict"));
    }

    // [utest->req~commands.replay-line~1]
    @Test
    void aStationBesideTheFlowIsReadByHand() throws IOException {
        String pack = Files.readAllLines(SHIFT).get(4).split("\t", -1)[2];
        String shift = "+0\tRework\t%1$s\n+900\tRework\t%1$s\n".formatted(pack);
        Ran ran = replay(LINE, shift);
        assertEquals(List.of("ACCEPTED", "ACCEPTED", ""), ran.all("verdict"));
        assertEquals(
                "\"HANDHELD\"",
                ran.rows().getLast().at("/summary/stations/4/lanes/0/role").toString());
        assertEquals(
                "\"INLINE\"",
                replay(LINE, shift, "--role", "inline")
                        .rows()
                        .getLast()
                        .at("/summary/stations/4/lanes/0/role")
                        .toString());
    }

    // [utest->req~commands.replay-summary~1]
    @Test
    void asTextTheSummaryIsLinesForPeople() {
        Ran ran = replay(LINE, "+0\tPack camera\tNOREAD\n", "--format", "text");
        assertEquals(
                """
                order     PO-2026-0077
                lot       R3301
                profile   name US  version 1  guessed true
                scans     1
                verdicts  NO_READ 1
                unread    0
                packs     0
                stations  station Pack camera  scans 1  verdicts NO_READ 1  lanes lane 1  role INLINE  scans 1  verdicts NO_READ 1
                          station Bundler  scans 0
                          station Case packer  scans 0
                          station Palletiser  scans 0
                          station Rework  scans 0
                """,
                ran.out().substring(ran.out().indexOf("order ")));
    }
}
