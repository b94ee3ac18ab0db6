package org.cordon.core.scanner.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Whose strokes they are, a scanner's or a person's.
// [utest->req~hand-input.wedge-or-person~1]
final class WedgeBurstTest {
    private static final String PACK = "]d2010401234500000921ABC\u001D1728113010K2411A";
    private static final int RUNS = 3_000;

    private static void taken(TypedDay day, String scan) {
        day.run();
        assertEquals(List.of(scan), day.scans);
        assertEquals("", day.field());
    }

    private static void typing(TypedDay day) {
        day.run();
        assertEquals(List.of(), day.scans);
        assertEquals(day.strokes(), day.delivered, "all of it, in order");
    }

    @Test
    void aScanIsTakenWholeAndNothingOfItIsTyped() {
        taken(new TypedDay().scan(0, PACK, 4), PACK);
    }

    @Test
    void aScanAtThePaceOfASlowDeviceIsTaken() {
        taken(new TypedDay().scan(0, PACK, 38), PACK);
        taken(new TypedDay().scan(0, "CAGE-0042", 25), "CAGE-0042");
    }

    @Test
    void aSeparatorCountsOnceWhetherTheSystemGivesItsCharacterOrNot() {
        for (boolean given : new boolean[] {true, false}) {
            TypedDay day = new TypedDay();
            day.key(0, '2', 1).key(3, '1', 1);
            day.separator(6, 1, given);
            for (int i = 0; i < 6; i++) {
                day.key(9 + 3 * i, (char) ('a' + i), 1);
            }
            taken(day.enter(27, 1), "21\u001Dabcdef");
        }
    }

    @Test
    void aScanThatBeginsWithASeparatorKeepsIt() {
        TypedDay day = new TypedDay().separator(0, 1, false);
        taken(day.scan(3, "10K2411A", 3), "\u001D10K2411A");
    }

    @Test
    void tabEndsAScanToo() {
        TypedDay day = new TypedDay();
        for (int i = 0; i < 9; i++) {
            day.key(4 * i, (char) ('1' + i), 2);
        }
        day.stroke(40, new KeyStroke.Down("TAB", KeyStroke.Use.END))
                .stroke(40, new KeyStroke.Typed("\t"));
        taken(day, "123456789");
    }

    @Test
    void theLineFeedAfterTheEnterOfAScanGoesWithIt() {
        TypedDay day = new TypedDay().scan(0, PACK, 4);
        double end = 4 * PACK.length() + 4;
        day.stroke(end, new KeyStroke.Down("J", KeyStroke.Use.CONTROL))
                .stroke(end, new KeyStroke.Typed("\n"));
        day.stroke(end + 1, new KeyStroke.Up("J"));
        taken(day, PACK);
    }

    @Test
    void twoScansOneAfterTheOtherAreTwo() {
        TypedDay day = new TypedDay().scan(0, PACK, 3).scan(400, "4006381333931", 3).run();
        assertEquals(List.of(PACK, "4006381333931"), day.scans);
        assertEquals("", day.field());
    }

    @Test
    void whatAPersonHasTypedBeforeStaysBeforeTheScan() {
        TypedDay day = new TypedDay().key(0, 'a', 90).key(170, 'b', 80).scan(400, PACK, 5).run();
        assertEquals(List.of(PACK), day.scans);
        assertEquals("ab", day.field());
    }

    @Test
    void aRunWithoutItsEnterIsTyping() {
        TypedDay day = new TypedDay();
        for (int i = 0; i < 20; i++) {
            day.key(4 * i, (char) ('a' + i), 2);
        }
        typing(day);
    }

    @Test
    void theRestOfAScanThatBrokeOffIsNotTakenForAWhole() {
        TypedDay day = new TypedDay();
        for (int i = 0; i < 12; i++) {
            day.key(4 * i, (char) ('0' + i % 10), 2);
        }
        typing(day.scan(200, "17281130" + "10K2411A", 4));
    }

    @Test
    void aShortRunIsTyping() {
        typing(new TypedDay().scan(0, "1234567", 3));
    }

