package org.cordon.core.container;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.verdict.Verdict.OnHold.Relation;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.CaseTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `check-container-cases.txt`.
final class CheckContainerCasesTest {
    private static final Gtin PRODUCT = new Gtin("04012345000009");
    private static final Map<String, UnitId> NAMES = new LinkedHashMap<>();
    private static final Map<UnitId, Unit> UNITS = new LinkedHashMap<>();

    static {
        container("t1", UnitKind.PALLET, "", "000000000000001");
        container("c1", UnitKind.CASE, "t1", "000000000000002");
        container("c2", UnitKind.CASE, "t1", "000000000000003");
        container("c3", UnitKind.CASE, "t1", "000000000000004");
        container("b1", UnitKind.BUNDLE, "c3", "000000000000005");
        container("b2", UnitKind.BUNDLE, "c3", "000000000000006");
        NAMES.put("u1", sscc("000000000000007"));
        packs("p", 1, 4, "c1");
        packs("p", 5, 8, "c2");
        packs("q", 1, 3, "b1");
        packs("q", 4, 5, "b2");
        packs("l", 1, 1, "");
        NAMES.put("x1", pack("x1"));
        UNITS.computeIfPresent(pack("p8"), (_, unit) -> with(unit, UnitState.REJECTED));
    }

    private static void packs(String letter, int from, int to, String in) {
        for (int i = from; i <= to; i++) {
            put(letter + i, pack(letter + i), UnitKind.PACK, in);
        }
    }

    private static void container(String name, UnitKind kind, String in, String digits) {
        put(name, sscc(digits), kind, in);
    }

    private static void put(String name, UnitId id, UnitKind kind, String in) {
        NAMES.put(name, id);
        UNITS.put(id, new Unit(id, kind, Optional.ofNullable(NAMES.get(in)), UnitState.ACTIVE));
    }

    private static UnitId pack(String serial) {
        return new UnitId.Sgtin(PRODUCT, new Serial(serial));
    }

    private static UnitId sscc(String digits) {
        for (int check = 0; ; check++) {
            Optional<UnitId> id = UnitId.parse("0034" + digits + check);
            if (id.isPresent()) {
                return id.get();
            }
        }
    }

    private static Unit with(Unit unit, UnitState state) {
        return new Unit(unit.id(), unit.kind(), unit.parent(), state);
    }

    private static UnitId id(String name) {
        return Optional.ofNullable(NAMES.get(name)).orElseThrow(() -> new AssertionError(name));
    }

    private static String name(UnitId id) {
        return NAMES.entrySet().stream()
                .filter(each -> each.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static List<UnitId> around(UnitId id) {
        List<UnitId> around = new ArrayList<>();
        Optional<UnitId> parent = Optional.ofNullable(UNITS.get(id)).flatMap(Unit::parent);
        while (parent.isPresent()) {
            around.add(parent.get());
            parent = Optional.ofNullable(UNITS.get(parent.get())).flatMap(Unit::parent);
        }
        return around;
    }

    private static List<Unit> content(UnitId container) {
        return UNITS.values().stream()
                .filter(unit -> unit.parent().equals(Optional.of(container)))
                .toList();
    }

    /// @param text such as `p1+lot`
    static ScannedUnit scanned(String text) {
        String[] words = text.split("\\+", -1);
        UnitId id = id(words[0]);
        Optional<Unit> listed = Optional.ofNullable(UNITS.get(id));
        VerdictCode verdict =
                listed.isPresent() ? VerdictCode.ACCEPTED : VerdictCode.UNKNOWN_SERIAL;
        Optional<Relation> hold = Optional.empty();
        Optional<UnitId> readInto = Optional.empty();
        for (String word : List.of(words).subList(1, words.length)) {
            switch (word) {
                case "lot" -> verdict = VerdictCode.WRONG_LOT;
                case "product" -> verdict = VerdictCode.WRONG_PRODUCT;
                case "expiry" -> verdict = VerdictCode.WRONG_EXPIRY;
                case "read in c1", "read in c2" -> readInto = Optional.of(id(word.substring(8)));
                case "held" -> hold = Optional.of(Relation.ITSELF);
                case "around" -> hold = Optional.of(Relation.INSIDE);
                case "contains" -> hold = Optional.of(Relation.CONTAINS);
                default -> {
                    UnitState state = UnitState.valueOf(word.toUpperCase(Locale.ROOT));
                    listed = listed.map(unit -> with(unit, state));
                    verdict = state.isEnded() ? VerdictCode.INACTIVE : verdict;
                }
            }
        }
        verdict = hold.isPresent() ? VerdictCode.ON_HOLD : verdict;
        List<UnitId> around = around(id);
        return new ScannedUnit(
                id,
                verdict,
                hold,
                listed,
                around,
                around.isEmpty() ? 0 : content(around.getFirst()).size(),
                readInto);
    }

    private static ContainerCheck begin(String on) {
        List<String> words = List.of(on.split(" ", -1));
        UnitId id = id(words.get(1));
        Optional<Unit> listed = Optional.ofNullable(UNITS.get(id));
        return new ContainerCheck(
                words.getFirst().equals("anew")
                        ? ContainerCheck.Purpose.REAGGREGATE
                        : ContainerCheck.Purpose.CHECK,
                new RecordedContainer(
                        id,
                        words.contains("ended")
                                ? listed.map(unit -> with(unit, UnitState.DECOMMISSIONED))
                                : listed,
                        words.contains("held"),
                        content(id),
                        words.stream()
                                .filter(word -> word.startsWith("full="))
                                .mapToInt(word -> Integer.parseInt(word.substring(5)))
                                .findFirst()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String play(ContainerCheck check, String scan) {
        if (scan.equals("state")) {
            return check.state().facts().stream()
                    .sorted()
                    .map(CheckContainerCasesTest::words)
                    .collect(Collectors.joining(", "));
        }
        if (scan.equals("none")) {
            return words(Answer.Kind.NOT_READ);
        }
        if (scan.startsWith("by hand ")) {
            String why = scan.substring(8).replace(' ', '_').toUpperCase(Locale.ROOT);
            return words(check.count(CountedByHand.valueOf(why)).kind());
        }
        Answer answer = check.scan(scanned(scan));
        return words(answer.kind())
                + answer.container().map(in -> " of " + name(in) + part(check, in)).orElse("")
                + answer.unexpected()
                        .map(found ->
                                ": "
                                        + words(found.why())
                                        + found.container().map(in -> " " + name(in)).orElse(""))
                        .orElse("");
    }

    private static String part(ContainerCheck check, UnitId in) {
        return check.state().parts().stream()
                .filter(part -> part.container().equals(in))
                .map(part -> ": " + part.scanned() + " of " + (part.of() == 0 ? "?" : part.of()))
                .findFirst()
                .orElse("");
    }

    private static String counts(CheckState state) {
        return "%d inside, %d unexpected, %d left%s"
                .formatted(
                        state.inside().size(),
                        state.unexpected().size(),
                        state.left(),
                        state.isComplete() ? ", complete" : "");
    }

    // [utest->req~container.check~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/core/container/check-container-cases.txt",
                (name, on, rows) -> {
                    ContainerCheck check = begin(on);
                    CaseTable.check(
                            name,
                            rows.stream().map(CheckContainerCasesTest::joined).toList(),
                            cell -> {
                                String said = play(check, cell[0]);
                                return said + " / " + counts(check.state());
                            });
                });
    }

    /// Answer and counts as one cell.
    private static String joined(String row) {
        String[] cell = row.split("\\|", -1);
        return cell[0] + "| " + cell[1].strip() + " / " + cell[2].strip();
    }
}
