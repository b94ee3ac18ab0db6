package org.cordon.boot.diagnostics;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.adapter.sql.SchemaException;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The local store.
/// Reads only.
public record StoreProbe(DiagnosticContext subject) {
    private static final Messages TEXT = Messages.of(StoreProbe.class);
    static final String PART = "store";
    static final String REPLICA = "site replica";

    /// Opens the store unless the program has it.
    public List<DiagnosticResult> inspect() throws InterruptedException {
        List<DiagnosticResult> findings = new ArrayList<>(store());
        findings.addAll(contradictions());
        return findings;
    }

    private List<DiagnosticResult> store() throws InterruptedException {
        if (subject.inUse()) {
            return List.of(DiagnosticContext.works(PART, "diagnostics.store.running"));
        }
        try {
            return switch (StoreInspector.inspect(subject.folder().store())) {
                case StoreInspector.Look.Absent _ ->
                        List.of(DiagnosticContext.works(PART, "diagnostics.store.none"));
                case StoreInspector.Look.InUse _ ->
                        List.of(DiagnosticContext.care(PART, "diagnostics.store.in-use"));
                case StoreInspector.Look.Opens opens -> opens(opens);
            };
        } catch (StoreUnavailable e) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            String.valueOf(e.getMessage()),
                            TEXT.get("diagnostics.store.damaged.to-do")));
        }
    }

    /// Opens the copy of what other terminals of the site hold, unless the program has it.
    public List<DiagnosticResult> replica() throws InterruptedException {
        if (subject.inUse()) {
            return List.of(DiagnosticContext.works(REPLICA, "diagnostics.store.running"));
        }
        try {
            return List.of(
                    switch (StoreInspector.replica(subject.folder().siteMirror())) {
                        case ABSENT -> DiagnosticContext.works(REPLICA, "diagnostics.replica.none");
                        case IN_USE ->
                                DiagnosticContext.care(REPLICA, "diagnostics.replica.in-use");
                        case CURRENT ->
                                DiagnosticContext.works(REPLICA, "diagnostics.replica.current");
                        case OLDER -> DiagnosticContext.works(REPLICA, "diagnostics.replica.older");
                        case OTHER -> DiagnosticContext.care(REPLICA, "diagnostics.replica.other");
                    });
        } catch (SchemaException e) {
            return List.of(
                    DiagnosticResult.care(
                            REPLICA,
                            String.valueOf(e.getMessage()),
                            TEXT.get("diagnostics.replica.unfit.to-do")));
        } catch (StoreUnavailable e) {
            return List.of(
                    DiagnosticResult.care(
                            REPLICA,
                            String.valueOf(e.getMessage()),
                            TEXT.get("diagnostics.replica.damaged.to-do")));
        }
    }

    private List<DiagnosticResult> contradictions() {
        try {
            return H2Database.contradictions(subject.folder().store()).stream()
                    .map(file ->
                            DiagnosticContext.care(PART, "diagnostics.store.contradicts", file))
                    .toList();
        } catch (IOException e) {
            return List.of(
                    DiagnosticContext.care(
                            PART, "diagnostics.store.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private List<DiagnosticResult> opens(StoreInspector.Look.Opens store)
            throws InterruptedException {
        List<DiagnosticResult> findings = new ArrayList<>();
        findings.add(DiagnosticResult.works(PART, level(store.applied())));
        if (store.deadLetters() > 0) {
            findings.add(
                    DiagnosticContext.care(
                            PART, "diagnostics.store.unlisted", store.deadLetters()));
        }
        return findings;
    }

    private String level(Map<StreamId, ChainHead> applied) throws InterruptedException {
        Optional<Map<StreamId, ChainHead>> journal = subject.heads();
        if (journal.isEmpty()) {
            return TEXT.get("diagnostics.store.not-compared");
        }
        long behind = 0;
        for (Map.Entry<StreamId, ChainHead> head : journal.get().entrySet()) {
            ChainHead there = applied.get(head.getKey());
            boolean same = there != null && there.epoch() == head.getValue().epoch();
            behind += head.getValue().seq() - (same && there != null ? there.seq() : 0);
        }
        return behind == 0
                ? TEXT.get("diagnostics.store.level")
                : TEXT.get("diagnostics.store.behind", behind);
    }
}
