package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.cli.DiagnosticResult;
import org.cordon.cli.DiagnosticResult.State;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.order.TerminalId;
import org.cordon.core.scanner.SerialPortInfo;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The doctor's findings. `[utest->req~commands.doctor~1]`
@Timeout(Until.SECONDS)
final class DoctorTest {
    private static final String SETTINGS = "terminal.name=L3\nline.name=Line 3\n";

    private final FakeMachine machine = new FakeMachine();

    @TempDir private Path data;

    private List<DiagnosticResult> examine(Path folder) {
        return new Doctor(machine, Duration.ofSeconds(20), Duration.ofSeconds(20), List::of)
                .examine(folder, true);
    }

    private List<DiagnosticResult> examine() {
        return examine(data);
    }

    private void settings(String more) throws IOException {
        Files.writeString(data.resolve("cordon.properties"), SETTINGS + more);
    }

    private static List<DiagnosticResult> of(List<DiagnosticResult> findings, String part) {
        return findings.stream().filter(f -> f.part().equals(part)).toList();
    }

    /// The one finding on a part.
    private static DiagnosticResult one(List<DiagnosticResult> findings, String part) {
        List<DiagnosticResult> found = of(findings, part);
        assertEquals(1, found.size(), part + ": " + findings);
        return found.getFirst();
    }

    private static void assertSays(State state, String words, DiagnosticResult finding) {
        assertEquals(state, finding.state(), finding.toString());
        assertTrue(finding.found().contains(words), finding.toString());
        assertEquals(state == State.WORKS, finding.toDo().isEmpty(), finding.toString());
    }

