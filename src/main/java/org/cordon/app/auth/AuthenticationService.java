package org.cordon.app.auth;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.JournalSubscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.people.Permission;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.People;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Enrols people and signs them in, with what the journal says about them.
///
/// An unknown name is answered like a wrong password, after the same work. Nobody is signed in after
/// a restart.
public final class AuthenticationService implements Authentication, Session {
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_NAME = 80;
    private static final int KEPT_OF_TYPED = 40;

    private final Journal journal;
    private final PasswordHasher hasher;
    private final TimeSource time;
    private final Executor serial;
    private final JournalSubscription follower;
    private final People people = new People();
    private final Set<PersonId> enrolling = new HashSet<>();
    private final LoginThrottle lockout = new LoginThrottle();
    private final Listeners<AuthenticationService> listeners = new Listeners<>("sign-in");
    private Optional<String> nobodysHash = Optional.empty();
    private volatile Optional<Person> current = Optional.empty();

    // Signed in while nothing could be recorded.
    private Optional<Person> unrecorded = Optional.empty();

    /// Does nothing yet; see [#open].
    ///
    /// @param serial runs one task at a time, in order, and is this object's own thread; password
    ///     hashing is done on it
    public AuthenticationService(
            Journal journal,
            OperationsReplay replay,
            PasswordHasher hasher,
            TimeSource time,
            Executor serial) {
        this.journal = journal;
        this.hasher = hasher;
        this.time = time;
        this.serial = serial;
        this.follower =
                new JournalSubscription(journal, replay, serial, people::apply, people::apply);
    }

    /// Takes up who is recorded and follows the journal from then on. Call once; what is asked before
    /// it completes waits for it.
    public CompletableFuture<Void> open() {
        Subscription _ =
                journal.onState(state -> {
                    if (state instanceof JournalState.Recording) {
                        serial.execute(this::recordLate);
                    }
                });
        return follower.start();
    }

