package org.cordon.boot.diagnostics;

import org.cordon.adapter.journal.ContinueJournal;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.Verification;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The journal: every line of it.
public final class JournalProbe {
    private static final String PART = "journal";

    private final DiagnosticContext subject;

    /// Reads only.
    public JournalProbe(DiagnosticContext subject) {
        this.subject = subject;
    }

    /// Verifies, and lets those who wait know.
    public List<DiagnosticResult> look() {
        if (!Files.isDirectory(subject.folder().journal())) {
            subject.verified().complete(List.of());
            return List.of(
                    DiagnosticResult.works(
                            PART, "There is none yet; it begins at the first start."));
        }
        try {
            List<JournalVerifier.Result> results =
                    new JournalVerifier(subject.folder().root()).verify();
            subject.verified().complete(results);
            List<DiagnosticResult> findings = new ArrayList<>();
            for (String reason : new ContinueJournal(subject.folder().root()).reasons()) {
                findings.add(
                        DiagnosticResult.broken(
                                PART,
                                reason,
                                "End Cordon, make sure that no other Cordon uses the folder, then"
                                        + " run cordon journal continue --data "
                                        + subject.folder().root()));
            }
            results.stream().map(this::finding).forEach(findings::add);
            return findings.isEmpty()
                    ? List.of(DiagnosticResult.works(PART, "It holds no entry yet."))
                    : findings;
        } catch (IOException e) {
            subject.verified().completeExceptionally(e);
            return List.of(
                    DiagnosticResult.broken(
                            PART,
                            "It cannot be read: " + e.getMessage(),
                            "Make the folder %s readable for the user who runs Cordon."
                                    .formatted(subject.folder().journal())));
        }
    }

    private DiagnosticResult finding(JournalVerifier.Result result) {
        String which = "%s, epoch %d: ".formatted(result.stream(), result.epoch());
        return switch (result.verification()) {
            case Verification.Whole whole ->
                    DiagnosticResult.works(
                            PART, which + "%,d entries verify.".formatted(whole.head().seq()));
            case Verification.TornTail torn when subject.inUse() ->
                    DiagnosticResult.works(
                            PART,
                            which
                                    + "%,d entries verify; one is just being written."
                                            .formatted(torn.head().seq()));
            case Verification.TornTail torn ->
                    DiagnosticResult.care(
                            PART,
                            which
                                    + "%,d entries verify; an unfinished write stands at the end of %s."
                                            .formatted(torn.head().seq(), torn.file()),
                            "Nothing was acknowledged of it: the next start cuts it off and keeps"
                                    + " it beside.");
            case Verification.Broken broken ->
                    DiagnosticResult.broken(
                            PART,
                            which
                                    + "entry %,d does not verify (%s, line %d): %s."
                                            .formatted(
                                                    broken.seq(),
                                                    broken.file(),
                                                    broken.line(),
                                                    broken.why()),
                            "Keep the folder as it is, copy it, and tell quality assurance: the"
                                    + " record was altered or damaged. The site store holds what"
                                    + " was sent before.");
        };
    }
}
