package org.cordon.app.replication;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.port.Journal;
import org.cordon.app.replication.SiteStore.EntryRefused;
import org.cordon.core.event.Entry;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Entries that the site store refuses for good: set aside there, so that they do not hold up those
/// after them, and delivered later. The replicator's thread parks; anyone may use the desk.
final class DeadLetters implements SiteCommands {
    /// So many refused one after the other are not poisoned entries but a site store that takes
    /// nothing: parking all of a journal would help nobody.
    static final int IN_A_ROW = 20;

    /// Asked for at most; above it the count shown is this.
    private static final int SHOWN = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Messages TEXT = Messages.of(DeadLetters.class);

    private final Journal journal;
    private final SiteStore siteStore;
    private final CallsWithTimeout calls;
    private final SiteTaskQueue errands;
    private int inARow;
    private final AtomicInteger count = new AtomicInteger();
    private volatile List<DeadLetter> unprojected = List.of();

    DeadLetters(
            Journal journal, SiteStore siteStore, CallsWithTimeout calls, SiteTaskQueue errands) {
        this.journal = journal;
        this.siteStore = siteStore;
        this.calls = calls;
        this.errands = errands;
    }

    /// How many there are, as far as known.
    int count() {
        return count.get();
    }

    /// Asks the peer which there are.
    List<DeadLetter> inspect() {
        List<DeadLetter> all = calls.call(() -> siteStore.deadLetters(journal.terminal(), SHOWN));
        count.set(all.size());
        lookForUnprojected();
        return all;
    }

    /// Asks the peer which entries it cannot tell the other terminals of.
    void lookForUnprojected() {
        unprojected = calls.call(() -> siteStore.unprojected(journal.terminal(), SHOWN));
    }

    /// What a person should know, in words; empty if nothing.
    String remark() {
        List<String> remarks = new ArrayList<>();
        if (count() > 0) {
            remarks.add(TEXT.get("replication.parked.count", count()));
        }
        List<DeadLetter> untold = unprojected;
        if (!untold.isEmpty()) {
            DeadLetter first = untold.getFirst();
            remarks.add(
                    TEXT.get(
                            "replication.parked.untold",
                            untold.size(),
                            first.position().seq(),
                            first.stream(),
                            first.position().epoch(),
                            first.reason()));
        }
        return String.join(" ", remarks);
    }

    /// A batch was taken.
    void taken() {
        inARow = 0;
    }

    /// Sets one entry aside at the peer.
    ///
    /// @throws SiteStoreUnavailable if that did not succeed, or too many were refused one after the other
    void add(Entry entry, EntryRefused why) {
        if (inARow >= IN_A_ROW) {
            throw new SiteStoreUnavailable(
                    TEXT.get(
                            "replication.parked.too-many",
                            IN_A_ROW,
                            entry.stream(),
                            why.getMessage()),
                    why);
        }
        calls.call(() -> siteStore.addDeadLetter(entry, String.valueOf(why.getMessage())));
        inARow++;
        count.incrementAndGet();
        LOG.warn(
                "The site store refuses entry {} of {}, epoch {}; it is parked there",
                entry.seq(),
                entry.stream(),
                entry.epoch());
    }

    @Override
    public CompletableFuture<List<DeadLetter>> deadLetters() {
        return errands.add(this::inspect);
    }

    @Override
    public CompletableFuture<Retried> retry() {
        return errands.add(() -> {
            int delivered = 0;
            List<DeadLetter> still = new ArrayList<>();
            for (DeadLetter deadLetters : inspect()) {
                Optional<String> refused = refusal(deadLetters);
                if (refused.isEmpty()) {
                    delivered++;
                } else {
                    still.add(
                            new DeadLetter(
                                    deadLetters.stream(),
                                    deadLetters.position(),
                                    refused.orElseThrow()));
                }
            }
            inspect();
            return new Retried(delivered, still);
        });
    }

    /// Delivers one.
    ///
    /// @return why it was not taken
    private Optional<String> refusal(DeadLetter deadLetters) {
        Optional<Entry> entry = here(deadLetters);
        if (entry.isEmpty()) {
            return Optional.of(TEXT.get("replication.parked.not-here"));
        }
        try {
            return calls.call(() -> {
                siteStore.removeDeadLetter(entry.orElseThrow());
                return Optional.empty();
            });
        } catch (EntryRefused | SiteStore.ChainConflict e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Entry> here(DeadLetter deadLetters) {
        return journal
                .read(
                        deadLetters.stream(),
                        deadLetters.position().epoch(),
                        deadLetters.position().seq() - 1,
                        1)
                .stream()
                .filter(entry -> entry.seq() == deadLetters.position().seq())
                .findFirst();
    }

    @Override
    public CompletableFuture<Integer> export(Path file) {
        return errands.add(this::inspect)
                .thenApplyAsync(
                        all -> {
                            List<String> lines =
                                    all.stream()
                                            .flatMap(deadLetters -> here(deadLetters).stream())
                                            .map(Entry::line)
                                            .toList();
                            write(file, lines);
                            return lines.size();
                        },
                        task -> Thread.ofVirtual().name("parked-export").start(task));
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException(TEXT.get("replication.export.exists", file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    TEXT.get("replication.export.failed", file, e.getMessage()), e);
        }
    }
}
