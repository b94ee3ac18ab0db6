package org.cordon.support;

import org.cordon.app.auth.Authentication;
import org.cordon.app.auth.MissingPermission;
import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.core.people.Permission;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A front door that knows people by plain passwords. Any thread.
public final class FakeAuthentication implements Authentication, Session {
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Person> person = Optional.empty();
    private volatile Optional<Permission> forbidden = Optional.empty();
    private volatile boolean locked;

    /// Nobody enrolled.
    public static FakeAuthentication fresh() {
        return new FakeAuthentication();
    }

    /// One person enrolled, `supervisor` with the password `line three`.
    public static FakeAuthentication known() {
        FakeAuthentication door = new FakeAuthentication();
        var _ = door.enrol("supervisor", "Mara Lindqvist", "line three".toCharArray());
        return door;
    }

    /// That person signed in.
    public static FakeAuthentication signedIn() {
        FakeAuthentication door = known();
        var _ = door.signIn("supervisor", "line three".toCharArray());
        return door;
    }

    /// From now on every try is refused.
    public void lock() {
        locked = true;
    }

    /// From now on nobody may do this.
    public FakeAuthentication without(Permission permission) {
        forbidden = Optional.of(permission);
        return this;
    }

    @Override
    public Person require(Permission permission) {
        if (forbidden.equals(Optional.of(permission))) {
            throw new Refused(new MissingPermission(permission));
        }
        return Session.super.require(permission);
    }

    @Override
    public CompletableFuture<Boolean> empty() {
        return CompletableFuture.completedFuture(people.isEmpty());
    }

    @Override
    public CompletableFuture<Person> signIn(String name, char[] password) {
        String given = String.valueOf(password);
        if (locked) {
            return refused(Reason.LOCKED);
        }
        Person known = people.get(name);
        if (known == null || !given.equals(passwords.get(name))) {
            return refused(Reason.WRONG);
        }
        become(Optional.of(known));
        return CompletableFuture.completedFuture(known);
    }

    @Override
    public CompletableFuture<Person> secondPerson(String name, char[] password) {
        Person known = people.get(name);
        if (known == null || !String.valueOf(password).equals(passwords.get(name))) {
            return refused(Reason.WRONG);
        }
        return person.equals(Optional.of(known))
                ? refused(Reason.SAME_PERSON)
                : CompletableFuture.completedFuture(known);
    }

    @Override
    public CompletableFuture<Void> signOut() {
        become(Optional.empty());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Person> enrol(String id, String name, char[] password) {
        if (password.length < 8) {
            return refused(Reason.WEAK_PASSWORD);
        }
        Person enrolled = new Person(new PersonId(id), name, "");
        people.put(id, enrolled);
        passwords.put(id, String.valueOf(password));
        return CompletableFuture.completedFuture(enrolled);
    }

    @Override
    public Optional<Person> person() {
        return person;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void become(Optional<Person> now) {
        person = now;
        listeners.forEach(Runnable::run);
    }

    private static <T> CompletableFuture<T> refused(Reason reason) {
        return Refused.future(reason);
    }
}
