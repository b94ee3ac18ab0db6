package org.cordon.app.linedata;

import org.cordon.app.port.OrderRefused;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Server that line and site systems push documents to, by the capture interface of EPCIS 2.0 (section 12.6).
public interface CaptureServer {
    /// Where it listens, for people.
    String address();

    /// Begins to listen. What comes is handed to the receiver on threads of the server, several at a time.
    ///
    /// @throws IOException if the port is taken or a file that it needs cannot be used; the message says what to do
    Listening open(Receiver receiver) throws IOException;

    /// A server that listens.
    interface Listening extends AutoCloseable {
        /// Whether the files that it rests on are as they were read: a renewed certificate asks for another opening.
        boolean isCurrent();

        /// Takes nothing more, and waits some seconds for what is under way.
        @Override
        void close();
    }

    /// Takes what comes, and knows what became of it. Any thread; may wait some seconds.
    interface Receiver {
        /// What is taken at once.
        Limits limits();

        /// Takes a document, or one event.
        Answer take(Delivery delivery);

        /// Somebody was turned away before anything was read.
        ///
        /// @param sender as in [Delivery]
        /// @param why for people
        void turnedAway(String sender, String why);

        /// A job that is still known.
        Optional<CaptureJob> job(String id);

        /// The jobs that are still known, latest first.
        List<CaptureJob> jobs();
    }

    /// What is taken at once.
    ///
    /// @param bytes of a document
    /// @param events of a document
    /// @param documents that are under way
    record Limits(long bytes, int events, int documents) {}

    /// What somebody sends.
    ///
    /// @param sender who it is, for people
    /// @param content to its end; an exception of it means that the sender went away or is too slow
    /// @param single whether it is one event, not a document
    /// @param behaviour what to do with a document that holds a bad event
    record Delivery(
            String sender, InputStream content, boolean single, CaptureJob.Behaviour behaviour) {}

    /// What became of it.
    sealed interface Answer {
        /// A document, whose job is over once all its events are durable.
        record Accepted(CaptureJob job) implements Answer {}

        /// One event is durable that was not known.
        record Created(String eventId) implements Answer {}

        /// One event was known.
        record Exists(String eventId) implements Answer {}

        /// It cannot be read; nothing of it counts.
        record Refused(OrderRefused why) implements Answer {}

        /// It exceeds the [Limits]; nothing of it counts.
        record TooLarge() implements Answer {}

        /// Its end did not come; nothing of it counts.
        record Incomplete() implements Answer {}

        /// Too many are under way: to be sent again in a moment.
        record Busy() implements Answer {}

        /// No order runs: to be sent again once one does.
        record NoOrder() implements Answer {}

        /// It cannot be said to be durable: to be sent again.
        record NotDurable() implements Answer {}
    }
}
