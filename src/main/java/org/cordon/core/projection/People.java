package org.cordon.core.projection;

import org.cordon.core.event.Entry;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.StateChange.PersonChange;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Who is enrolled. Enrolling somebody again replaces them; a password of somebody who was never enrolled
/// changes nothing. Belongs to one thread.
public final class People {
    private static final Comparator<Person> ORDER =
            Comparator.comparing((Person person) -> person.name().toLowerCase(Locale.ROOT))
                    .thenComparing(person -> person.id().value());

    private final Map<PersonId, Person> people = new HashMap<>();

    /// Takes the next entry.
    public void apply(Entry entry) {
        if (StateChange.of(entry.event()) instanceof PersonChange change) {
            switch (change) {
                case PersonChange.Enrolled(var id, var name, var hash) ->
                        people.put(id, new Person(id, name, hash));
                case PersonChange.NewPassword(var id, var hash) ->
                        people.computeIfPresent(
                                id, (_, before) -> new Person(id, before.name(), hash));
            }
        }
    }

    /// One of them.
    public Optional<Person> get(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /// All of them, by printed name.
    public List<Person> all() {
        return people.values().stream().sorted(ORDER).toList();
    }
}
