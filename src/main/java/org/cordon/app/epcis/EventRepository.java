package org.cordon.app.epcis;

import org.cordon.core.epcis.EpcisEvent;

import java.util.List;
import java.util.function.Consumer;

/// An EPCIS repository that takes events. For one thread; blocks.
///
/// It knows an event by its id and by whether it declares an error ([EpcisEvent.Key]), so the same event
/// may be delivered any number of times.
public interface EventRepository extends AutoCloseable {
    /// Where it is, for people; without credentials.
    String address();

    /// What became of an event, for good.
    sealed interface Decision {
        /// The event it is about.
        EpcisEvent event();

        /// The repository holds it, from now on or since before.
        record Stored(EpcisEvent event) implements Decision {}

        /// The repository will not take it, however often it is delivered.
        ///
        /// @param reason in the repository's words
        record Refused(EpcisEvent event, String reason) implements Decision {}
    }

    /// Delivers events.
    ///
    /// @param events oldest first; stored in this order
    /// @param decided hears what became of each, in their order, as soon as that is certain
    /// @throws RepositoryUnavailable if it did not come to a decision on all; deliver those without one
    ///     again later
    void deliver(List<EpcisEvent> events, Consumer<Decision> decided);

    @Override
    void close();
}
