package org.cordon.boot.diagnostics;

import org.cordon.adapter.journal.ContinueJournal;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The journal: every line of it.
/// Reads only.
public record JournalProbe(DiagnosticContext subject) {
    private static final Messages TEXT = Messages.of(JournalProbe.class);
    static final String PART = "journal";

    /// Verifies, and lets those who wait know.
    public List<DiagnosticResult> inspect() {
        if (!Files.isDirectory(subject.folder().journal())) {
            subject.verified().complete(List.of());
            return List.of(DiagnosticContext.works(PART, "diagnostics.journal.none"));
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
                                TEXT.get(
                                        "diagnostics.journal.doubt.to-do",
                                        subject.folder().root())));
            }
            results.stream().map(this::finding).forEach(findings::add);
            return findings.isEmpty()
                    ? List.of(DiagnosticContext.works(PART, "diagnostics.journal.empty"))
                    : findings;
        } catch (IOException e) {
            subject.verified().completeExceptionally(e);
            return List.of(
                    DiagnosticContext.broken(
                            PART,
                            "diagnostics.journal.unreadable",
                            String.valueOf(e.getMessage()),
                            subject.folder().journal()));
        }
    }

    private DiagnosticResult finding(JournalVerifier.Result result) {
        StreamId stream = result.stream();
        int epoch = result.epoch();
        return switch (result.verification()) {
            case Verification.Whole whole ->
                    DiagnosticContext.works(
                            PART, "diagnostics.journal.whole", stream, epoch, whole.head().seq());
            case Verification.TornTail torn when subject.inUse() ->
                    DiagnosticContext.works(
                            PART, "diagnostics.journal.writing", stream, epoch, torn.head().seq());
            case Verification.TornTail torn ->
                    DiagnosticContext.care(
                            PART,
                            "diagnostics.journal.torn",
                            stream,
                            epoch,
                            torn.head().seq(),
                            torn.file());
            case Verification.Broken broken ->
                    DiagnosticContext.broken(
                            PART,
                            "diagnostics.journal.broken",
                            stream,
                            epoch,
                            broken.seq(),
                            broken.file(),
                            broken.line(),
                            broken.why());
        };
    }
}
