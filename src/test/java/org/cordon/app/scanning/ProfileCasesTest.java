package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.Profile;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `profile-cases.txt`.
final class ProfileCasesTest {
    private static final Path CASES =
            Project.dir().resolve("src/test/resources/org/cordon/app/scanning/profile-cases.txt");
    private static final Pattern ELEMENT = Pattern.compile("\\(([0-9]+)\\)([^(]*)");
    private static final Map<String, Gtin> PRODUCTS =
            Map.of(
                    "plain", new Gtin("04012345000009"),
                    "ntin", gtin("0415012345678"),
                    "cn", gtin("0847000661598"));
    private static final DeviceId CAMERA = new DeviceId("Camera");

    private static Gtin gtin(String body) {
        return new Gtin(body + CheckDigit.of(body));
    }

    private static final class Played {
        private final Gtin product;
        private final Map<UnitId, Unit> units = new HashMap<>();
        private final ScanEvaluator evaluator;
        private LocalDate today = LocalDate.EPOCH;
        private Duration at = Duration.ZERO;

        Played(ChosenProfile profile, LocalDate expiry, String product) {
            this.product = Objects.requireNonNull(PRODUCTS.get(product), product);
            for (int i = 1; i < 10; i++) {
                list("p" + i, UnitKind.PACK, i == 5 || i == 6 ? "c2" : "c1", UnitState.ACTIVE);
            }
            list("s1", UnitKind.PACK, "c1", UnitState.SAMPLED);
            list("b1", UnitKind.BUNDLE, "c1", UnitState.ACTIVE);
            list("b2", UnitKind.BUNDLE, "c1", UnitState.ACTIVE);
            for (String each : List.of("c1", "c2", "g1")) {
                units.put(
                        id(each),
                        new Unit(id(each), UnitKind.CASE, Optional.empty(), UnitState.ACTIVE));
            }
            JudgingRules rules = RuleData.rules();
            evaluator =
                    new ScanEvaluator(
                            new JudgingRules(
                                    rules.reader(),
                                    rules.judge(),
                                    rules.catalogue(),
                                    rules.line(),
                                    rules.feed(),
                                    rules.profiles(),
                                    () -> today),
                            (_, id) -> Optional.ofNullable(units.get(id)),
                            _ -> Optional.empty());
            evaluator.device(CAMERA, DeviceRole.INLINE, Optional.empty());
            evaluator.order(
                    Optional.of(
                            new Order(
                                    new OrderId("PO-1"),
                                    "Amlodipine 5 mg",
                                    this.product,
                                    new Lot("K2411A"),
                                    new Expiry(expiry),
                                    10)),
                    true);
            evaluator.profile(Optional.of(profile));
        }

        private void list(String name, UnitKind kind, String parent, UnitState state) {
            units.put(id(name), new Unit(id(name), kind, Optional.of(id(parent)), state));
        }

        private UnitId id(String name) {
            Serial serial = new Serial("S" + name);
            return switch (name.charAt(0)) {
                case 'c' -> new UnitId.Container(sscc(name));
                case 'b' -> new UnitId.Sgtin(new Gtin("14012345000006"), serial);
                case 'g' -> new UnitId.Sgtin(new Gtin("24012345000003"), serial);
                case 'o' -> new UnitId.Sgtin(new Gtin("34012345000000"), serial);
                default -> new UnitId.Sgtin(product, serial);
            };
        }

        private static Sscc sscc(String name) {
            String digits =
                    "03401234500000" + "%03d".formatted(Integer.parseInt(name.substring(1)));
            return new Sscc(digits + CheckDigit.of(digits));
        }

        private Bytes code(String identifier, String read) {
            boolean ppn = read.startsWith("ppn ");
            String[] words = read.replaceFirst("^ppn ", "").split(" ", 2);
            UnitId id = id(words[0]);
            String elements = words.length == 1 ? "" : words[1];
            StringBuilder code = new StringBuilder(identifier.equals("-") ? "" : identifier);
            if (ppn) {
                code.append("[)>{x1E}06{GS}9N111234567842{GS}S").append(id.label());
            } else {
                code.append(id.key());
            }
            Matcher each = ELEMENT.matcher(elements);
            while (each.find()) {
                boolean afterFixed = code.toString().matches(".*\\{GS}(17|11)[0-9]{6}");
                code.append(ppn || !afterFixed ? "{GS}" : "")
                        .append(ppn ? (each.group(1).equals("17") ? "D" : "1T") : each.group(1))
                        .append(each.group(2));
            }
            return Bytes.parse(code + (ppn ? "{x1E}{x04}" : ""));
        }

