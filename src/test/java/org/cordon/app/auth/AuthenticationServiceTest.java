package org.cordon.app.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.auth.Authentication.Reason;
import org.cordon.app.command.Refused;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.core.event.Entry;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

final class AuthenticationServiceTest {
    private final MemoryTerminal terminal = new MemoryTerminal();
    private final CountingHasher hasher = new CountingHasher();
    private AuthenticationService desk = run();

    /// Not a hash at all, but it counts the work.
    private static final class CountingHasher implements PasswordHasher {
        private int tries;

        @Override
        public String hash(char[] password) {
            return "#" + new String(password);
        }

        @Override
        public boolean fits(char[] password, String hash) {
            tries++;
            return hash.equals("#" + new String(password));
        }
    }

    private AuthenticationService run() {
        AuthenticationService started =
                new AuthenticationService(
                        terminal.journal(),
                        new OperationsReplay(terminal.journal()),
                        hasher,
                        terminal.time,
                        Runnable::run);
        started.open().join();
        return started;
    }

    private Person enrol(String id, String name, String password) {
        return desk.enrol(id, name, password.toCharArray()).join();
    }

    private CompletableFuture<Person> signIn(String id, String password) {
        return desk.signIn(id, password.toCharArray());
    }

    private static Refused.Reason refused(CompletableFuture<?> future) {
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class,
                        () -> future.get(Until.SECONDS, TimeUnit.SECONDS));
        return assertInstanceOf(Refused.class, failed.getCause()).reason();
    }

    // [utest->req~people.first-enrols~1]
    @Test
    void theFirstPersonIsEnrolledByAnyoneLaterOnesBySomeoneSignedIn() {
        assertEquals(true, desk.empty().join());
        enrol("a.weber", "Anna Weber", "correct horse");
        assertEquals(false, desk.empty().join());
        assertEquals(
                new NotSignedIn(),
                refused(desk.enrol("b.kaya", "Baran Kaya", "battery staple".toCharArray())));
        signIn("a.weber", "correct horse").join();
        enrol("b.kaya", "Baran Kaya", "battery staple");
        Entry entry = terminal.stream(StreamId.OPERATIONS).getLast();
        assertEquals(Optional.of(new PersonId("a.weber")), entry.person());
        assertEquals("Baran Kaya", ((PersonEvent.PersonEnrolled) entry.event()).name());
    }

    // [utest->req~people.second-person~1]
    @Test
    void aSecondPersonProvesWhoTheyAreAndTheFirstStaysSignedIn() {
        Person anna = enrol("a.weber", "Anna Weber", "correct horse");
        signIn("a.weber", "correct horse").join();
        Person baran = enrol("b.kaya", "Baran Kaya", "battery staple");
        assertEquals(Reason.WRONG, refused(second("b.kaya", "wrong")));
        assertEquals(Reason.SAME_PERSON, refused(second("a.weber", "correct horse")));
        assertEquals(baran, second("b.kaya", "battery staple").join());
        assertEquals(Optional.of(anna), desk.person());
    }

    private CompletableFuture<Person> second(String name, String password) {
        return desk.secondPerson(name, password.toCharArray());
    }

    // [utest->req~people.sign-in~1]
    @Test
    void signingInAndOutIsRecordedWithThePerson() {
        Person anna = enrol("a.weber", "Anna Weber", "correct horse");
        assertEquals(anna, signIn("  A.Weber ", "correct horse").join());
        assertEquals(Optional.of(anna), desk.person());
        desk.signOut().join();
        assertEquals(Optional.empty(), desk.person());
        assertEquals(
                List.of(new PersonEvent.SignedIn(anna.id()), new PersonEvent.SignedOut(anna.id())),
                terminal.acts().subList(1, 3));
    }

    @Test
    void signingInEndsTheSessionBefore() {
        Person anna = enrol("a.weber", "Anna Weber", "correct horse");
        signIn("a.weber", "correct horse").join();
        Person baran = enrol("b.kaya", "Baran Kaya", "battery staple");
        signIn("b.kaya", "battery staple").join();
        assertEquals(
                List.of(new PersonEvent.SignedOut(anna.id()), new PersonEvent.SignedIn(baran.id())),
                terminal.acts().subList(3, 5));
    }

    // [utest->req~people.sign-in-unrecorded~1]
    @Test
    void whileTheJournalWaitsForADecisionAPersonSignsInAndItIsRecordedAfterwards() {
        Person anna = enrol("a.weber", "Anna Weber", "correct horse");
        terminal.journal.refuse(
                new JournalState.Altered("journal/acts/1.jsonl", FileAlteration.REPLACED));
        assertEquals(Reason.WRONG, refused(signIn("a.weber", "wrong")));
        assertEquals(anna, signIn("a.weber", "correct horse").join());
        assertEquals(Optional.of(anna), desk.person());
        assertEquals(1, terminal.acts().size(), "nothing can be recorded");
        terminal.journal.recover();
        assertEquals(
                List.of(new PersonEvent.SignedIn(anna.id())),
                terminal.acts().subList(1, terminal.acts().size()));
    }

    // [utest->req~people.sign-in-unrecorded~1]
    @Test
    void onAFullDiskNobodySignsInBecauseRecordingGoesOnByItself() {
        enrol("a.weber", "Anna Weber", "correct horse");
        terminal.journal.refuse(new JournalState.DiskFull(0));
        assertThrows(CompletionException.class, () -> signIn("a.weber", "correct horse").join());
        assertEquals(Optional.empty(), desk.person());
    }

    // [utest->req~people.same-answer~1]
    @Test
    void anUnknownNameIsAnsweredLikeAWrongPasswordAfterTheSameWork() {
        enrol("a.weber", "Anna Weber", "correct horse");
        assertEquals(Reason.WRONG, refused(signIn("a.weber", "wrong")));
        assertEquals(1, hasher.tries);
        assertEquals(Reason.WRONG, refused(signIn("nobody", "wrong")));
        assertEquals(2, hasher.tries);
        assertEquals(Reason.WRONG, refused(signIn("Not A Name!", "wrong")));
        assertEquals(3, hasher.tries);
        assertEquals(new PersonEvent.SignInRefused("Not A Name!"), terminal.acts().getLast());
    }

    // [utest->req~people.lockout~1]
    @Test
    void afterFiveWrongTriesANameWaitsAndTheWaitGrows() {
        enrol("a.weber", "Anna Weber", "correct horse");
        for (String name : List.of("a.weber", "nobody")) {
            for (int i = 0; i < 5; i++) {
                assertEquals(Reason.WRONG, refused(signIn(name, "wrong")));
            }
            assertEquals(Reason.LOCKED, refused(signIn(name, "correct horse")));
            terminal.time.pass(Duration.ofSeconds(29));
            assertEquals(Reason.LOCKED, refused(signIn(name, "correct horse")));
            terminal.time.pass(Duration.ofSeconds(1));
            assertEquals(Reason.WRONG, refused(signIn(name, "wrong")));
            terminal.time.pass(Duration.ofSeconds(59));
            assertEquals(Reason.LOCKED, refused(signIn(name, "correct horse")));
        }
        terminal.time.pass(Duration.ofSeconds(1));
        signIn("a.weber", "correct horse").join();
        assertEquals(
                18,
                terminal.acts().stream()
                        .filter(f -> f instanceof PersonEvent.SignInRefused)
                        .count(),
                "each refusal is recorded");
    }

    @Test
    void badNamesTakenNamesAndShortPasswordsAreRefused() {
        assertEquals(
                Reason.WEAK_PASSWORD, refused(desk.enrol("a.weber", "A", "7 chars".toCharArray())));
        for (String bad : List.of("", "a", "1abc", "anna weber", "ännchen", "x".repeat(33))) {
            assertEquals(
                    Reason.BAD_NAME, refused(desk.enrol(bad, "A", "correct horse".toCharArray())));
        }
        assertEquals(
                Reason.BAD_NAME, refused(desk.enrol("ab", " \t ", "correct horse".toCharArray())));
        enrol("A.WEBER", " Anna   Weber ", "correct horse");
        signIn("a.weber", "correct horse").join();
        assertEquals("Anna Weber", desk.person().orElseThrow().name());
        assertEquals(
                Reason.NAME_TAKEN,
                refused(desk.enrol("a.Weber", "Other", "correct horse".toCharArray())));
    }

    @Test
    void passwordsAreClearedOnceUsed() {
        char[] enrolled = "correct horse".toCharArray();
        desk.enrol("a.weber", "Anna Weber", enrolled).join();
        char[] wrong = "wrong".toCharArray();
        refused(desk.signIn("a.weber", wrong));
        assertArrayEquals(new char[13], enrolled);
        assertArrayEquals(new char[5], wrong);
    }

    @Test
    void aSignInThatCannotBeRecordedDoesNotHappenAndASignOutDoes() throws Exception {
        enrol("a.weber", "Anna Weber", "correct horse");
        terminal.journal.refuse(new JournalState.DiskFull(0));
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class,
                        () ->
                                signIn("a.weber", "correct horse")
                                        .get(Until.SECONDS, TimeUnit.SECONDS));
        assertInstanceOf(JournalUnavailable.class, failed.getCause());
        assertEquals(Optional.empty(), desk.person());
        terminal.journal.recover();
        signIn("a.weber", "correct horse").get(Until.SECONDS, TimeUnit.SECONDS);
        terminal.journal.refuse(new JournalState.DiskFull(0));
        assertThrows(
                ExecutionException.class,
                () -> desk.signOut().get(Until.SECONDS, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), desk.person());
    }

    @Test
    void afterARestartPeopleAreKnownAndNobodyIsSignedIn() {
        enrol("a.weber", "Anna Weber", "correct horse");
        signIn("a.weber", "correct horse").join();
        terminal.kill();
        desk = run();
        assertEquals(Optional.empty(), desk.person());
        assertEquals(false, desk.empty().join());
        signIn("a.weber", "correct horse").join();
    }
}
