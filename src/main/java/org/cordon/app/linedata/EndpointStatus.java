package org.cordon.app.linedata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the capture endpoint stands.
///
/// @param address where it listens, for people; empty when none is set
/// @param events that were taken since the start, and how many of them were not known
/// @param refused documents and requests that were turned away since the start
/// @param detail what is wrong and what to do; empty when nothing is
/// @param history the latest that came, newest first
public record EndpointStatus(
        State state,
        String address,
        Events events,
        long refused,
        String detail,
        List<Came> history) {
    /// The most that the history holds.
    static final int MOST_HISTORY = 50;

    /// None is set.
    public static final EndpointStatus OFF =
            new EndpointStatus(State.OFF, "", new Events(0, 0, 0), 0, "", List.of());

    /// Keeps its own copy.
    public EndpointStatus {
        history = List.copyOf(history);
    }

    /// States of the endpoint.
    public enum State {
        /// None is set.
        OFF,
        /// It does not listen yet.
        STARTING,
        /// Systems may send.
        LISTENING,
        /// It cannot listen; it is tried again.
        TROUBLE
    }

    /// What was taken since the start.
    ///
    /// @param documents documents and single events
    /// @param events in them
    /// @param fresh of those, that were not known
    public record Events(long documents, long events, long fresh) {}

    /// Something that came.
    ///
    /// @param sender who sent it
    /// @param taken whether it was taken
    /// @param what in words
    public record Came(Instant at, String sender, boolean taken, String what) {}

    /// The latest that was taken.
    public Optional<Came> last() {
        return history.stream().filter(Came::taken).findFirst();
    }

    EndpointStatus become(State next, String why) {
        return new EndpointStatus(next, address, events, refused, why, history);
    }

    EndpointStatus took(Came came, int count, int fresh) {
        return new EndpointStatus(
                state,
                address,
                new Events(events.documents + 1, events.events + count, events.fresh + fresh),
                refused,
                detail,
                with(came));
    }

    EndpointStatus refused(Came came) {
        return new EndpointStatus(state, address, events, refused + 1, detail, with(came));
    }

    private List<Came> with(Came came) {
        List<Came> now = new ArrayList<>(history.size() + 1);
        now.add(came);
        history.stream().limit(MOST_HISTORY - 1L).forEach(now::add);
        return now;
    }
}
