package org.cordon.ui.common;

import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/// Printed names of people. Any thread; what is not known yet reads as the sign-in name.
public final class PersonNames {
    private static final Logger LOG = LoggerFactory.getLogger(PersonNames.class);

    private final StoreQueries records;
    private final Executor reader;
    private volatile Map<PersonId, String> known = Map.of();

    /// @param reader may block on the store
    public PersonNames(StoreQueries records, Executor reader) {
        this.records = records;
        this.reader = reader;
    }

    /// Reads them anew; old names stay if the store does not answer.
    ///
    /// @return completes on the reader's thread
    public CompletableFuture<Void> load() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        known =
                                records.people().stream()
                                        .collect(
                                                Collectors.toUnmodifiableMap(
                                                        Person::id, Person::name));
                    } catch (StoreUnavailable e) {
                        LOG.warn("Names of people could not be read", e);
                    }
                },
                reader);
    }

    /// The printed name of a person.
    public String of(PersonId id) {
        return known.getOrDefault(id, id.value());
    }

    /// The printed name of a person, or of nobody.
    ///
    /// @param nobody what to say if there is none
    public String of(Optional<PersonId> id, String nobody) {
        return id.map(this::of).orElse(nobody);
    }
}