        /// What comes of a row: verdict and reason as the row writes them.
        private String play(String[] cell) {
            today = LocalDate.parse(cell[0]);
            String[] sent = cell[1].split(" ", -1);
            if (sent[0].equals("hold")) {
                evaluator.held(
                        List.of(
                                new HeldUnit(
                                        id(cell[2]),
                                        Optional.empty(),
                                        new Reason.Written(""),
                                        Instant.EPOCH,
                                        Optional.empty(),
                                        new LogPosition(0, 1))));
                return " |";
            }
            at = at.plusSeconds(1);
            Frame frame =
                    new Frame(
                            CAMERA,
                            code(sent[0], cell[2]),
                            Instant.EPOCH.plus(at),
                            at.toNanos(),
                            0);
            ReadDetails sign =
                    new ReadDetails(
                            sent.length == 1
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(Long.parseLong(sent[1])),
                            1,
                            1);
            ScanJudged event = evaluator.judge(List.of(frame), sign).getFirst().event();
            return event.verdict() + " |" + (cell[4].isEmpty() ? "" : " " + said(event.reason()));
        }

        private static String said(Reason reason) {
            Reason.Coded coded = (Reason.Coded) reason;
            String arguments =
                    coded.arguments().stream()
                            .map(each -> ((Reason.Argument.Text) each).text())
                            .collect(Collectors.joining("; "));
            return coded.code()
                    + (arguments.isEmpty() ? "" : ": " + arguments)
                    + coded.and().stream()
                            .map(more -> " + " + said(more))
                            .collect(Collectors.joining());
        }
    }

    /// One case: its rows as they are written, and as they come out.
    private static void check(String name, Played played, List<String> rows) {
        List<String> came = new ArrayList<>();
        for (String row : rows) {
            String[] cell =
                    Stream.of(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            String head = row.substring(0, row.indexOf('|', row.indexOf('|', 12) + 1) + 1);
            came.add((head + " " + played.play(cell)).strip());
        }
        assertEquals(String.join("\n", rows), String.join("\n", came), name);
    }

    private static String shipped(String name) throws IOException {
        return Files.readString(
                Project.dir().resolve("src/main/resources/data/profile-" + name + ".properties"));
    }

    /// A later key wins over an earlier one.
    private static Profile profile(String text) {
        return Profile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    // [utest->req~profiles.expired~1]
    // [utest->req~profiles.carrier~1]
    // [utest->req~profiles.identifiers~1]
    // [utest->req~profiles.national~1]
    // [utest->req~profiles.day-zero~1]
    // [utest->req~profiles.containers~1]
    // [utest->req~profiles.shown~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        Map<String, ChosenProfile> profiles = new HashMap<>();
        for (String name : List.of("eu", "us")) {
            profiles.put(name, new ChosenProfile(profile(shipped(name)), false));
        }
        profiles.put("guessed", new ChosenProfile(profile(shipped("us")), true));
        Map<String, List<String>> cases = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String text : Files.readAllLines(CASES)) {
            if (text.startsWith("== ")) {
                rows = new ArrayList<>();
                cases.put(text.substring(3), rows);
            } else if (text.startsWith("profile ")) {
                String[] parts = text.substring(8).split(" = |; ", -1);
                profiles.put(
                        parts[0].strip(),
                        new ChosenProfile(
                                profile(
                                        shipped(parts[1])
                                                + Stream.of(parts)
                                                        .skip(2)
                                                        .collect(Collectors.joining("\n"))),
                                false));
            } else if (!text.isBlank() && !text.startsWith("#")) {
                rows.add(text.strip());
            }
        }
        return cases.entrySet().stream()
                .map(each -> {
                    String[] head = each.getKey().split(" \\| ", -1);
                    ChosenProfile profile = Objects.requireNonNull(profiles.get(head[1]), head[1]);
                    return DynamicTest.dynamicTest(
                            head[0],
                            () ->
                                    check(
                                            head[0],
                                            new Played(profile, LocalDate.parse(head[2]), head[3]),
                                            each.getValue()));
                });
    }
}
