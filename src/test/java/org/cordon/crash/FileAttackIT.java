package org.cordon.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.crash.AttackOutcome.Said;
import org.cordon.support.Project;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Attacks every file of the data folder of the packaged program, at every moment: nothing confirmed is
/// lost without a word, each alteration of the record is named, and nothing is confirmed into a file that
/// no path leads to.
final class FileAttackIT {
    private static final int LANES = 2;

    /// What came of each case, in the build's folder.
    private static final String REPORT = "file-attacks.txt";

    @TempDir private Path folder;

    // [itest->req~journal.file-attacks~1]
    @Test
    void fewOfTheAttacksOnFiles() throws Exception {
        attack(20_261_129, 1, 1);
    }

    // [itest->req~journal.file-attacks~1]
    @Tag("crash")
    @Test
    void everyAttackOnEveryFileAtEveryMoment() throws Exception {
        // Fewer while something is being mended.
        int each = Integer.getInteger("attack.each", Integer.MAX_VALUE);
        List<AttackOutcome> outcomes =
                attack(Long.getLong("attack.seed", System.nanoTime()), each, LANES);
        assertTrue(
                outcomes.size() >= 600 || each < Integer.MAX_VALUE,
                () -> "only " + outcomes.size() + " cases");
    }

    /// @param each how many of each kind of attack, at most
    private List<AttackOutcome> attack(long seed, int each, int lanes) throws Exception {
        Random random = new Random(seed);
        List<AttackOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        Path report = Files.createDirectories(Project.dir().resolve("target")).resolve(REPORT);
        Files.write(report, List.of("seed " + seed));
        try (ExecutorService executor = Executors.newFixedThreadPool(lanes)) {
            List<Future<?>> answers = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                Path scratch = folder.resolve("lane" + lane);
                Random draw = new Random(seed);
                long own = random.nextLong();
                int which = lane;
                Callable<Boolean> work =
                        () -> {
                            try (FileAttackRig rig = new FileAttackRig(scratch)) {
                                List<AttackCase> all = chosen(rig.all(), each, draw);
                                List<AttackCase> mine = new ArrayList<>();
                                for (int i = which; i < all.size(); i += lanes) {
                                    mine.add(all.get(i));
                                }
                                rig.run(mine, own, outcome -> note(report, outcome, outcomes));
                                return true;
                            }
                        };
                answers.add(executor.submit(work));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
        if (lanes > 1) {
            report(seed, outcomes);
        }
        OpenFindings open = new OpenFindings();
        assertEquals(
                "",
                String.join(
                        "\n",
                        outcomes.stream()
                                .filter(o -> !open.unexplained(o).isEmpty())
                                .map(AttackOutcome::toString)
                                .toList()),
                "seed " + seed);
        return outcomes;
    }

    /// A long run that is stopped leaves what it found.
    private static void note(Path report, AttackOutcome outcome, List<AttackOutcome> outcomes) {
        outcomes.add(outcome);
        try {
            Files.writeString(report, outcome + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<AttackCase> chosen(List<AttackCase> all, int each, Random random) {
        List<AttackCase> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        List<AttackCase> chosen = new ArrayList<>();
        for (FileAttack attack : FileAttack.values()) {
            shuffled.stream().filter(c -> c.attack() == attack).limit(each).forEach(chosen::add);
        }
        Collections.shuffle(chosen, random);
        return chosen;
    }

    private static void report(long seed, List<AttackOutcome> outcomes) {
        System.out.println("attacks on files of the packaged program, seed " + seed);
        for (FileAttack attack : FileAttack.values()) {
            List<AttackOutcome> of =
                    outcomes.stream().filter(o -> o.attack().attack() == attack).toList();
            System.out.printf(
                    "  %s: %d cases, %d altered the record; named: %d while recording, %d at a"
                            + " start, %d by journal verify; %,d entries confirmed, %d missing; %d"
                            + " cases broke a rule%n",
                    attack,
                    of.size(),
                    of.stream().filter(AttackOutcome::altered).count(),
                    said(of, Said.RECORDING),
                    said(of, Said.START),
                    said(of, Said.VERIFY),
                    of.stream().mapToInt(AttackOutcome::confirmed).sum(),
                    of.stream().mapToInt(AttackOutcome::missing).sum(),
                    of.stream().filter(o -> !o.broken().isEmpty()).count());
        }
        new OpenFindings()
                .unneeded(outcomes)
                .forEach(line -> System.out.println("  no longer needed: " + line));
    }

    private static long said(List<AttackOutcome> of, Said where) {
        return of.stream().filter(o -> o.said().contains(where)).count();
    }
}
