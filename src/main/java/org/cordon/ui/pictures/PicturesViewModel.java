package org.cordon.ui.pictures;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.PictureCodeReader;
import org.cordon.app.scanning.PictureCodeReader.Found;
import org.cordon.app.scanning.PictureCommands;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.pictures.Page.Code;
import org.cordon.ui.pictures.Page.Stage;
import org.cordon.ui.pictures.Page.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The codes of pictures: what each means now, and judging them as scans. Looking books nothing. Knows no
/// control. FX thread.
public final class PicturesViewModel {
    /// More at a time would take minutes, and nobody looks through them.
    private static final int MOST_FILES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PicturesViewModel.class);

    private final PictureCommands commands;
    private final Messages messages;
    private final ReasonMessages reasons;
    private final Executor fx;
    private final List<Page> pages = new ArrayList<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Page>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
    private int round;

    /// @param fx runs on the FX thread
    public PicturesViewModel(
            PictureCommands commands, Messages messages, ReasonMessages reasons, Executor fx) {
        this.commands = commands;
        this.messages = messages;
        this.reasons = reasons;
        this.fx = fx;
    }

    /// Whether there is anything to show.
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The file that is shown.
    ReadOnlyObjectProperty<Optional<Page>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Which of the files is shown, from 0.
    ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /// How many files there are.
    int count() {
        return pages.size();
    }

    /// Looks through files, and shows the first; those shown before make way.
    ///
    /// @return completes on the FX thread once all are looked through
    public CompletableFuture<Void> read(List<Path> files) {
        if (files.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        round++;
        pages.clear();
        List<Path> taken = files.subList(0, Math.min(MOST_FILES, files.size()));
        taken.forEach(
                file -> pages.add(Page.waiting(name(file), messages.get("pictures.looking"))));
        open.set(true);
        turn(0);
        CompletableFuture<?>[] all = new CompletableFuture<?>[taken.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = search(round, i, taken.get(i));
        }
        return CompletableFuture.allOf(all);
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return (last == null ? file : last).toString();
    }

    private CompletableFuture<Void> search(int asked, int at, Path file) {
        return commands.find(file)
                .thenCompose(this::meanings)
                .handleAsync(
                        (seen, failure) -> {
                            if (asked == round) {
                                put(at, failure == null ? seen : broken(at, failure));
                            }
                            return null;
                        },
                        fx);
    }

    /// Off the FX thread.
    private CompletableFuture<Page> meanings(PictureCodeReader.Outcome outcome) {
        return switch (outcome) {
            case PictureCodeReader.Refused refused ->
                    CompletableFuture.completedFuture(
                            new Page(
                                    "",
                                    Stage.REFUSED,
                                    Optional.empty(),
                                    List.of(),
                                    messages.name(
                                            "pictures.refused",
                                            refused.reason(),
                                            refused.limit())));
            case PictureCodeReader.Seen seen -> meanings(seen);
        };
    }

    private CompletableFuture<Page> meanings(PictureCodeReader.Seen seen) {
        List<CompletableFuture<Code>> asked = new ArrayList<>();
        for (Found found : seen.codes()) {
            int number = asked.size() + 1;
            asked.add(
                    commands.preview(found.scan())
                            .thenApply(p ->
                                    new Code(
                                            number,
                                            found.scan(),
                                            found.outline(),
                                            p.judgement(),
                                            reasons.of(p.reason()),
                                            Standing.NONE)));
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(_ ->
                        new Page(
                                "",
                                asked.isEmpty() ? Stage.NOTHING : Stage.SEEN,
                                Optional.of(PictureDrawing.image(seen.picture())),
                                asked.stream().map(CompletableFuture::join).toList(),
                                sentence(seen)));
    }

    private String sentence(PictureCodeReader.Seen seen) {
        if (!seen.whole()) {
            return messages.get("pictures.hurried");
        }
        return seen.codes().isEmpty() ? messages.get("pictures.nothing") : "";
    }

    private Page broken(int at, Throwable failure) {
        LOG.error("a picture could not be looked through", Futures.of(failure));
        return new Page(
                pages.get(at).name(),
                Stage.REFUSED,
                Optional.empty(),
                List.of(),
                messages.get("pictures.failed"));
    }

    private void put(int at, Page now) {
        pages.set(
                at,
                new Page(
                        pages.get(at).name(),
                        now.stage(),
                        now.picture(),
                        now.codes(),
                        now.sentence()));
        if (at == index.get()) {
            turn(at);
        }
    }

    /// Shows the file after this one.
    void next() {
        turn(Math.min(index.get() + 1, pages.size() - 1));
    }

    /// Shows the file before this one.
    void previous() {
        turn(Math.max(index.get() - 1, 0));
    }

    private void turn(int to) {
        index.set(to);
        page.set(Optional.of(pages.get(to)));
    }

    /// Judges the codes of the file shown that are not on record yet.
    ///
    /// @return completes on the FX thread once each is durable or has failed
    public CompletableFuture<Void> judge() {
        int at = index.get();
        List<Code> codes = page.get().map(Page::open).orElse(List.of());
        codes.forEach(code -> change(round, at, code.with(Standing.JUDGING)));
        CompletableFuture<?>[] all = new CompletableFuture<?>[codes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = judge(round, at, codes.get(i));
        }
        return CompletableFuture.allOf(all);
    }

    private CompletableFuture<Void> judge(int asked, int at, Code code) {
        return commands.judge(code.scan())
                .handleAsync(
                        (judged, failure) -> {
                            change(asked, at, outcome(code, judged, failure));
                            return null;
                        },
                        fx);
    }

    private Code outcome(Code code, @Nullable EvaluatedScan judged, @Nullable Throwable failure) {
        if (failure != null || judged == null) {
            Throwable cause = failure == null ? new IllegalStateException() : Futures.of(failure);
            if (cause instanceof JournalUnavailable) {
                LOG.warn("a code of a picture is not recorded", cause);
            } else {
                LOG.error("a code of a picture could not be judged", cause);
            }
            return code.with(Standing.FAILED);
        }
        return new Code(
                code.number(),
                code.scan(),
                code.outline(),
                judged.judgement(),
                reasons.of(judged.reason()),
                Standing.DONE);
    }

    private void change(int asked, int at, Code changed) {
        if (asked == round && at < pages.size()) {
            put(at, pages.get(at).with(changed));
        }
    }

    /// Puts the sheet away, and what was looked through with it.
    public void close() {
        round++;
        open.set(false);
        pages.clear();
        page.set(Optional.empty());
        index.set(0);
    }
}