    @Test
    void fingersThatRollOverManyKeysAreAPerson() {
        TypedDay day = new TypedDay();
        String mash = "asdfjkl;asdf";
        for (int i = 0; i < mash.length(); i++) {
            day.key(12 * i, mash.charAt(i), 70 + i % 3);
        }
        typing(day.enter(12 * mash.length() + 10, 60));
    }

    @Test
    void aDeviceThatSendsSeveralKeysAtATimeIsTakenForTheMarksOfItsCode() {
        TypedDay day = new TypedDay();
        String code = "010401234500000921ABC";
        for (int i = 0; i < code.length(); i++) {
            boolean same = i + 1 < code.length() && code.charAt(i + 1) == code.charAt(i);
            day.key(3 * i, code.charAt(i), same ? 2 : 4);
        }
        taken(day.enter(3 * code.length() + 2, 2), code);
    }

    @Test
    void aKeyThatRepeatsIsTypedAtOnce() {
        TypedDay day = new TypedDay();
        for (int i = 0; i < 30; i++) {
            day.stroke(i == 0 ? 0 : 250 + 25 * i, new KeyStroke.Down("X", KeyStroke.Use.TEXT));
            day.stroke(i == 0 ? 0 : 250 + 25 * i, new KeyStroke.Typed("x"));
        }
        day.stroke(1010, new KeyStroke.Up("X"));
        typing(day.enter(1020, 5));
        assertTrue(day.longestHeld <= 40, day.longestHeld + " ms");
    }

    @Test
    void aPasswordThatAStoreTypesIsNoScan() {
        TypedDay day = new TypedDay();
        day.secret = true;
        typing(day.scan(0, "correct horse battery", 3));
    }

    @Test
    void aCodeIsNotTypedIntoAPassword() {
        TypedDay day = new TypedDay();
        day.secret = true;
        taken(day.scan(0, PACK, 3), PACK);
    }

    @Test
    void shortcutsAndArrowsComeAfterWhatWasTypedBefore() {
        TypedDay day = new TypedDay().key(0, 'a', 60);
        day.stroke(12, new KeyStroke.Down("LEFT", KeyStroke.Use.COMMAND));
        day.stroke(70, new KeyStroke.Up("LEFT"));
        day.key(80, 'b', 60);
        day.stroke(95, new KeyStroke.Down("V", KeyStroke.Use.CONTROL));
        day.stroke(99, new KeyStroke.Typed("\u0016")).stroke(160, new KeyStroke.Up("V"));
        typing(day);
    }

    @Test
    void textThatIsNoSingleCharacterPassesAtOnce() {
        TypedDay day = new TypedDay().key(0, 'a', 60).stroke(10, new KeyStroke.Typed("日本"));
        typing(day.stroke(200, new KeyStroke.Typed("")));
    }

    @Test
    void aScanThatABusyWindowTookLateIsTaken() {
        taken(new TypedDay().scan(100, PACK, 4).busy(50, 420), PACK);
        taken(new TypedDay().scan(100, PACK, 4).busy(180, 600), PACK);
    }

    @Test
    void aPasswordTypedWhileTheWindowWasBusyIsNoScan() {
        TypedDay day = new TypedDay();
        day.secret = true;
        String password = "line three";
        for (int i = 0; i < password.length(); i++) {
            day.key(100 + 95 * i, password.charAt(i), 60);
        }
        typing(day.enter(100 + 95 * password.length(), 60).busy(50, 1500));
    }

    @Test
    void aNoteTypedWhileTheWindowWasBusyIsNoScan() {
        TypedDay day = new TypedDay();
        String note = "Cage 4, lower shelf";
        for (int i = 0; i < note.length(); i++) {
            day.key(100 + 70 * i, note.charAt(i), 50);
        }
        typing(day.enter(100 + 70 * note.length(), 60).busy(50, 3000));
    }

