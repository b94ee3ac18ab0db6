package org.cordon.core.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.code.format.NationalNumber;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.order.UnitKind;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

final class ProfileTest {
    private static final String NEEDED =
            """
            name=Ours
            version=3
            effective=2026-12-01
            source=SOP 12
            expiry.day-zero=forbidden
            expiry.shelf-life-days=90
            pack.required=01,21, 17 ,10
            """;

    private static Profile read(String text) {
        return Profile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage());
    }

    // [utest->req~profiles.file~1]
    @Test
    void everyKeyIsRead() {
        Profile profile =
                read(
                        NEEDED
                                + """
                                products=04012345000009,*
                                helper-codes=yes
                                helper-codes.form=B[0-9]{6}
                                helper-codes.carriers=datamatrix
                                helper-codes.level=bundle
                                serial-reuse=1827
                                pack.forbidden=37
                                pack.carriers=gs1-datamatrix,gs1-128
                                pack.national=pzn,cip
                                case.coded=no
                                case.count=20
                                case.gtin=24012345000003
                                """);
        assertEquals(
                new Profile(
                        "Ours",
                        "3",
                        LocalDate.of(2026, 12, 1),
                        "SOP 12",
                        Set.of(new Gtin("04012345000009")),
                        true,
                        false,
                        90,
                        Optional.of(
                                new HelperCodeRule(
                                        "B[0-9]{6}",
                                        List.of(DataCarrier.DATAMATRIX), UnitKind.BUNDLE)),
                        new SerialReuse.AfterExpiry(1827),
                        Map.of(
                                UnitKind.PACK,
                                Optional.of(
                                        new LevelRules(
                                                true,
                                                List.of("01", "21", "17", "10"),
                                                List.of("37"),
                                                List.of(
                                                        DataCarrier.GS1_DATAMATRIX,
                                                        DataCarrier.GS1_128),
                                                List.of(NationalNumber.PZN, NationalNumber.CIP),
                                                Optional.empty(),
                                                OptionalInt.empty())),
                                UnitKind.CASE,
                                Optional.of(
                                        new LevelRules(
                                                false,
                                                List.of(),
                                                List.of(),
                                                List.of(),
                                                List.of(),
                                                Optional.of(new Gtin("24012345000003")),
                                                OptionalInt.of(20))))),
                profile);
    }

    // [utest->req~profiles.file~1]
    @Test
    void whatNeedNotBeSaidIsNotWanted() {
        Profile profile = read(NEEDED);
        assertEquals(Set.of(UnitKind.PACK), profile.levels().keySet());
        assertEquals(Set.of(), profile.products());
    }

    // [utest->req~profiles.file~1]
    @Test
    void everyKeyThatCannotBeFollowedIsNamedAtOnce() {
        String why =
                refusal(
                        """
                        name=Ours
                        effective=soon
                        expiry.day-zero=maybe
                        expiry.shelf-life-days=-1
                        products=04012345000008
                        helper-codes=perhaps
                        serial-reuse=0
                        helper-codes.form=[
                        helper-codes.carriers=paper
                        helper-codes.level=pallet
                        pack.required=01,serial
                        pack.forbidden=37
                        pack.carriers=datamatrix code
                        pack.national=ndc9
                        pack.count=2
                        case.count=0
                        case.gtin=1
                        box.required=01
                        """);
        for (String key :
                List.of(
                        "version is missing",
                        "source is missing",
                        "effective = soon",
                        "expiry.day-zero = maybe",
                        "expiry.shelf-life-days = -1",
                        "products = 04012345000008",
                        "helper-codes = perhaps",
                        "serial-reuse = 0",
                        "helper-codes.form = [",
                        "helper-codes.carriers = paper",
                        "helper-codes.level = pallet",
                        "pack.required = 01,serial",
                        "pack.carriers = datamatrix code",
                        "pack.national = ndc9",
                        "pack.count = 2",
                        "case.count = 0",
                        "case.gtin = 1",
                        "box.required = 01")) {
            assertEquals(1, why.split(Pattern.quote(key), -1).length - 1, key + ": " + why);
        }
    }

    // [utest->req~profiles.file~1]
    @Test
    void anIdentifierCannotBeRequiredAndForbidden() {
        assertEquals(
                "pack.forbidden = 21 cannot be used: no identifier that is required as well",
                refusal(NEEDED + "pack.forbidden=21"));
    }

    // [utest->req~profiles.shipped~1]
    @Test
    void theShippedProfilesAreForNoProductByName() {
        for (Profile each : RuleData.profiles().all()) {
            assertEquals(Set.of(), each.products(), each.name());
            assertEquals(false, each.everyProduct(), each.name());
        }
    }
}
