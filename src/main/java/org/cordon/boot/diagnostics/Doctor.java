package org.cordon.boot.diagnostics;

import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.cordon.cli.DoctorCommand;
import org.cordon.core.scanner.ScannerConfig;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks at everything a terminal needs, all parts at once, each with a deadline of its own. Reads only,
/// but for one small file that measures the disk, and may run beside the program. Whatever happens to a
/// part becomes its finding; nothing is thrown.
public final class Doctor implements DoctorCommand.Examination {
    /// Longest wait for most parts. All are looked at at once, beside a program that may be busy: opening the
    /// local store took more than ten seconds there.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The journal is read from its first line, and a site store under load takes twenty seconds to sign
    /// in.
    private static final Duration JOURNAL_PATIENCE = Duration.ofSeconds(60);

    /// A terminal is opened for them, and all are loaded.
    private static final Duration SCREENS_PATIENCE = Duration.ofMinutes(2);

    private final Machine machine;
    private final Duration patience;
    private final Duration journalPatience;
    private final Callable<List<DiagnosticResult>> screens;

    /// Looks at this machine.
    public Doctor() {
        this(Machine.real(), PATIENCE, JOURNAL_PATIENCE, ScreensProbe::inspect);
    }

    /// @param screens looks at the program's screens
    Doctor(
            Machine machine,
            Duration patience,
            Duration journalPatience,
            Callable<List<DiagnosticResult>> screens) {
        this.screens = screens;
        this.machine = machine;
        this.patience = patience;
        this.journalPatience = journalPatience;
    }

    /// @param start moment of `System.nanoTime` from which its patience counts
    private record Part(
            String name,
            Duration patience,
            long start,
            CompletableFuture<List<DiagnosticResult>> findings) {
        Duration left() {
            return patience.minusNanos(System.nanoTime() - start);
        }
    }

    @Override
    public List<DiagnosticResult> examine(Path data, boolean named) {
        DataFolder folder = new DataFolder(data);
        List<Part> parts = new ArrayList<>();
        List<DiagnosticResult> findings = new ArrayList<>();
        CompletableFuture<DiagnosticContext> subject = new CompletableFuture<>();
        Part settings =
                part(
                        DiagnosticContext.PART,
                        patience,
                        () -> {
                            DiagnosticContext read = DiagnosticContext.of(folder);
                            subject.complete(read);
                            return read.findings();
                        });
        findings.addAll(found(settings));
        if (subject.isDone()) {
            parts.addAll(of(subject.join(), named));
        }
        ProgramProbe program = new ProgramProbe(machine);
        parts.add(part(ProgramProbe.JAVA, patience, program::versions));
        parts.add(part(ProgramProbe.FONTS, patience, program::fonts));
        parts.add(part(ProgramProbe.DISPLAY, patience, program::display));
        parts.add(part(ProgramProbe.PRINTERS, patience, program::printers));
        parts.add(part(ScreensProbe.PART, SCREENS_PATIENCE, screens));
        parts.forEach(part -> findings.addAll(found(part)));
        findings.sort(Comparator.comparing(DiagnosticResult::state).reversed());
        return List.copyOf(findings);
    }

    /// @param named whether the folder was named, so that it must be there
    private List<Part> of(DiagnosticContext subject, boolean named) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                part(
                        FolderProbe.FOLDER,
                        patience,
                        new FolderProbe(subject, machine, named)::inspect));
        parts.add(part(JournalProbe.PART, journalPatience, new JournalProbe(subject)::inspect));
        parts.add(part(StoreProbe.PART, patience, new StoreProbe(subject)::inspect));
        parts.add(part(StoreProbe.REPLICA, patience, new StoreProbe(subject)::replica));
        parts.add(part(SiteProbe.PART, journalPatience, new SiteProbe(subject)::inspect));
        parts.add(
                part(BackupProbe.PART, patience, new BackupProbe(subject, Instant.now())::inspect));
        parts.add(part(LineDataProbe.PART, patience, new LineDataProbe(subject)::inspect));
        parts.add(part(EndpointProbe.PART, patience, new EndpointProbe(subject)::inspect));
        parts.add(part(EpcisProbe.PART, patience, new EpcisProbe(subject)::inspect));
        parts.add(part(ClockProbe.PART, patience, new ClockProbe(subject, machine)::inspect));
        for (ScannerConfig scanner : subject.devices()) {
            parts.add(
                    part(
                            ScannerProbe.part(scanner),
                            patience,
                            new ScannerProbe(subject, scanner, machine::serialPorts)::inspect));
        }
        parts.add(part(PortsProbe.PORTS, patience, new PortsProbe(subject, machine)::inspect));
        return parts;
    }

    /// Starts looking. On a platform thread: a driver that hangs in native code would keep a virtual
    /// one's carrier, and two of them all others on a small machine. A daemon, so that it does not keep
    /// the program from ending either.
    private static Part part(
            String name, Duration patience, Callable<List<DiagnosticResult>> look) {
        CompletableFuture<List<DiagnosticResult>> findings = new CompletableFuture<>();
        long start = System.nanoTime();
        Thread.ofPlatform()
                .daemon()
                .name("doctor-" + name)
                .start(() -> {
                    try {
                        findings.complete(look.call());
                    } catch (Exception | LinkageError e) {
                        findings.completeExceptionally(e);
                    }
                });
        return new Part(name, patience, start, findings);
    }

    private static List<DiagnosticResult> found(Part part) {
        try {
            return part.findings().get(part.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return List.of(
                    DiagnosticContext.broken(
                            part.name(),
                            "diagnostics.doctor.late",
                            Math.max(1, part.patience().toSeconds())));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of(
                    DiagnosticContext.broken(part.name(), "diagnostics.doctor.failed", cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(DiagnosticContext.care(part.name(), "diagnostics.doctor.stopped"));
        }
    }
}