    @Test
    void aPersonIsNeverTakenForAScanner() {
        long seed = RandomGenerator.getDefault().nextLong();
        for (int run = 0; run < RUNS; run++) {
            RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed + run);
            TypedDay day = person(random).run();
            String which = "seed " + (seed + run);
            assertEquals(List.of(), day.scans, which);
            assertEquals(day.strokes(), day.delivered, which);
        }
    }

    /// Someone quick: 60 to 200 ms between keys, now and then two or three that nearly fall together,
    /// each held 40 to 120 ms, Enter where they please, and a window that is busy now and then.
    private static TypedDay person(RandomGenerator random) {
        TypedDay day = new TypedDay();
        day.secret = random.nextInt(4) == 0;
        double now = 0;
        double mean = random.nextDouble(60, 200);
        int length = random.nextInt(1, 60);
        String last = "";
        double lastUp = 0;
        for (int i = 0; i < length; i++) {
            boolean together = random.nextInt(8) == 0;
            now +=
                    together
                            ? random.nextDouble(1, 30)
                            : Math.max(45, mean * (1 + random.nextGaussian() * 0.25));
            if (random.nextInt(15) == 0) {
                now = Math.max(now, lastUp + 1);
                day.enter(now, 60);
                lastUp = now + 60;
                now += 62;
                continue;
            }
            char c = (char) random.nextInt('0', '9' + 1);
            if (random.nextBoolean()) {
                c = (char) random.nextInt('a', 'z' + 1);
            }
            if (last.equals(String.valueOf(c))) {
                now = Math.max(now, lastUp + 20);
            }
            double pressed = random.nextDouble(40, 120);
            day.key(now, c, pressed);
            last = String.valueOf(c);
            lastUp = Math.max(lastUp, now + pressed);
        }
        now = Math.max(now + 60, lastUp + 1);
        day.enter(now, 50);
        for (double from = 0; from < now; from += 2_000) {
            if (random.nextInt(3) == 0) {
                double start = from + random.nextDouble(1_000);
                day.busy(start, start + random.nextDouble(20, 900));
            }
        }
        return day;
    }

    @Test
    void everyScanIsTakenByteForByte() {
        long seed = RandomGenerator.getDefault().nextLong();
        for (int run = 0; run < RUNS; run++) {
            RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed + run);
            TypedDay day = new TypedDay();
            String code = device(random, day);
            day.run();
            String which = "seed " + (seed + run);
            assertEquals(List.of(code), day.scans, which);
            assertEquals("", day.field(), which);
        }
    }

    /// A device: 1 to 25 ms between characters with a jitter, and a window that may be busy once for a
    /// short time.
    private static String device(RandomGenerator random, TypedDay day) {
        StringBuilder code = new StringBuilder("]d2010401234500000921");
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            code.append((char) random.nextInt('!', '~' + 1));
        }
        code.append((char) 0x1D).append("17281130").append("10");
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            code.append(
                    (char) random.nextInt(4) == 0
                            ? random.nextInt(0xA0, 0x100)
                            : random.nextInt('!', 0x7F));
        }
        double every = random.nextDouble(1, 25);
        double now = 100;
        boolean given = random.nextBoolean();
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == 0x1D) {
                day.separator(now, every / 3, given);
            } else {
                day.key(now, c, every / 3);
            }
            now += every * random.nextDouble(0.5, 1.5);
        }
        day.enter(now, every / 3);
        if (random.nextInt(3) == 0) {
            double start = random.nextDouble(0, now);
            day.busy(start, start + random.nextDouble(10, 300));
        }
        return code.toString();
    }

    @Test
    void aPersonWaitsNoLongerThanTwoGapsForACharacter() {
        TypedDay day = new TypedDay();
        for (int i = 0; i < 40; i++) {
            day.key(i / 2 * 150 + (i % 2) * 35, (char) ('a' + i % 26), 80);
        }
        typing(day);
        assertTrue(day.longestHeld <= 80, day.longestHeld + " ms");
    }

    @Test
    void aPaceThatMakesNoSenseIsRefused() {
        Duration some = Duration.ofMillis(10);
        assertThrows(
                IllegalArgumentException.class,
                () -> new WedgeTiming(Duration.ZERO, some, some, some, 8, 100));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WedgeTiming(some, some, some, some, 1, 100));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WedgeTiming(some, some, some, some, 8, 7));
        assertThrows(IllegalArgumentException.class, () -> new KeyTime(1, -1, false));
    }
}
