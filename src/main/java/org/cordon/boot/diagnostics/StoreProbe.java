package org.cordon.boot.diagnostics;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The local store.
public final class StoreProbe {
    private static final String PART = "store";

    private final DiagnosticContext subject;

    /// Reads only.
    public StoreProbe(DiagnosticContext subject) {
        this.subject = subject;
    }

    /// Opens the store unless the program has it.
    public List<DiagnosticResult> look() throws InterruptedException {
        if (subject.inUse()) {
            return List.of(DiagnosticResult.works(PART, "In use by the running program."));
        }
        try {
            return switch (StoreInspector.look(subject.folder().store())) {
                case StoreInspector.Look.Absent _ ->
                        List.of(
                                DiagnosticResult.works(
                                        PART, "There is none yet; it is built from the journal."));
                case StoreInspector.Look.InUse _ ->
                        List.of(
                                DiagnosticResult.care(
                                        PART,
                                        "Another program has it open.",
                                        "End that program: Cordon cannot show lists meanwhile."));
                case StoreInspector.Look.Opens opens -> opens(opens);
            };
        } catch (StoreUnavailable e) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            String.valueOf(e.getMessage()),
                            "The next start sets it aside and builds it anew from the journal."));
        }
    }

    private List<DiagnosticResult> opens(StoreInspector.Look.Opens store)
            throws InterruptedException {
        List<DiagnosticResult> findings = new ArrayList<>();
        findings.add(DiagnosticResult.works(PART, "It opens; " + level(store.applied()) + "."));
        if (store.parked() > 0) {
            findings.add(
                    DiagnosticResult.care(
                            PART,
                            "%d entries are recorded but fit no list.".formatted(store.parked()),
                            "They stand in the journal; tell support, with a copy of the data"
                                    + " folder."));
        }
        return findings;
    }

    private String level(Map<StreamId, ChainHead> applied) throws InterruptedException {
        Optional<Map<StreamId, ChainHead>> journal = subject.heads();
        if (journal.isEmpty()) {
            return "how far it follows the journal was not compared";
        }
        long behind = 0;
        for (Map.Entry<StreamId, ChainHead> head : journal.get().entrySet()) {
            ChainHead there = applied.get(head.getKey());
            boolean same = there != null && there.epoch() == head.getValue().epoch();
            behind += head.getValue().seq() - (same && there != null ? there.seq() : 0);
        }
        return behind == 0
                ? "level with the journal"
                : "%,d entries behind the journal, which the next start applies".formatted(behind);
    }
}