    private FileJournal journal() {
        return FileJournal.open(
                data, new TerminalId("L3"), new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    private void recordSome() {
        try (FileJournal journal = journal()) {
            for (int i = 0; i < 5; i++) {
                journal.append(Optional.empty(), new PersonEvent.SignInRefused("anna " + i)).join();
            }
        }
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.map(f -> data.relativize(f) + " " + f.toFile().length()).sorted().toList();
        }
    }

    @Test
    void everyFindingThatNeedsSomebodySaysWhatToDo() throws IOException {
        Pattern asked =
                Pattern.compile(
                        "(?<!DiagnosticResult\\.)\\b(?:care|broken)\\([^\";]*\"(diagnostics[^\"]+)\"");
        Messages messages = Messages.of(DoctorTest.class);
        Path sources = Project.dir().resolve("src/main/java/org/cordon/boot/diagnostics");
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                asked.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(keys::add);
            }
        }
        assertTrue(keys.size() > 40, keys.toString());
        assertEquals(
                List.of(), keys.stream().filter(key -> !messages.has(key + ".to-do")).toList());
    }

    // [utest->req~commands.doctor-reads-only~1]
    @Test
    void aNewFolderHasNothingBrokenAndIsLeftAsItWas() throws IOException {
        List<DiagnosticResult> findings = examine();
        assertEquals(List.of(), findings.stream().filter(f -> f.state() == State.BROKEN).toList());
        assertSays(State.WORKS, "nobody has it open", one(findings, "data folder"));
        assertSays(State.WORKS, "runs its demo line", one(findings, "settings"));
        assertSays(State.WORKS, "none yet", one(findings, "journal"));
        assertSays(State.WORKS, "none yet", one(findings, "store"));
        assertSays(State.WORKS, "not there yet", one(findings, "site store"));
        assertEquals(2, of(findings, "disk").size());
        try (Stream<Path> left = Files.list(data)) {
            assertEquals(List.of(), left.toList());
        }
    }

    // [utest->req~journal.private-files~1]
    @Test
    void aFolderThatOthersMayReadIsSaid() throws IOException {
        Assumptions.assumeTrue(
                data.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "needs file modes");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<DiagnosticResult> folder = of(examine(), "data folder");
        assertTrue(
                folder.stream()
                        .anyMatch(
                                f -> f.state() == State.CARE && f.found().contains("(rwxr-xr-x)")),
                folder::toString);
    }

    @Test
    void theMostTellingFindingsComeFirst() throws IOException {
        settings("scanner.1.name=Camera\n");
        List<DiagnosticResult> findings = examine();
        assertEquals(
                findings.stream()
                        .sorted(Comparator.comparing(DiagnosticResult::state).reversed())
                        .toList(),
                findings);
        assertEquals(State.BROKEN, findings.getFirst().state());
    }

    @Test
    void aNamedFolderThatIsNotThereIsBrokenAndNotMade() throws IOException {
        Path absent = data.resolve("a/b");
        assertSays(State.BROKEN, "is not there", one(examine(absent), "data folder"));
        assertTrue(Files.notExists(data.resolve("a")), "nothing is made");
    }

    @Test
    void aFolderThatCannotBeWrittenIsBroken() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "needs a folder nobody can write");
        assertSays(
                State.BROKEN, "cannot be written", one(examine(Path.of("/proc")), "data folder"));
        Path file = Files.writeString(data.resolve("file"), "");
        assertSays(State.BROKEN, "is no folder", one(examine(file), "data folder"));
    }

    @Test
    void aDiskBelowTheReserveIsBrokenAndOneNearItNeedsCare() {
        machine.usable = 15L << 20;
        assertSays(
                State.BROKEN,
                "15 MiB are free; the journal stops below 16 MiB",
                of(examine(), "disk").getFirst());
        machine.usable = 500L << 20;
        assertSays(State.CARE, "500 MiB are free", of(examine(), "disk").getFirst());
    }

    @Test
    void theDiskIsMeasured() {
        assertTrue(
                of(examine(), "disk").stream()
                        .anyMatch(f ->
                                f.found()
                                        .matches(
                                                "An entry takes [0-9.,]+ ms to be on the"
                                                        + " disk,.*")));
    }

    // [utest->req~profiles.site~1]
    @Test
    void everyKeyOfAProfileThatCannotBeFollowedIsNamed() throws IOException {
        Files.createDirectories(data.resolve("rules"));
        Files.writeString(
                data.resolve("rules/profile-own.properties"),
                """
                name=Own
                version=1
                effective=2026-12-01
                source=SOP 12
                expiry.day-zero=maybe
                expiry.shelf-life-days=0
                pack.required=01,21
                pack.carriers=barcode
                """);
        DiagnosticResult found = one(examine(), "rule tables");
        for (String words :
                List.of(
                        "profile-own.properties: ",
                        "expiry.day-zero = maybe",
                        "pack.carriers = barcode")) {
            assertSays(State.BROKEN, words, found);
        }
        Files.delete(data.resolve("rules/profile-own.properties"));
        assertEquals(List.of(), of(examine(), "rule tables"));
    }

    // [utest->req~line.in-force~1]
    @Test
    void everyBadKeyIsNamed() throws IOException {
        settings(
                """
                scanner.1.name=Camera
                scanner.1.type=usb
                scanner.1.role=inlin
                station.1.name=Cases
                station.1.level=box
                """);
        List<DiagnosticResult> findings = of(examine(), "settings");
        for (String key :
                List.of(
                        "scanner.1.type = usb",
                        "scanner.1.role = inlin",
                        "station.1.level = box")) {
            assertTrue(
                    findings.stream()
                            .anyMatch(f -> f.state() == State.BROKEN && f.found().contains(key)),
                    key + ": " + findings);
        }
        settings("line.nam=x\n");
        List<DiagnosticResult> unknown = examine();
        assertSays(State.BROKEN, "no setting is called line.nam", one(unknown, "settings"));
        assertSays(State.CARE, "Not looked at", one(unknown, "site store"));
    }

    @Test
    void aWholeJournalVerifiesAndAnAlteredOneIsBroken() throws IOException {
        recordSome();
        assertSays(State.WORKS, "ACTS, epoch 1: 5 entries verify", one(examine(), "journal"));
        Files.writeString(segment(), Files.readString(segment()).replace("anna 2", "anne 2"));
        assertSays(
                State.BROKEN,
                "entry 3 does not verify (acts/0001-000000000001.jsonl, line 3)",
                one(examine(), "journal"));
    }

    @Test
    void anUnfinishedWriteNeedsCareAndIsLeftAlone() throws IOException {
        recordSome();
        Files.writeString(segment(), "{\"form\":1", StandardOpenOption.APPEND);
        List<String> before = files();
        assertSays(State.CARE, "an unfinished write stands at the end", one(examine(), "journal"));
        assertEquals(before, files());
    }

    // [utest->req~commands.doctor-reads-only~1]
    @Test
    void whileTheProgramRunsItsFolderIsInUseAndItsScannersAreLeftToIt() throws Exception {
        try (ServerSocket reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FileJournal journal = journal()) {
            settings(tcp(reader.getLocalPort()));
            List<DiagnosticResult> findings = examine();
            assertSays(
                    State.WORKS,
                    "Cordon runs on it: process " + ProcessHandle.current().pid(),
                    one(findings, "data folder"));
            assertSays(State.WORKS, "running program", one(findings, "store"));
            assertSays(State.WORKS, "in use by the running", one(findings, "scanner Camera"));
            reader.setSoTimeout(50);
            assertEquals(
                    SocketTimeoutException.class,
                    org.junit.jupiter.api.Assertions.assertThrows(IOException.class, reader::accept)
                            .getClass(),
                    "nobody has connected");
            journal.append(Optional.empty(), new PersonEvent.SignInRefused("after")).join();
        }
    }

    @Test
    void aNoteOfAProgramThatIsGoneMeansNobodyHasTheFolder() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(
                data.resolve("owner.properties"),
                "process=%d\nuser=anna\nsince=2026-11-23T06:00:00Z\n".formatted(gone.pid()));
        assertSays(State.WORKS, "did not end in order", one(examine(), "data folder"));
        // The number was given to another program since.
        Files.writeString(
                data.resolve("owner.properties"),
                "process=%d\nuser=anna\nsince=2001-01-01T06:00:00Z\n"
                        .formatted(ProcessHandle.current().pid()));
        assertSays(State.WORKS, "did not end in order", one(examine(), "data folder"));
    }

    private static String tcp(int port) {
        return "scanner.1.name=Camera\nscanner.1.type=tcp\nscanner.1.role=inline\n"
                + "scanner.1.address=127.0.0.1:"
                + port
                + "\n";
    }

    private static String serial(Path path) {
        return "scanner.1.name=Hand\nscanner.1.type=serial\nscanner.1.role=handheld\n"
                + "scanner.1.address="
                + path
                + "\n";
    }

    @Test
    void aReaderThatListensWorksAndAClosedPortIsBroken() throws IOException {
        int port;
        try (ServerSocket reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = reader.getLocalPort();
            settings(tcp(port));
            assertSays(State.WORKS, "opens", one(examine(), "scanner Camera"));
        }
        assertSays(State.BROKEN, "refuses the connection", one(examine(), "scanner Camera"));
    }

    // [utest->req~device.server~1]
    @Test
    void aPortForAReaderThatConnectsIsTriedOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            settings(
                    "scanner.1.name=Camera\nscanner.1.type=tcp-server\nscanner.1.role=inline\n"
                            + "scanner.1.address=:%d\n".formatted(taken.getLocalPort()));
            assertSays(
                    State.BROKEN,
                    "Close the other program that uses this port",
                    one(examine(), "scanner Camera"));
        }
    }

    // [utest->req~commands.doctor-open-port~1]
    @Test
    void aPortThatAnybodyReachesWantsCare() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String camera = "scanner.1.name=Camera\nscanner.1.type=tcp-server\nscanner.1.role=inline\n";
        settings(camera + "scanner.1.address=:%d\n".formatted(port));
        assertSays(State.CARE, "lets any machine in", one(examine(), "scanner Camera"));

        settings(camera + "scanner.1.address=:%d\nscanner.1.allow=127.0.0.1\n".formatted(port));
        assertSays(State.CARE, "every network", one(examine(), "scanner Camera"));

        settings(
                camera
                        + "scanner.1.address=127.0.0.1:%d\nscanner.1.allow=127.0.0.1\n"
                                .formatted(port));
        assertEquals(State.WORKS, one(examine(), "scanner Camera").state());
    }

    @Test
    void aPortThatIsNotThereOrNoneIsBroken() throws IOException {
        settings(serial(data.resolve("ttyACM9")));
        assertSays(State.BROKEN, "There is no port", one(examine(), "scanner Hand"));
        settings(serial(Files.writeString(data.resolve("file"), "")));
        assertEquals(State.BROKEN, one(examine(), "scanner Hand").state());
    }

    @Test
    void portsThatNoScannerUsesAreListed() throws IOException {
        Path port = Files.writeString(data.resolve("ttyACM0"), "");
        Path link = Files.createSymbolicLink(data.resolve("by-id"), port);
        settings(serial(link));
        machine.ports =
                () ->
                        new SerialPortSnapshot(
                                List.of(
                                        found(port.toString(), "Scanner", Optional.empty()),
                                        found("/dev/ttyS7", "Other", Optional.empty()),
                                        found("/dev/ttyACM1", "Hand", Optional.of("S1"))));
        assertEquals(
                "Used by no scanner: /dev/ttyS7 (Other), usb:0c2e:0b6a:S1 at /dev/ttyACM1 (Hand).",
                one(examine(), "serial ports").found());
    }

    // [utest->req~device.identity~1]
    @Test
    void aScannerSetByIdentityIsLookedForWhereverItIs() throws IOException {
        settings(serial(Path.of("usb:0c2e:0b6a:S1")));
        assertSays(State.BROKEN, "is not plugged in", one(examine(), "scanner Hand"));
        SerialPortInfo one = found("/dev/ttyACM1", "Hand", Optional.of("S1"));
        machine.ports = () -> new SerialPortSnapshot(List.of(one, one));
        assertSays(State.BROKEN, "cannot be told apart", one(examine(), "scanner Hand"));
        machine.ports = () -> new SerialPortSnapshot(List.of(one));
        assertSays(State.BROKEN, "There is no port /dev/ttyACM1", one(examine(), "scanner Hand"));
    }

    private static SerialPortInfo found(String path, String name, Optional<String> serial) {
        return new SerialPortInfo(
                path,
                serial.map(_ -> 0x0C2E),
                serial.map(_ -> 0x0B6A),
                serial,
                Optional.empty(),
                name);
    }

    @Test
    void aSerialLibraryThatDoesNotLoadIsBroken() {
        machine.ports =
                () -> {
                    throw new UnsatisfiedLinkError("failed to map segment");
                };
        assertSays(State.BROKEN, "failed to map segment", one(examine(), "serial ports"));
    }

    @Test
    void aTerminalWithoutScannersNeedsCare() throws IOException {
        settings("");
        assertSays(State.CARE, "No scanner is set", one(examine(), "scanners"));
    }

    @Test
    void theClockIsHeldAgainstItsLimits() throws IOException {
        assertSays(State.CARE, "no time server is set", one(examine(), "clock"));
        settings("time.server=ntp.plant\n");
        machine.clockOffset = Duration.ofSeconds(2);
        assertSays(State.WORKS, "2.000 s ahead of ntp.plant", one(examine(), "clock"));
        machine.clockOffset = Duration.ofMillis(-2_001);
        assertSays(State.CARE, "2.001 s behind ntp.plant", one(examine(), "clock"));
        machine.clockOffset = Duration.ofMillis(-60_001);
        assertSays(State.BROKEN, "60.001 s behind", one(examine(), "clock"));
        machine.timeServerAnswers = false;
        assertSays(State.CARE, "does not answer", one(examine(), "clock"));
    }

    @Test
    void displayAndPrinterAreNamed() {
        machine.display = new Display.Choice.Refused("Install libgtk-3-0.");
        machine.printers = List::of;
        List<DiagnosticResult> findings = examine();
        assertEquals("Install libgtk-3-0.", one(findings, "display").toDo());
        assertSays(State.BROKEN, "cannot be opened", one(findings, "display"));
        assertSays(State.CARE, "no printer", one(findings, "printers"));
    }

    // [utest->req~commands.doctor-never-hangs~1]
    @Test
    void aPartThatHangsIsAFindingAndTheOthersAreThere() {
        CountDownLatch never = new CountDownLatch(1);
        machine.printers =
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                };
        machine.ports =
                () -> {
                    throw new IllegalStateException("boom");
                };
        List<DiagnosticResult> findings =
                new Doctor(machine, Duration.ofSeconds(2), Duration.ofSeconds(2), List::of)
                        .examine(data, true);
        assertSays(State.BROKEN, "no answer within 2 s", one(findings, "printers"));
        assertSays(State.BROKEN, "boom", one(findings, "serial ports"));
        assertSays(State.WORKS, "opened", one(findings, "display"));
        never.countDown();
    }

    @Test
    void thisMachineIsLookedAtWithoutAThrow() {
        List<DiagnosticResult> findings = new Doctor().examine(data, true);
        assertTrue(one(findings, "Java").found().matches("Java 2.*, JavaFX 2[0-9.]+.*"));
        assertSays(State.WORKS, "All 7", one(findings, "fonts"));
        for (String part :
                List.of("display", "printers", "serial ports", "clock", "journal", "disk")) {
            assertNotEquals(List.of(), of(findings, part), part);
        }
    }
}
