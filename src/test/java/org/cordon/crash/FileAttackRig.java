package org.cordon.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.crash.AttackCase.Moment;
import org.cordon.crash.AttackOutcome.Rule;
import org.cordon.crash.AttackOutcome.Said;
import org.cordon.support.Folders;
import org.cordon.support.Program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Attacks files of data folders while the packaged program uses them, and compares the entries that it
/// confirmed, as their sender kept them, with what `journal export` gives afterwards.
///
/// Sixteen cases share the life of one process that hosts their terminals; another process starts each
/// folder again afterwards and runs the commands, the first `journal verify` of every third case in a
/// process of its own.
final class FileAttackRig implements AutoCloseable {
    private static final Pattern HASH = Pattern.compile("\"hash\":\"([0-9a-f]{64})\"");
    private static final long NOTICED_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int BATCH = 16;
    private static final String COPIED =
            "The data folder was copied or restored: a new epoch begins.";
    private static final String NEVER_CONFIRMED = "never acknowledged";

    private final Path folder;
    private final TerminalHost checker;
    private final Map<Boolean, Template> templates = new HashMap<>();
    private int number;

    /// A folder of one epoch to be copied, which begins a second one.
    private record Template(Path data, List<String> confirmed) {}

    /// @param folder scratch space
    FileAttackRig(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        checker = TerminalHost.start(folder);
    }

    /// A case under way.
    private final class Run {
        private final AttackCase attack;
        private final Random random;
        private final String id;
        private final Path data;
        private final boolean ownProcess;
        private final Set<String> confirmed = new LinkedHashSet<>();
        private final Set<Said> said = EnumSet.noneOf(Said.class);
        private final Set<Rule> broken = EnumSet.noneOf(Rule.class);
        private final List<String> words = new ArrayList<>();
        private final List<String> late = new ArrayList<>();
        private byte[] old = new byte[0];
        private boolean attacked;
        private boolean altered;
        private int marked;

        Run(AttackCase attack, Random random) {
            this.attack = attack;
            this.random = random;
            number++;
            id = "c" + number;
            ownProcess = number % 3 == 0;
            data = folder.resolve(id);
        }

        void prepare(TerminalHost host) throws IOException {
            if (attack.epochs() == 1) {
                Files.createDirectories(data);
                settings(data, attack.site());
                confirmed.addAll(host.make(id + "m", data).confirmed());
            } else {
                Template template = template(attack.site(), new TreeSet<>());
                copy(template.data(), data);
                confirmed.addAll(template.confirmed());
            }
        }

        void remember() throws IOException {
            List<Path> targets = attack.targets(data);
            if (!targets.isEmpty()) {
                old = Files.readAllBytes(targets.getFirst());
            }
        }

        void carryOut() throws IOException {
            for (Path target : attack.targets(data)) {
                try {
                    byte[] before = Files.readAllBytes(target);
                    attack.attack().on(target, old, random.nextBoolean());
                    attacked = true;
                    altered |= mustBeNamed() && changed(before, target);
                } catch (NoSuchFileException gone) {
                    // The program replaced or removed the file itself at this moment.
                }
            }
        }

        private boolean mustBeNamed() {
            return attack.isSegment()
                    || (attack.attack() == FileAttack.DELETE_OWNER
                            && attack.moment() != Moment.STARTING)
                    || (attack.isMetadata()
                            && attack.moment() == Moment.BETWEEN_RUNS
                            && attack.attack() != FileAttack.OLD_COPY);
        }

        private boolean changed(byte[] before, Path target) throws IOException {
            if (!Files.exists(target)) {
                return true;
            }
            byte[] after = Files.readAllBytes(target);
            int end = FileAttack.contentEnd(before);
            return FileAttack.contentEnd(after) < end
                    || !Arrays.equals(before, 0, end, after, 0, end);
        }

