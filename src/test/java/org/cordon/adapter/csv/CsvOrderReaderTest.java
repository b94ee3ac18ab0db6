package org.cordon.adapter.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.support.OrderReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

/// Orders in CSV. `[utest->req~order.csv~1]` `[utest->req~order.refused-whole~1]`
final class CsvOrderReaderTest {
    private static final String HEAD = "gtin,serial,lot,expiry,parent\n";
    private static final String CASE = "340123450000000017";
    private static final String OTHER_CASE = "340123450000000024";
    private static final String PALLET = "040123450000000016";
    private static final String PACK = "04012345000009,A1,K1,2028-11-30,";

    @TempDir Path dir;

    private OrderFile read(byte[] content) throws IOException {
        Path file = dir.resolve("order.csv");
        Files.write(file, content);
        assertTrue(OrderReaders.csv().accepts(file));
        return OrderReaders.csv().read(file, Progress.NONE);
    }

    private OrderFile read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String content, String place, String field, String word) {
        refused(content.getBytes(StandardCharsets.UTF_8), place, field, word);
    }

    private void refused(byte[] content, String place, String field, String word) {
        OrderRefused e = assertThrows(OrderRefused.class, () -> read(content));
        assertEquals(place + "|" + field, e.place() + "|" + e.field(), e.getMessage());
        assertTrue(e.reason().contains(word), e.reason());
    }

    @Test
    void packsAndTheirCaseAreRead() throws IOException {
        OrderFile file = read(HEAD + "," + CASE + ",,,\n" + PACK + CASE + "\n");
        UnitId box = UnitId.parse("00" + CASE).orElseThrow();
        assertEquals(
                new Order(
                        new OrderId("K1"),
                        "GTIN 04012345000009",
                        new Gtin("04012345000009"),
                        new Lot("K1"),
                        new Expiry(LocalDate.of(2028, 11, 30)),
                        1),
                file.order());
        assertEquals(
                List.of(
                        new Unit(box, UnitKind.CASE, Optional.empty(), UnitState.ACTIVE),
                        new Unit(
                                UnitId.parse("010401234500000921A1").orElseThrow(),
                                UnitKind.PACK,
                                Optional.of(box),
                                UnitState.ACTIVE)),
                file.units());
        assertEquals("order.csv", file.file());
    }

    @Test
    void theHashIsThatOfTheFile() throws Exception {
        String text = "\uFEFF" + HEAD + PACK + "\n";
        byte[] sha =
                java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(java.util.HexFormat.of().formatHex(sha), read(text).sha256());
    }

    @Test
    void markSemicolonsLineEndsColumnOrderAndShortFormsMakeNoDifference() throws IOException {
        List<Unit> plain = read(HEAD + "," + CASE + ",,,\n" + PACK + CASE).units();
        String other =
                "\uFEFF# order: PO 7\r\n"
                        + "#product:  Löwe; 5 mg \r\n\r\n"
                        + " Parent;EXPIRY;lot;serial;gtin;order\r\n"
                        + ";;;00"
                        + CASE
                        + ";;\r\n\"00"
                        + CASE
                        + "\";281130;K1;A1;4012345000009;PO 7\r\n;;;;;\r\n";
        OrderFile file = read(other);
        assertEquals(plain, file.units());
        assertEquals(new OrderId("PO 7"), file.order().id());
        assertEquals("Löwe; 5 mg", file.order().product());
    }

    @Test
    void dayZeroIsTheLastOfTheMonth() throws IOException {
        assertEquals(
                LocalDate.of(2028, 2, 29),
                read(HEAD + "04012345000009,A1,K1,280200,\n").order().expiry().date());
    }

    @Test
    void kindFollowsFromTheLevels() throws IOException {
        String bundle = "14012345000006,B1,,,";
        String inBundle = "0114012345000006" + "21B1";
        assertEquals(
                List.of(UnitKind.PALLET, UnitKind.CASE, UnitKind.BUNDLE, UnitKind.PACK),
                kinds(
                        HEAD + "," + PALLET + ",,,\n," + CASE + ",,," + PALLET + "\n" + bundle
                                + CASE + "\n" + PACK + inBundle + "\n"));
        assertEquals(
                List.of(UnitKind.PALLET, UnitKind.CASE, UnitKind.PACK),
                kinds(
                        HEAD + "," + PALLET + ",,,\n," + CASE + ",,," + PALLET + "\n" + PACK + CASE
                                + "\n"));
        assertEquals(
                List.of(UnitKind.CASE, UnitKind.BUNDLE, UnitKind.PACK),
                kinds(
                        HEAD
                                + bundle
                                + "\n,"
                                + CASE
                                + ",,,0114012345000006"
                                + "21B1\n"
                                + PACK
                                + CASE
                                + "\n"));
    }

    private List<UnitKind> kinds(String content) throws IOException {
        return read(content).units().stream().map(Unit::kind).toList();
    }

    @Test
    void aStateMayBeStated() throws IOException {
        OrderFile file =
                read(
                        "state,gtin,serial,lot,expiry,parent\nSampled,"
                                + PACK
                                + "\n,04012345000009,A2,K1,2028-11-30,\n");
        assertEquals(
                List.of(UnitState.SAMPLED, UnitState.ACTIVE),
                file.units().stream().map(Unit::state).toList());
    }

    @Test
    void columnsMustBeRight() {
        refused("gtin,serial,lot,parent\n" + PACK, "line 1", "expiry", "missing");
        refused("# x\ngtin,serial,lot,expiry,parent,colour\n", "line 2", "colour", "remove");
        refused("gtin,serial,lot,expiry,parent,lot\n", "line 1", "lot", "twice");
        refused(
                "gtin\tserial\tlot\texpiry\tparent\n",
                "line 1",
                "gtin\uFFFDserial\uFFFDlot\uFFFDexpiry\uFFFDparent",
                "separated by");
        refused("# only a comment\n\n", "line 1", "", "header");
        refused(HEAD + "04012345000009,A1,K1,2028-11-30\n", "line 2", "", "4 fields");
        refused(HEAD + PACK + ",\n", "line 2", "", "6 fields");
    }

    @Test
    void everyFieldIsChecked() {
        refused(HEAD + "0401234500000X,A1,K1,2028-11-30,\n", "line 2", "gtin", "14 digits");
        refused(HEAD + "04012345000008,A1,K1,2028-11-30,\n", "line 2", "gtin", "would be 9");
        refused(HEAD + "04012345000009,,K1,2028-11-30,\n", "line 2", "serial", "missing");
        refused(HEAD + "04012345000009,A 1,K1,2028-11-30,\n", "line 2", "serial", "82");
        refused(HEAD + ",340123450000000018,,,\n", "line 2", "serial", "would be 7");
        refused(HEAD + ",3.40123E+17,,,\n", "line 2", "serial", "18 digits");
        refused(HEAD + "04012345000009,A1,,2028-11-30,\n", "line 2", "lot", "missing");
        refused(HEAD + "04012345000009,A1,K#1,2028-11-30,\n", "line 2", "lot", "82");
        refused(HEAD + "04012345000009,A1,K1,,\n", "line 2", "expiry", "missing");
        refused(HEAD + "04012345000009,A1,K1,30.11.2028,\n", "line 2", "expiry", "2028-11-30");
        refused(HEAD + "04012345000009,A1,K1,281131,\n", "line 2", "expiry", "no date");
        refused(HEAD + "04012345000009,A1,K1,2128-11-30,\n", "line 2", "expiry", "carry");
        refused(HEAD + PACK + "case 7\n", "line 2", "parent", "neither");
        refused("state," + HEAD + "lost," + PACK + "\n", "line 2", "state", "none of");
        refused("product," + HEAD + "\"a\nb\"," + PACK + "\n", "line 2", "product", "printable");
        refused("# order:\n" + HEAD + PACK + "\n", "line 1", "", "complete");
    }

    @Test
    void whatContradictsIsRefused() {
        String second = "04012345000009,A2,K1,2028-11-30,";
        refused(HEAD + PACK + "\n" + second + "\n" + PACK, "line 4", "serial", "first in line 2");
        refused(HEAD + PACK + CASE + "\n", "line 2", "parent", "not listed");
        refused(
                HEAD + PACK + "\n04012345000016,A2,K1,2028-11-30,\n",
                "line 3",
                "gtin",
                "one order has one");
        refused(
                HEAD + PACK + "\n04012345000009,A2,K2,2028-11-30,",
                "line 3",
                "lot",
                "line 2 says K1");
        refused(
                HEAD + PACK + "\n04012345000009,A2,K1,2028-12-31,",
                "line 3",
                "expiry",
                "2028-11-30");
        refused(HEAD + "," + CASE + ",K2,,\n" + PACK + CASE, "line 2", "lot", "K1");
        refused(HEAD + PACK + "\n," + CASE + ",,,\n", "line 3", "serial", "holds nothing");
        refused(HEAD + PACK + "010401234500000921A1\n", "line 2", "parent", "itself");
        refused(
                HEAD + PACK + "\n" + second + "010401234500000921A1\n",
                "line 2",
                "gtin",
                "holds none");
        refused(
                HEAD + PACK + "\n," + CASE + ",,," + OTHER_CASE + "\n," + OTHER_CASE + ",,," + CASE,
                "line 3",
                "parent",
                "itself");
        refused(
                "order," + HEAD + "A," + PACK + "\nB," + second,
                "line 3",
                "order",
                "line 2 says A");
        refused(HEAD + "\n", "order.csv", "serial", "not one pack");
    }

    @Test
    void fourLevelsOfContainersAreTooMany() {
        StringBuilder text = new StringBuilder(HEAD);
        String parent = "";
        for (int i = 1; i <= 4; i++) {
            String body = "34012345%09d".formatted(i);
            String sscc = body + org.cordon.core.code.gs1.CheckDigit.of(body);
            text.append(",%s,,,%s\n".formatted(sscc, parent));
            parent = sscc;
        }
        refused(text + PACK + parent, "line 2", "serial", "three levels");
    }

    @Test
    void whatIsNoTextIsRefused() {
        refused(new byte[0], "order.csv", "", "empty");
        refused((HEAD + PACK).getBytes(StandardCharsets.UTF_16), "order.csv", "", "UTF-16");
        refused((HEAD + "# Löwe\n").getBytes(StandardCharsets.ISO_8859_1), "line 2", "", "UTF-8");
        byte[] cut = (HEAD + "# Lö").getBytes(StandardCharsets.UTF_8);
        refused(java.util.Arrays.copyOf(cut, cut.length - 1), "line 2", "", "UTF-8");
        refused(HEAD + "04012345000009,\"A1,K1,2028-11-30,\n", "line 2", "", "quotation");
        refused(HEAD + PACK + "\n04012345000009,\"" + "x".repeat(50_000), "line 3", "", "CSV");
    }

    @Test
    void aRowThatWasCutOffIsRefused() {
        refused(HEAD + PACK + "\n04012345000009,A2", "line 3", "", "cut off");
    }

    @Test
    void loadingStopsWhenAsked() throws IOException {
        Path file = dir.resolve("order.csv");
        Files.writeString(file, HEAD + PACK);
        Progress stop =
                new Progress() {
                    @Override
                    public void at(long done, long total) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThrows(CancellationException.class, () -> OrderReaders.csv().read(file, stop));
    }

    @Test
    void aFieldWithoutEndIsSaidToBeTooLong() {
        refused(
                HEAD + "04012345000009,\"" + "x".repeat(10_000_000) + "\",K1,2028-11-30,\n",
                "line 2",
                "",
                "longer than 16384 characters");
    }

    @Test
    void aMissingFileIsRefused() {
        OrderRefused e =
                assertThrows(
                        OrderRefused.class,
                        () -> OrderReaders.csv().read(dir.resolve("gone.csv"), Progress.NONE));
        assertEquals("gone.csv", e.place());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.pdf", "a"})
    void otherNamesAreLeftToOtherReaders(String name) throws IOException {
        Path file = dir.resolve(name);
        Files.writeString(file, HEAD);
        assertFalse(OrderReaders.csv().accepts(file));
    }

    @Test
    void damagedFilesAreRefusedOrReadButNeverBreak() throws IOException {
        long seed = 20_261_201;
        Random random = new Random(seed);
        byte[] whole =
                Files.readAllBytes(
                        org.cordon.support.Project.dir().resolve("assets/samples/order.csv"));
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            if (random.nextBoolean()) {
                damaged = java.util.Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
            }
            try {
                read(damaged);
            } catch (OrderRefused refused) {
                assertFalse(refused.reason().isBlank(), "seed " + seed);
                assertFalse(refused.place().isBlank(), "seed " + seed);
            }
        }
    }
}
