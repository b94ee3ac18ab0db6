package org.cordon.ui.unit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.container.ContainerCommands;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.unit.UnitMatch;
import org.cordon.app.unit.UnitPage;
import org.cordon.app.unit.UnitQueries;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.HandScans;
import org.cordon.ui.common.PersonNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of the unit or lot in front, in words, and the search for others. FX thread; asks on other threads.
public final class UnitViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(UnitViewModel.class);

    /// What the page shows.
    enum View {
        /// Nothing was looked for yet.
        NONE,
        /// It is being looked for.
        LOADING,
        /// Several match.
        MATCHES,
        /// A unit or lot.
        PAGE,
        /// Nothing is known of it.
        UNKNOWN,
        /// It could not be looked for.
        FAILED
    }

    private final FxDispatcher pulse;
    private final UnitQueries units;
    private final PersonNames names;
    private final UnitLists lists;
    private final UnitCards cards;
    private final UnitHeads heads;
    private final Messages messages;
    private final UnitActs acts;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.NONE);
    private final ReadOnlyObjectWrapper<Optional<UnitPage>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence;
    private final ObservableList<UnitMatch> matches = FXCollections.observableArrayList();
    private final Deque<EntrySubject> before = new ArrayDeque<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private Optional<Subscription> following = Optional.empty();
    private final HandScans handScans;
    private Runnable again = () -> {};
    private boolean asking;
    private int turn;

    /// @param acts what may be done with what is shown
    public UnitViewModel(
            FxDispatcher pulse,
            UnitQueries units,
            UnitActs acts,
            ContainerCommands containers,
            UnitLabels labels,
            Messages messages) {
        this.pulse = pulse;
        this.units = units;
        this.acts = acts;
        handScans =
                new HandScans(
                        containers::onHandScan, each -> pulse.fx().execute(() -> scanned(each)));
        this.messages = messages;
        names = labels.names();
        lists = new UnitLists(labels.texts(messages));
        cards = new UnitCards(messages);
        heads = new UnitHeads(messages, new ReasonMessages(labels.moments().zone()));
        sentence = new ReadOnlyStringWrapper(messages.get("unit.none"));
    }

    /// What may be done with what is shown.
    UnitActs acts() {
        return acts;
    }

    /// What is typed.
    StringProperty searchProperty() {
        return search;
    }

    /// The lists of the page.
    UnitLists lists() {
        return lists;
    }

    ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<UnitPage>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// What is said where there is no page.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// What a search may mean.
    ObservableList<UnitMatch> matches() {
        return matches;
    }

    /// The head of the page.
    Optional<UnitHead> head() {
        return page.get().map(heads::of);
    }

    /// The cards beside the lists.
    List<UnitCard> cards() {
        return page.get().map(cards::of).orElse(List.of());
    }

    /// The container that the page is of; empty if it is of something else.
    Optional<UnitId> container() {
        return page.get().flatMap(UnitPage::container);
    }

    /// What is not shown though it is on record, in a sentence; empty if nothing.
    String missing() {
        return page.get()
                .map(now ->
                        now.behind() > 0
                                ? messages.get("unit.behind", now.behind())
                                : now.cut() && lists.tabProperty().get() == UnitLists.Tab.LIFE
                                        ? messages.get("unit.cut", UnitQueries.PAGE)
                                        : "")
                .orElse("");
    }

    /// Looks for what is typed.
    void find() {
        find(search.get());
    }

    /// Looks for what was typed or scanned: opens the page of what it means, or lists what it may mean.
    void find(String code) {
        String text = code.strip();
        if (text.isEmpty()) {
            return;
        }
        search.set("");
        forget();
        ask(
                () -> units.find(text),
                () -> find(text),
                found -> {
                    if (found.size() == 1) {
                        openNow(found.getFirst().subject());
                    } else if (found.isEmpty()) {
                        show(View.UNKNOWN, messages.get("unit.not-found", text));
                    } else {
                        matches.setAll(found);
                        show(View.MATCHES, messages.get("unit.matches", text, found.size()));
                    }
                });
    }

    /// The screen is in front, or is no longer: while it is, what is scanned by hand opens its page.
    void listen(boolean inFront) {
        handScans.take(inFront);
    }

    private void scanned(HandScan scan) {
        scan.reply(scan.unit().isPresent());
        scan.unit()
                .ifPresentOrElse(
                        unit -> open(new EntrySubject.OfUnit(unit.id())),
                        () -> find(scan.scan().raw().toString()));
    }

    /// Opens the page of a unit or lot.
    public void open(EntrySubject subject) {
        page.get()
                .map(UnitPage::subject)
                .filter(shown -> view.get() == View.PAGE && !shown.equals(subject))
                .ifPresent(before::push);
        openNow(subject);
    }

    /// Opens it as the first, so that the way back leads out.
    public void openFirst(EntrySubject subject) {
        before.clear();
        openNow(subject);
    }

    private void openNow(EntrySubject subject) {
        forget();
        lists.tabProperty().set(UnitLists.Tab.LIFE);
        ask(
                () -> names.load().thenCompose(_ -> units.page(subject)),
                () -> openNow(subject),
                this::show);
    }

    private void show(UnitPage read) {
        if (read.isUnknown()) {
            show(
                    View.UNKNOWN,
                    messages.get(
                            "unit.unknown",
                            UnitHeads.name(read.subject()),
                            read.behind() > 0 ? messages.get("unit.behind", read.behind()) : ""));
            following = Optional.of(units.onEntry(read, _ -> changed.set(true)));
            again = () -> openNow(read.subject());
            return;
        }
        boolean same =
                view.get() == View.PAGE
                        && page.get().map(UnitPage::subject).equals(Optional.of(read.subject()));
        lists.show(read, same);
        page.set(Optional.of(read));
        acts.show(read);
        if (!same) {
            follow(read);
        }
        show(View.PAGE, "");
    }

    private void follow(UnitPage read) {
        following.ifPresent(Subscription::close);
        following = Optional.of(units.onEntry(read, _ -> changed.set(true)));
        again = () -> openNow(read.subject());
        // What was recorded while it was being read.
        changed.set(true);
    }

    /// Reads the page anew if something of it was recorded since; to be called about once a second.
    public void tick() {
        if (asking || !changed.getAndSet(false)) {
            return;
        }
        if (view.get() == View.PAGE) {
            UnitPage shown = page.get().orElseThrow();
            int mine = turn;
            asking = true;
            pulse.deliver(
                    units.page(shown.subject()),
                    read -> {
                        asking = false;
                        if (mine == turn) {
                            show(read);
                        }
                    },
                    failure -> {
                        asking = false;
                        LOG.warn("what is new of a unit could not be read", failure);
                    });
        } else if (view.get() == View.UNKNOWN) {
            again.run();
        }
    }

    /// Adds earlier scans below.
    void showEarlier() {
        UnitPage shown = page.get().orElseThrow();
        int mine = turn;
        pulse.deliver(
                units.earlierScans(shown, lists.earliest()),
                earlier -> {
                    if (mine == turn) {
                        lists.addEarlier(earlier);
                    }
                },
                this::failed);
    }

    /// Tries again what failed.
    void again() {
        again.run();
    }

    /// Goes back to the page before this one.
    ///
    /// @return false if there is none
    boolean back() {
        if (before.isEmpty()) {
            return false;
        }
        openNow(before.pop());
        return true;
    }

    /// The page as text, for the clipboard.
    String text() {
        return head().stream()
                .flatMap(head ->
                        Stream.concat(
                                Stream.of(head.above(), head.name(), head.standing(), head.next()),
                                lists.life()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private void forget() {
        turn++;
        following.ifPresent(Subscription::close);
        following = Optional.empty();
        changed.set(false);
        matches.clear();
        acts.hide();
    }

    private <T> void ask(
            Supplier<CompletableFuture<T>> question, Runnable repeat, Consumer<T> answer) {
        int mine = turn;
        again = repeat;
        show(View.LOADING, messages.get("unit.loading"));
        pulse.deliver(
                question.get(),
                found -> {
                    if (mine == turn) {
                        answer.accept(found);
                    }
                },
                failure -> {
                    if (mine == turn) {
                        failed(failure);
                    }
                });
    }

    private void failed(Throwable failure) {
        switch (failure) {
            case TimeoutException late -> {
                LOG.info("a unit was not found in time", late);
                show(
                        View.FAILED,
                        messages.get("unit.failed.late", UnitQueries.DEADLINE.toSeconds()));
            }
            case StoreUnavailable away -> {
                LOG.warn("the store does not answer about a unit", away);
                show(View.FAILED, messages.get("unit.failed.store", text(away)));
            }
            case JournalUnavailable away -> {
                LOG.warn("the journal does not answer about a unit", away);
                show(View.FAILED, messages.get("unit.failed.store", text(away)));
            }
            default -> {
                LOG.error("a unit could not be looked for", failure);
                show(
                        View.FAILED,
                        messages.get("unit.failed.defect", failure.getClass().getSimpleName()));
            }
        }
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private void show(View now, String said) {
        sentence.set(said);
        view.set(now);
    }
}
