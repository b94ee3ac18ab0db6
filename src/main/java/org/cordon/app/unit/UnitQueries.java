package org.cordon.app.unit;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.unit.EntrySubject;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Gathers everything about one unit or lot. Safe from any thread; never waits. What is not answered within [#DEADLINE]
/// fails with a [java.util.concurrent.TimeoutException].
public interface UnitQueries {
    /// Entries of a stream that one answer holds, at most.
    int PAGE = 200;

    /// How many matches a search lists, at most.
    int MATCHES = 20;

    /// An answer takes no longer.
    Duration DEADLINE = Duration.ofSeconds(15);

    /// What was typed or scanned: a serial, a GTIN with a serial, an SSCC, a lot, an element string, a Digital Link or a
    /// helper code.
    ///
    /// @param code in the text form of [org.cordon.core.scanner.Bytes]
    /// @return what it may mean, known ones first; a unit that the code names beyond doubt is there though nothing is
    ///     known of it
    CompletableFuture<List<UnitMatch>> find(String code);

    /// Everything about a unit or a lot.
    CompletableFuture<UnitPage> page(EntrySubject subject);

    /// Earlier scans than those of a page, latest first.
    CompletableFuture<List<Entry>> earlierScans(UnitPage page, LogPosition before);

    /// Hears entries that concern a page as soon as they are durable, on the journal's thread: be quick.
    Subscription onEntry(UnitPage page, Consumer<Entry> listener);
}
