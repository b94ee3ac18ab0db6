package org.cordon.boot.diagnostics;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.adapter.sql.SchemaException;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The local store.
public final class StoreProbe {
    private static final String PART = "store";
    private static final String REPLICA = "site replica";

    private final DiagnosticContext subject;

    /// Reads only.
    public StoreProbe(DiagnosticContext subject) {
        this.subject = subject;
    }

    /// Opens the store unless the program has it.
    public List<DiagnosticResult> look() throws InterruptedException {
        List<DiagnosticResult> findings = new ArrayList<>(store());
        findings.addAll(contradictions());
        return findings;
    }

    private List<DiagnosticResult> store() throws InterruptedException {
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
                            "If it is damaged, the next start sets it aside and builds it anew from"
                                    + " the journal."));
        }
    }

    /// Opens the copy of what other terminals of the site hold, unless the program has it.
    public List<DiagnosticResult> replica() throws InterruptedException {
        if (subject.inUse()) {
            return List.of(DiagnosticResult.works(REPLICA, "In use by the running program."));
        }
        try {
            return List.of(
                    switch (StoreInspector.replica(subject.folder().siteMirror())) {
                        case ABSENT ->
                                DiagnosticResult.works(
                                        REPLICA,
                                        "There is none yet; it is filled when a site store"
                                                + " answers.");
                        case IN_USE ->
                                DiagnosticResult.care(
                                        REPLICA,
                                        "Another program has it open.",
                                        "End that program: holds of other lines are not known"
                                                + " meanwhile.");
                        case CURRENT ->
                                DiagnosticResult.works(
                                        REPLICA, "It opens; its tables are current.");
                        case OLDER ->
                                DiagnosticResult.works(
                                        REPLICA,
                                        "It opens; its tables are of an older version, which the"
                                                + " next start upgrades.");
                        case OTHER ->
                                DiagnosticResult.care(
                                        REPLICA,
                                        "Its tables are not of this version of Cordon; holds of"
                                                + " other lines are not known.",
                                        "Start the version that made it, or move store/site-known"
                                                + " away while the site store answers: it is then"
                                                + " filled again.");
                    });
        } catch (SchemaException e) {
            return List.of(
                    DiagnosticResult.care(
                            REPLICA,
                            String.valueOf(e.getMessage()),
                            "Holds of other lines are not known until that is mended."));
        } catch (StoreUnavailable e) {
            return List.of(
                    DiagnosticResult.care(
                            REPLICA,
                            String.valueOf(e.getMessage()),
                            "If it is damaged, the next start sets it aside and fills a new one"
                                    + " from the site store."));
        }
    }

    private List<DiagnosticResult> contradictions() {
        try {
            return H2Database.contradictions(subject.folder().store()).stream()
                    .map(file ->
                            DiagnosticResult.care(
                                    PART,
                                    "%s contradicts the journal and was set aside.".formatted(file),
                                    "Keep it: it may be the last copy of what the journal lacks."
                                        + " See cordon store export --store, and tell support."))
                    .toList();
        } catch (IOException e) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            "The folder of the store cannot be read (%s)."
                                    .formatted(e.getMessage()),
                            "Let Cordon read it."));
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
