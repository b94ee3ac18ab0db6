package org.cordon.support;

import org.cordon.app.linedata.LineDataCommands;
import org.cordon.core.linedata.LineReport;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A line that takes reports, each once, as long as a test does not say otherwise.
public final class FakeLineData implements LineDataCommands {
    private final List<LineReport> reports = new CopyOnWriteArrayList<>();
    private final List<Document> documents = new CopyOnWriteArrayList<>();
    private final Set<String> known = new HashSet<>();
    private volatile CompletableFuture<Answer> gate = CompletableFuture.completedFuture(null);

    /// What was taken, in its order, each once.
    public List<String> ids() {
        return reports.stream().map(LineReport::id).toList();
    }

    /// What was handed in.
    public List<Document> documents() {
        return List.copyOf(documents);
    }

    /// From now on documents wait for this: its value is the answer, or null for that of an ordinary line.
    public void answer(CompletableFuture<Answer> with) {
        gate = with;
    }

    @Override
    public CompletableFuture<Answer> take(Document document) {
        documents.add(document);
        return gate.thenApply(
                answer -> answer == null ? new Answer.Taken(record(document)) : answer);
    }

    private synchronized int record(Document document) {
        int fresh = 0;
        for (LineReport report : document.reports()) {
            if (known.add(report.id())) {
                reports.add(report);
                fresh++;
            }
        }
        return fresh;
    }

    @Override
    public void refused(int count) {
        throw new UnsupportedOperationException();
    }
}
