package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.unit.JournalUnitRecords;
import org.cordon.app.unit.UnitGatherer;
import org.cordon.app.unit.UnitMatch;
import org.cordon.app.unit.UnitPage;
import org.cordon.app.unit.UnitQueries;
import org.cordon.app.unit.UnitSearch;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.unit.EntrySubject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Answers at once from entries in memory, or fails, or does not answer. FX thread.
public final class FakeUnitQueries implements UnitQueries {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private Optional<Throwable> failure = Optional.empty();
    private boolean silent;
    private int asked;

    /// Records more entries, oldest first.
    public FakeUnitQueries apply(List<Entry> more) {
        entries.addAll(more);
        more.forEach(entry -> listeners.forEach(listener -> listener.accept(entry)));
        return this;
    }

    /// Fails from now on; or answers again.
    public void fail(Optional<Throwable> why) {
        failure = why;
    }

    /// Does not answer from now on.
    public void beSilent() {
        silent = true;
    }

    /// How many questions were asked.
    public int asked() {
        return asked;
    }

    /// Who listens now.
    public int listeners() {
        return listeners.size();
    }

    private JournalUnitRecords records() {
        JournalUnitRecords records = new JournalUnitRecords(_ -> true, _ -> true);
        records.apply(entries);
        return records;
    }

    private UnitGatherer gatherer() {
        return new UnitGatherer(
                records(),
                Optional.empty(),
                Optional.empty(),
                analyzer(),
                Optional.empty(),
                new StationId("Unit"));
    }

    private static ScanAnalyzer analyzer() {
        return new ScanAnalyzer(RuleData.codeTables());
    }

    private <T> CompletableFuture<T> answer(Supplier<T> question) {
        asked++;
        return silent
                ? new CompletableFuture<>()
                : failure.<CompletableFuture<T>>map(CompletableFuture::failedFuture)
                        .orElseGet(() -> CompletableFuture.completedFuture(question.get()));
    }

    @Override
    public CompletableFuture<List<UnitMatch>> find(String code) {
        return answer(() -> new UnitSearch(records(), analyzer()).find(code));
    }

    @Override
    public CompletableFuture<UnitPage> page(EntrySubject subject) {
        return answer(() -> gatherer().gather(subject));
    }

    @Override
    public CompletableFuture<List<Entry>> earlierScans(UnitPage page, LogPosition before) {
        return answer(() -> gatherer().earlierScans(page, before));
    }

    @Override
    public Subscription onEntry(UnitPage page, Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
