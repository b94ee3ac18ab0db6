package org.cordon.app.qualification;

import org.cordon.app.auth.Session;
import org.cordon.app.port.Journal;
import org.cordon.app.qualification.QualificationCommands.NotPossible;
import org.cordon.app.qualification.QualificationProgress.Notice;
import org.cordon.app.qualification.QualificationProgress.Run;
import org.cordon.app.qualification.QualificationProgress.Saving;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.text.Messages;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Records what trials came to, under the name of whoever is signed in. On the serial executor.
record QualificationRecorder(Journal journal, Session session, Executor serial) {
    private static final Messages TEXT = Messages.of(QualificationRecorder.class);

    /// Records the result of a trial; the trial says how far that is.
    ///
    /// @param changed hears of each step, on the serial executor
    /// @return completes on the serial executor once it is durable, or with why not
    CompletableFuture<Entry> record(QualificationRun trial, Runnable changed) {
        Run run = trial.run();
        Optional<Diagnosis> result = run.result();
        if (result.isEmpty()) {
            return noResult();
        }
        Optional<PersonId> person = session.person().map(Person::id);
        if (person.isEmpty()) {
            trial.notice(Notice.NOT_SIGNED_IN);
            changed.run();
            return refused(TEXT.get("qualification.result.nobody"));
        }
        if (run.saving() == Saving.RECORDING || run.saving() == Saving.RECORDED) {
            return refused(TEXT.get("qualification.result.recorded"));
        }
        trial.saving(Saving.RECORDING);
        changed.run();
        return journal.append(person, event(trial, result.get()))
                .whenCompleteAsync(
                        (_, failed) -> {
                            trial.saving(failed == null ? Saving.RECORDED : Saving.FAILED);
                            changed.run();
                        },
                        serial);
    }

    private static JournalEvent event(QualificationRun trial, Diagnosis result) {
        return new ScannerEvent.ScannerQualified(
                trial.device(), result.fitness(), result.findings(), result.read());
    }

    /// Refuses because there is none.
    static CompletableFuture<Entry> noResult() {
        return refused(TEXT.get("qualification.result.none"));
    }

    private static CompletableFuture<Entry> refused(String why) {
        return CompletableFuture.failedFuture(new NotPossible(why));
    }
}