        void hear(TerminalHost.Hosted heard, boolean afterAttack) {
            confirmed.addAll(heard.confirmed());
            if (!afterAttack) {
                return;
            }
            if (!heard.troubles().isEmpty()) {
                said.add(Said.RECORDING);
                words.addAll(heard.troubles());
            }
            if (!heard.refusal().isEmpty()) {
                said.add(Said.START);
                words.add(heard.refusal());
            }
            for (String notice : heard.notices()) {
                if (!notice.contains(NEVER_CONFIRMED)
                        && (!notice.equals(COPIED) || attack.isMetadata())) {
                    said.add(Said.START);
                    words.add(notice);
                }
            }
        }

        AttackOutcome check() throws Exception {
            Set<String> exported = new HashSet<>();
            look(exported, ownProcess);
            TerminalHost.Hosted again;
            checker.begin(id + "k", data);
            again = checker.awaitStart(id + "k");
            hear(again, true);
            if (again.hasStarted()) {
                checker.record(id + "k", 2);
                checker.awaitRecorded(id + "k");
                checker.beginClose(id + "k");
                checker.awaitClosed(id + "k");
                hear(again, true);
                exported.clear();
                look(exported, false);
                if (attack.isStore()) {
                    TerminalHost.Answer store =
                            checker.command(id + "s", "store", "check", "--data", data.toString());
                    if (store.code() != 0) {
                        broken.add(Rule.LISTS_AS_RECORDED);
                        words.add("store check: " + store);
                    }
                }
            }
            List<String> missing =
                    confirmed.stream().filter(entry -> !exported.contains(hash(entry))).toList();
            if (!missing.isEmpty() && said.isEmpty()) {
                broken.add(Rule.NOTHING_LOST_UNSAID);
            }
            if (altered && said.isEmpty()) {
                broken.add(Rule.ALTERATION_NAMED);
            }
            Set<String> onDisk = onDisk(data);
            if (late.stream().anyMatch(entry -> !onDisk.contains(hash(entry)))) {
                broken.add(Rule.NOTHING_CONFIRMED_NOWHERE);
            }
            AttackOutcome outcome =
                    new AttackOutcome(
                            attack, said, words, altered, confirmed.size(), missing.size(), broken);
            if (broken.isEmpty()) {
                Folders.delete(data);
            }
            return outcome;
        }

        /// Runs `journal verify` and `journal export`.
        private void look(Set<String> exported, boolean alone) throws Exception {
            TerminalHost.Answer verified = alone ? verifiedAlone() : command("verify");
            if (verified.code() != 0) {
                said.add(Said.VERIFY);
                words.add(
                        verified.out().lines().filter(l -> l.contains("broken")).toList()
                                + verified.err());
            }
            Matcher hashes = HASH.matcher(command("export").out());
            while (hashes.find()) {
                exported.add(hashes.group(1));
            }
        }

        private TerminalHost.Answer command(String name) throws IOException {
            return checker.command(id + "j", "journal", name, "--data", data.toString());
        }

        private TerminalHost.Answer verifiedAlone() throws IOException, InterruptedException {
            try (Program program =
                    Program.start(folder, "journal", "verify", "--data", data.toString())) {
                int code = program.await();
                return new TerminalHost.Answer(code, program.out(), program.err());
            }
        }
    }

    private static String hash(String entry) {
        return entry.substring(entry.lastIndexOf(' ') + 1);
    }

