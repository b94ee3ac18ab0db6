package org.cordon.core.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class LineConfigTest {
    private static final Station BUNDLES =
            new Station(
                    new StationId("Bundles"),
                    StationType.BUNDLE,
                    Association.CONTAINER_FIRST,
                    0,
                    Optional.empty(),
                    Combine.ANY,
                    1,
                    false);

    /// Lines of a settings file without `station.`.
    private static Map<String, String> keys(String... lines) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            keys.put("station." + line.substring(0, equals), line.substring(equals + 1));
        }
        return keys;
    }

    // [utest->req~line.stations-in-settings~1]
    @Test
    void nameAndLevelMakeAStation() {
        assertEquals(
                new LineConfig(new Line(List.of(BUNDLES)), List.of()),
                LineConfig.read(keys("1.name=Bundles", "1.level=bundle")));
    }

    // [utest->req~line.stations-in-settings~1]
    @Test
    void everyKeyIsHeededAndNumbersGiveTheOrder() {
        Map<String, String> settings =
                keys(
                        "20.name=Cases",
                        "20.level=Case",
                        "20.association=container-last",
                        "20.lag=2",
                        "20.requires=Bundles",
                        "20.combine=union",
                        "20.lanes=3",
                        "20.learn=yes",
                        "9.name=Bundles",
                        "9.level=bundle",
                        "100.name=Bin",
                        "100.kind=reject");
        settings.put("scanner.1.name", "not its business");
        assertEquals(
                new LineConfig(
                        new Line(
                                List.of(
                                        BUNDLES,
                                        new Station(
                                                new StationId("Cases"),
                                                StationType.CASE,
                                                Association.CONTAINER_LAST,
                                                2,
                                                Optional.of(BUNDLES.id()),
                                                Combine.UNION,
                                                3,
                                                true),
                                        new Station(
                                                new StationId("Bin"),
                                                StationType.REJECT,
                                                Association.NONE,
                                                0,
                                                Optional.empty(),
                                                Combine.ANY,
                                                1,
                                                false))),
                        List.of()),
                LineConfig.read(settings));
    }

    // [utest->req~line.usual~1]
    @Test
    void withoutAStationTheLineIsOneWhereTheLabelOfACaseComesFirst() {
        assertEquals(new LineConfig(Line.SINGLE, List.of()), LineConfig.read(Map.of()));
        assertEquals(
                new LineConfig(Line.SINGLE, List.of()),
                LineConfig.read(
                        keys("1.name=Line", "1.level=unit", "1.association=container-first")));
    }

    /// What holds for content and label where nothing is set.
    // [utest->req~line.stations-in-settings~1]
    @ParameterizedTest
    @CsvSource({
        "level=unit, NONE",
        "level=bundle, CONTAINER_FIRST",
        "level=case, CONTAINER_FIRST",
        "level=pallet, CONTAINER_FIRST",
        "kind=reject, NONE",
        "kind=rework, NONE",
        "kind=quarantine, NONE",
        "kind=sampling, NONE",
        "kind=bench, NONE"
    })
    void theUsualAssociationGoesByTheType(String type, Association usual) {
        assertEquals(
                usual, LineConfig.read(keys("1.name=S", "1." + type)).line().first().association());
    }

    /// Each line is refused beside a first station that is good; by which key, and what may stand there.
    // [utest->req~line.stations-in-settings~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.name=Cases | station.2.level | unit, bundle, case or pallet; for a station"
                        + " beside the flow write kind in its place",
                "2.level=case | station.2.name | 1 to 40 printable characters",
                "2.name=Bundles 2.level=case | station.2.name | a name that no other station"
                        + " has",
                "2.name=X 2.level=reject | station.2.level | unit, bundle, case or pallet; for a"
                        + " station beside the flow write kind in its place",
                "2.name=X 2.kind=case | station.2.kind | reject, rework, quarantine, sampling or"
                        + " bench",
                "2.name=X 2.level=case 2.kind=bench | station.2.kind | nothing, since it has a"
                        + " level",
                "2.name=X 2.kind=bench 2.association=line-data | station.2.association | none,"
                        + " since only a station with a level packs",
                "2.name=X 2.level=case 2.association=first | station.2.association |"
                        + " container-first, container-last, one-message, line-data or none",
                "2.name=X 2.level=case 2.lag=100 | station.2.lag | a whole number, 0 to 99",
                "2.name=X 2.level=case 2.lanes=0 | station.2.lanes | a whole number, 1 to 99",
                "2.name=X 2.level=case 2.combine=both | station.2.combine | any where one read is"
                    + " enough, all where each must read the unit, union where each reads a part",
                "2.name=X 2.level=case 2.learn=true | station.2.learn | yes or no",
                "2.name=X 2.level=case 2.requires=Pallets | station.2.requires | the name of a"
                        + " station before it: Bundles",
                "2.name=X 2.level=case 2.requires=X | station.2.requires | the name of a station"
                        + " before it: Bundles",
                "1.requires=Bundles | station.1.requires | nothing, since no station is before it",
                "2.name=X 2.level=case 2.lane=2 | station.2.lane | known settings are association,"
                        + " combine, kind, lag, lanes, learn, level, name, requires, rerun,"
                        + " silent-packs",
                "x.name=X | station.x.name | a station's key is station.1.name, station.2.name and"
                        + " so on"
            })
    void whatCannotBeFollowedIsRefusedByItsKey(String more, String key, String allowed) {
        Map<String, String> settings = keys("1.name=Bundles", "1.level=bundle");
        settings.putAll(keys(more.split(" (?=[0-9x])")));
        assertEquals(
                new LineConfig(
                        Line.SINGLE,
                        List.of(new ConfigRefusal(key, settings.getOrDefault(key, ""), allowed))),
                LineConfig.read(settings));
    }

    // [utest->req~line.stations-in-settings~1]
    @Test
    void allThatIsWrongIsSaidAndNothingBecauseOfIt() {
        assertEquals(
                List.of("station.1.lag", "station.1.lanes", "station.2.combine"),
                LineConfig.read(
                                keys(
                                        "1.name=A",
                                        "1.level=case",
                                        "1.lag=x",
                                        "1.lanes=x",
                                        "2.name=B",
                                        "2.level=pallet",
                                        "2.requires=A",
                                        "2.combine=x"))
                        .refusals()
                        .stream()
                        .map(ConfigRefusal::key)
                        .toList());
    }

    // [utest->req~line.scanner-station~1]
    @Test
    void namesAreThoseThatAreSetWhateverElseIsRefused() {
        assertEquals(Set.of(new StationId("Line")), LineConfig.names(Map.of()));
        assertEquals(
                Set.of(new StationId("A")),
                LineConfig.names(keys("1.name=A", "1.level=x", "2.level=case")));
    }

    // [utest->req~documents.settings~1]
    @Test
    void aDefaultIsWhatHoldsWhenItIsLeftOut() {
        for (ConfigKey setting : LineConfig.SETTINGS) {
            if (setting.usual().matches("`[^`]+`")) {
                String value = setting.usual().replace("`", "");
                assertEquals(
                        new LineConfig(new Line(List.of(BUNDLES)), List.of()),
                        LineConfig.read(
                                keys(
                                        "1.name=Bundles",
                                        "1.level=bundle",
                                        "1." + setting.key() + "=" + value)),
                        setting.key());
            }
        }
    }
}
