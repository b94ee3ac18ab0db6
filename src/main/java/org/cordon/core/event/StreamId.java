package org.cordon.core.event;

import java.util.Arrays;
import java.util.Optional;

/// The streams of a terminal, each with its own gapless sequence and hash chain.
///
/// Journals, stores, backups and commands spell a stream by its [#storedName], which never changes;
/// the names of the constants may.
public enum StreamId {
    /// What people decide and devices do. Goes upward first.
    OPERATIONS("ACTS"),
    /// Every scan with its verdict, and what rejects took off the belt.
    SCANS("SCANS");

    private final String storedName;

    StreamId(String storedName) {
        this.storedName = storedName;
    }

    /// The name in entries, databases, manifests, folders and the output of commands.
    public String storedName() {
        return storedName;
    }

    /// The stream with a stored name, empty if this version knows none.
    public static Optional<StreamId> stored(String name) {
        return Arrays.stream(values()).filter(stream -> stream.storedName.equals(name)).findFirst();
    }

    /// The stream with a stored name.
    ///
    /// @throws IllegalArgumentException if this version knows none
    public static StreamId ofStoredName(String name) {
        return stored(name)
                .orElseThrow(() -> new IllegalArgumentException("no stream is stored as " + name));
    }

    /// The stored name, as people see it in messages and commands.
    @Override
    public String toString() {
        return storedName;
    }
}
