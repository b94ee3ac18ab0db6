package org.cordon.app.epcis;

import org.cordon.app.port.Journal;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The operations of the journal as a queue of events, over all its epochs, in order. Holds nothing itself.
/// Safe from any thread but the FX thread: it reads files.
record JournalEventSource(Journal journal, EpcisEvents events) {
    private static final int PAGE = 200;

    /// An event and where it comes from.
    ///
    /// @param last of the events of its entry
    /// @param operations entries that may hold an event, from the last of the entry before up to this one
    record Item(ChainHead from, boolean last, Instant at, int operations, EpcisEvent event) {}

    /// Some of the queue.
    ///
    /// @param end the last entry looked at
    record Part(List<Item> items, ChainHead end) {}

    /// Whether an entry stands in the journal.
    boolean holds(ChainHead head) {
        return one(head.position()).map(Entry::head).equals(Optional.of(head));
    }

    /// The items of an entry, one for each event in it.
    List<Item> items(LogPosition from) {
        return one(from).map(entry -> items(entry, 1)).orElse(List.of());
    }

    private Optional<Entry> one(LogPosition at) {
        return at.seq() < 1
                ? Optional.empty()
                : journal.read(StreamId.OPERATIONS, at.epoch(), at.seq() - 1, 1).stream()
                        .findFirst();
    }

    private List<Item> items(Entry entry, int operations) {
        List<EpcisEvent> all = events.of(entry);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean last = i == all.size() - 1;
            items.add(
                    new Item(
                            entry.head(),
                            last,
                            entry.stamp().at(),
                            last ? operations : 0,
                            all.get(i)));
        }
        return items;
    }

    /// The next events after an entry; those of one entry together, though there may be more then.
    Part next(ChainHead after, int max) {
        List<Item> items = new ArrayList<>();
        ChainHead end = after;
        int operations = 0;
        for (ChainHead epoch : epochs(after)) {
            List<Entry> page;
            do {
                page = page(epoch, end);
                for (Entry entry : page) {
                    operations += EpcisEvents.mayTell(entry.event()) ? 1 : 0;
                    List<Item> more = items(entry, operations);
                    if (!more.isEmpty()) {
                        items.addAll(more);
                        operations = 0;
                    }
                    end = entry.head();
                    if (items.size() >= max) {
                        return new Part(items, end);
                    }
                }
            } while (!page.isEmpty());
        }
        return new Part(items, end);
    }

    /// How many entries after one may hold an event.
    ///
    /// @param counted takes their number
    /// @return the last entry looked at
    ChainHead count(ChainHead after, LongConsumer counted) {
        ChainHead end = after;
        for (ChainHead epoch : epochs(after)) {
            List<Entry> page;
            do {
                page = page(epoch, end);
                counted.accept(page.stream().filter(e -> EpcisEvents.mayTell(e.event())).count());
                end = page.isEmpty() ? end : page.getLast().head();
            } while (!page.isEmpty());
        }
        return end;
    }

    private List<ChainHead> epochs(ChainHead after) {
        return journal.epochs(StreamId.OPERATIONS).stream()
                .filter(epoch -> epoch.epoch() >= after.epoch())
                .toList();
    }

    private List<Entry> page(ChainHead epoch, ChainHead after) {
        return journal.read(
                StreamId.OPERATIONS,
                epoch.epoch(),
                after.epoch() == epoch.epoch() ? after.seq() : 0,
                PAGE);
    }
}
