package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.Entry;
import org.cordon.core.line.StationId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RealTime;
import org.cordon.support.RuleData;
import org.cordon.support.SampleUnits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

final class UnitCommandTest {
    @TempDir private Path data;

    private FileJournal journal;

    @BeforeEach
    void record() {
        journal =
                FileJournal.open(
                        data,
                        new TerminalId("L3"),
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD);
        for (Entry entry : SampleUnits.all()) {
            var _ = journal.append(entry.person(), entry.event()).join();
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Ran tell(String code) {
        return Ran.run(
                new UnitCommand(
                        _ -> RuleData.codeTables(),
                        _ -> new StationId("Carton check"),
                        new FakeTimeSource()),
                "--data",
                data.toString(),
                "--format",
                "json",
                code);
    }

    // [utest->req~unit.command~1]
    @Test
    void whatIsOnRecordOfAUnitIsToldBesideTheProgramThatRecords() {
        Ran ran = tell("K7M2QX4TR9BD");

        assertEquals(0, ran.code(), ran.err());
        assertEquals("ON_HOLD", ran.all("state").getFirst());
        assertEquals("DIRECT", ran.all("scope").getFirst());
        assertEquals("K2410B", ran.all("lotPrinted").getFirst());
        assertEquals("K2411A", ran.all("lotOrdered").getFirst());
        assertEquals(
                List.of(
                        "",
                        "ALLOCATED",
                        "COMMISSIONED",
                        "READ",
                        "REJECTED",
                        "ALARM_HANDLED",
                        "HELD",
                        "LOCATION"),
                ran.all("what"));
    }

    // [utest->req~unit.command~1]
    @Test
    void whereAUnitBelongsIsToldWithItsSources() {
        Ran ran = tell(SampleUnits.PACKED.key());

        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.out()
                        .contains(
                                "\"container\":\"00340123450000000017\",\"level\":\"CASE\",\"depth\":1,\"sources\":[\"LINE\",\"ORDER\"]"),
                ran.out());
        assertTrue(
                ran.out()
                        .contains(
                                "\"container\":\"00340123450000000024\",\"depth\":1,\"sources\":[\"LINE_DATA\"]"),
                ran.out());
        assertEquals("WATCH", ran.all("scope").getFirst());
    }

    // [utest->req~unit.command~1]
    @Test
    void aLotIsToldWithItsOrdersAndCounts() {
        Ran ran = tell("K2411A");

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\"verdicts\":{\"RIGHT\":16,\"WRONG_LOT\":1}"), ran.out());
    }

    // [utest->req~unit.command~1]
    @Test
    void whatIsNotOnRecordIsSaidWithAnswerOne() {
        Ran ran = tell("NOBODY");

        assertEquals(1, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("NOBODY"));
    }
}