    @Override
    public Optional<Person> person() {
        return current;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public CompletableFuture<Boolean> empty() {
        return follower.call(() ->
                CompletableFuture.completedFuture(people.all().isEmpty() && enrolling.isEmpty()));
    }

    @Override
    public CompletableFuture<Person> signIn(String name, char[] password) {
        return clearing(password, () -> signInNow(name, password));
    }

    private CompletableFuture<Person> signInNow(String typed, char[] password) {
        return proved(typed, password).thenComposeAsync(this::enter, serial);
    }

    @Override
    public CompletableFuture<Person> secondPerson(String name, char[] password) {
        return clearing(
                password,
                () ->
                        proved(name, password)
                                .thenApply(second -> {
                                    if (current.map(Person::id).equals(Optional.of(second.id()))) {
                                        throw new Refused(Reason.SAME_PERSON);
                                    }
                                    Permission needed = Permission.CONFIRM_AS_SECOND_PERSON;
                                    if (!second.may(needed)) {
                                        throw new Refused(new MissingPermission(needed));
                                    }
                                    return second;
                                }));
    }

    /// Whose name and password these are. On this object's thread.
    private CompletableFuture<Person> proved(String typed, char[] password) {
        String name = normalised(typed);
        if (lockout.locked(name, time.nanos())) {
            return refused(typed, Reason.LOCKED);
        }
        Optional<Person> person = id(name).flatMap(people::get);
        boolean fits =
                hasher.fits(password, person.map(Person::passwordHash).orElseGet(this::dummy));
        if (!fits || person.isEmpty()) {
            lockout.wrong(name, time.nanos());
            return refused(typed, Reason.WRONG);
        }
        lockout.right(name);
        return CompletableFuture.completedFuture(person.get());
    }

    /// While the journal waits for a person to decide, the sign-in of that person is recorded after the
    /// decision.
    private CompletableFuture<Person> enter(Person entering) {
        if (journal.state() instanceof JournalState.Altered) {
            unrecorded = Optional.of(entering);
            become(unrecorded);
            return CompletableFuture.completedFuture(entering);
        }
        CompletableFuture<?> left =
                current.filter(before -> !before.id().equals(entering.id()))
                        .<CompletableFuture<?>>map(this::leave)
                        .orElseGet(() -> CompletableFuture.completedFuture(null));
        return left.thenCompose(_ ->
                        journal.append(
                                Optional.of(entering.id()),
                                new PersonEvent.SignedIn(entering.id())))
                .thenApplyAsync(
                        _ -> {
                            become(Optional.of(entering));
                            return entering;
                        },
                        serial);
    }

    private void recordLate() {
        unrecorded.ifPresent(person -> {
            unrecorded = Optional.empty();
            var _ =
                    journal.append(Optional.of(person.id()), new PersonEvent.SignedIn(person.id()))
                            .exceptionallyAsync(
                                    _ -> {
                                        unrecorded = Optional.of(person);
                                        return null;
                                    },
                                    serial);
        });
    }

    @Override
    public CompletableFuture<Void> signOut() {
        return follower.call(() ->
                current.map(this::leave).orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    /// The session ends at once, even if that cannot be recorded: an unattended terminal must not
    /// stay open because a disk is full.
    private CompletableFuture<Void> leave(Person person) {
        become(Optional.empty());
        unrecorded = Optional.empty();
        return journal.append(Optional.of(person.id()), new PersonEvent.SignedOut(person.id()))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Person> enrol(String id, String name, char[] password) {
        return clearing(password, () -> enrolNow(id, name, password));
    }

    private CompletableFuture<Person> enrolNow(String id, String name, char[] password) {
        if (!people.all().isEmpty() || !enrolling.isEmpty()) {
            Person _ = require(Permission.ADD_USER);
        }
        String printed =
                Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        PersonId wanted = id(normalised(id)).orElseThrow(() -> new Refused(Reason.BAD_NAME));
        if (printed.isEmpty()
                || printed.length() > LONGEST_NAME
                || printed.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(Reason.BAD_NAME);
        }
        if (people.get(wanted).isPresent() || enrolling.contains(wanted)) {
            throw new Refused(Reason.NAME_TAKEN);
        }
        if (Character.codePointCount(password, 0, password.length) < SHORTEST_PASSWORD) {
            throw new Refused(Reason.WEAK_PASSWORD);
        }
        Person person = new Person(wanted, printed, hasher.hash(password));
        enrolling.add(wanted);
        return journal.append(
                        current.map(Person::id),
                        new PersonEvent.PersonEnrolled(wanted, printed, person.passwordHash()))
                .thenApplyAsync(
                        entry -> {
                            people.apply(entry);
                            return person;
                        },
                        serial)
                .whenCompleteAsync((_, _) -> enrolling.remove(wanted), serial);
    }

    private void become(Optional<Person> person) {
        current = person;
        listeners.publish(this);
    }

    /// Records the refusal; the answer is the refusal whether or not that could be recorded.
    private CompletableFuture<Person> refused(String typed, Reason reason) {
        return journal.append(Optional.empty(), new PersonEvent.SignInRefused(cut(typed)))
                .handle((_, _) -> reason)
                .thenCompose(r -> CompletableFuture.failedFuture(new Refused(r)));
    }

    private String dummy() {
        if (nobodysHash.isEmpty()) {
            nobodysHash = Optional.of(hasher.hash("nobody has this".toCharArray()));
        }
        return nobodysHash.get();
    }

    private <T> CompletableFuture<T> clearing(
            char[] password, Supplier<CompletableFuture<T>> command) {
        return follower.call(command).whenComplete((_, _) -> Arrays.fill(password, '\0'));
    }

    private static String normalised(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<PersonId> id(String normalised) {
        try {
            return Optional.of(new PersonId(normalised));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static String cut(String typed) {
        int[] kept = typed.codePoints().limit(KEPT_OF_TYPED).toArray();
        return new String(kept, 0, kept.length);
    }
}