    /// Hashes of all lines in all files of the journal, under whatever name.
    private static Set<String> onDisk(Path data) throws IOException {
        Set<String> hashes = new HashSet<>();
        try (Stream<Path> all = Files.walk(data.resolve("journal"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Matcher matcher =
                        HASH.matcher(
                                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    hashes.add(matcher.group(1));
                }
            }
        } catch (NoSuchFileException removed) {
            return hashes;
        }
        return hashes;
    }

    private static void settings(Path data, boolean site) throws IOException {
        String away =
                """
                site.url=jdbc:postgresql://127.0.0.1:1/site
                site.user=l3
                site.password.file=site.password
                """;
        Files.writeString(
                data.resolve("cordon.properties"),
                "terminal.name=L3\nline.name=Line 3\n" + (site ? "" : away));
        if (!site) {
            Files.writeString(data.resolve("site.password"), "none\n");
        }
    }

    /// Every case there is: what files there are is told by folders that the program made.
    List<AttackCase> all() throws IOException {
        Set<AttackCase> cases = new LinkedHashSet<>();
        for (int epochs : new int[] {1, 2}) {
            Set<String> files = files(epochs);
            for (boolean site : new boolean[] {true, false}) {
                for (Moment moment : Moment.values()) {
                    cases.add(
                            new AttackCase(
                                    FileAttack.DELETE_OWNER,
                                    AttackCase.OWNER,
                                    moment,
                                    epochs,
                                    site));
                    for (FileAttack attack : FileAttack.values()) {
                        files.stream()
                                .filter(_ -> attack != FileAttack.DELETE_OWNER)
                                .filter(file -> site || !file.startsWith("site/"))
                                .map(file -> new AttackCase(attack, file, moment, epochs, site))
                                .forEach(cases::add);
                    }
                }
            }
        }
        return List.copyOf(cases);
    }

    /// The parts of the files in a folder of a terminal, while it runs and after.
    private Set<String> files(int epochs) throws IOException {
        Set<String> files = new TreeSet<>();
        Path data = folder.resolve("sample" + epochs);
        if (epochs == 1) {
            template(true, files);
        } else {
            copy(template(true, files).data(), data);
            lived("sample" + epochs, data, files);
        }
        return files;
    }

    /// A folder that a terminal recorded one epoch in.
    ///
    /// @param files takes the parts of its files
    private Template template(boolean site, Set<String> files) throws IOException {
        Template known = templates.get(site);
        if (known != null) {
            return known;
        }
        String id = "template-" + site;
        Path data = Files.createDirectories(folder.resolve(id));
        settings(data, site);
        Set<String> confirmed = new LinkedHashSet<>(checker.make(id + "m", data).confirmed());
        confirmed.addAll(lived(id, data, files));
        Template made = new Template(data, List.copyOf(confirmed));
        templates.put(site, made);
        return made;
    }

    /// Lets a terminal record a little.
    private List<String> lived(String id, Path data, Set<String> files) throws IOException {
        checker.begin(id, data);
        TerminalHost.Hosted hosted = checker.awaitStart(id);
        assertTrue(hosted.hasStarted(), hosted::refusal);
        checker.record(id, 6);
        checker.awaitRecorded(id);
        files.addAll(AttackCase.files(data));
        checker.beginClose(id);
        checker.awaitClosed(id);
        files.addAll(AttackCase.files(data));
        return hosted.confirmed();
    }

    /// Carries cases out, sixteen at a time.
    ///
    /// @param seed draws moments and cuts
    /// @param outcomes takes what came of each
    void run(List<AttackCase> cases, long seed, Consumer<AttackOutcome> outcomes) throws Exception {
        Random random = new Random(seed);
        for (Moment moment : Moment.values()) {
            List<AttackCase> ofMoment = cases.stream().filter(c -> c.moment() == moment).toList();
            for (int i = 0; i < ofMoment.size(); i += BATCH) {
                List<Run> runs = new ArrayList<>();
                for (AttackCase one : ofMoment.subList(i, Math.min(i + BATCH, ofMoment.size()))) {
                    runs.add(new Run(one, new Random(random.nextLong())));
                }
                live(runs, moment, i / BATCH % 2 == 0);
                for (Run run : runs) {
                    if (run.attacked) {
                        outcomes.accept(run.check());
                    }
                }
            }
        }
    }

    private void live(List<Run> runs, Moment moment, boolean kill) throws Exception {
        try (TerminalHost host = TerminalHost.start(folder)) {
            for (Run run : runs) {
                run.prepare(host);
                host.begin(run.id, run.data);
            }
            for (Run run : runs) {
                TerminalHost.Hosted hosted = host.awaitStart(run.id);
                assertTrue(hosted.hasStarted(), hosted::refusal);
                run.remember();
                host.record(run.id, moment == Moment.RECORDING ? 0 : 6);
            }
            if (moment == Moment.RECORDING) {
                attackWhileRecording(host, runs);
            } else {
                runs.forEach(run -> host.awaitRecorded(run.id));
            }
            end(host, runs, kill);
            for (Run run : runs) {
                run.hear(host.of(run.id), moment == Moment.RECORDING);
            }
        }
        switch (moment) {
            case RECORDING -> {}
            case BETWEEN_RUNS -> {
                for (Run run : runs) {
                    run.carryOut();
                }
            }
            case STARTING -> attackWhileStarting(runs, kill);
        }
    }

    private void attackWhileRecording(TerminalHost host, List<Run> runs) throws Exception {
        for (Run run : runs) {
            int before = host.of(run.id).confirmedCount();
            await(() -> host.of(run.id).confirmedCount() >= before + 12);
        }
        for (Run run : runs) {
            run.carryOut();
            run.marked = host.of(run.id).confirmedCount();
        }
        long start = System.nanoTime();
        List<Run> owned =
                runs.stream().filter(r -> r.attack.attack() == FileAttack.DELETE_OWNER).toList();
        for (Run run : owned) {
            checker.begin(run.id + "2", run.data);
        }
        for (Run run : owned) {
            if (checker.awaitStart(run.id + "2").hasStarted()) {
                checker.record(run.id + "2", 6);
                checker.awaitRecorded(run.id + "2");
            }
        }
        await(() -> System.nanoTime() - start > NOTICED_NANOS);
        for (Run run : runs) {
            TerminalHost.Hosted hosted = host.of(run.id);
            await(() -> !hosted.troubles().isEmpty() || hosted.confirmedCount() >= run.marked + 8);
            int from = hosted.confirmedCount();
            boolean goesOn =
                    await(() ->
                            !hosted.troubles().isEmpty() || hosted.confirmedCount() >= from + 4);
            if (!goesOn) {
                run.broken.add(Rule.GOES_ON);
            }
            List<String> all = hosted.confirmed();
            if (hosted.troubles().isEmpty()) {
                run.late.addAll(all.subList(from, all.size()));
            }
        }
        for (Run run : owned) {
            TerminalHost.Hosted second = checker.of(run.id + "2");
            if (second.hasStarted()) {
                checker.beginClose(run.id + "2");
                checker.awaitClosed(run.id + "2");
            }
            run.hear(second, true);
        }
    }

    private void attackWhileStarting(List<Run> runs, boolean kill) throws Exception {
        try (TerminalHost host = TerminalHost.start(folder)) {
            for (Run run : runs) {
                host.begin(run.id, run.data);
            }
            for (Run run : runs) {
                spin(run.random.nextLong(TimeUnit.MILLISECONDS.toNanos(60)));
                run.carryOut();
            }
            for (Run run : runs) {
                if (host.awaitStart(run.id).hasStarted()) {
                    host.record(run.id, 4);
                }
            }
            for (Run run : runs) {
                if (host.of(run.id).hasStarted()) {
                    host.awaitRecorded(run.id);
                }
            }
            end(host, runs, kill);
            for (Run run : runs) {
                run.hear(host.of(run.id), true);
            }
        }
    }

    private static void end(TerminalHost host, List<Run> runs, boolean kill) throws Exception {
        if (kill) {
            host.kill();
            return;
        }
        List<Run> started = runs.stream().filter(run -> host.of(run.id).hasStarted()).toList();
        for (Run run : started) {
            host.beginClose(run.id);
        }
        started.forEach(run -> host.awaitClosed(run.id));
    }

    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    /// @return whether it came true in time
    private static boolean await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                return false;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return true;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!path.startsWith(from.resolve("logs"))) {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        checker.close();
    }
}
