package org.cordon.ui.unit;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.unit.UnitPage;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lists of the page, of which one is in front. Earlier scans that were read stay while the page is read anew. FX
/// thread.
final class UnitLists {
    /// The lists of the page.
    enum Tab {
        /// All that happened to it.
        LIFE,
        /// How it was read.
        SCANS,
        /// What line systems said and what was told upward.
        EVENTS,
        /// Reports of its incidents.
        DOCUMENTS
    }

    private final UnitTexts texts;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.LIFE);
    private final ObservableList<UnitRow> rows = FXCollections.observableArrayList();
    private final List<Entry> scans = new ArrayList<>();
    private Optional<UnitPage> page = Optional.empty();

    UnitLists(UnitTexts texts) {
        this.texts = texts;
        tab.subscribe(_ -> list());
    }

    /// The list in front.
    ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /// Lines of the list in front.
    ObservableList<UnitRow> rows() {
        return rows;
    }

    /// How many lines a list has.
    long count(Tab which) {
        return page.map(now ->
                        switch (which) {
                            case LIFE -> (long) now.life().size();
                            case SCANS -> now.scans().total();
                            case EVENTS -> (long) now.reports().size() + now.captured().size();
                            case DOCUMENTS -> (long) now.documents().size();
                        })
                .orElse(0L);
    }

    /// Whether there are earlier scans than those listed.
    boolean hasEarlier() {
        return tab.get() == Tab.SCANS && !scans.isEmpty() && scans.size() < count(Tab.SCANS);
    }

    /// The earliest scan that is listed.
    LogPosition earliest() {
        return scans.getLast().position();
    }

    /// Shows a page.
    ///
    /// @param same whether it is the one that is shown, read anew
    void show(UnitPage read, boolean same) {
        List<Entry> latest = read.scans().page();
        List<Entry> earlier =
                same && !latest.isEmpty()
                        ? scans.stream()
                                .filter(entry ->
                                        latest.getLast().position().isAfter(entry.position()))
                                .toList()
                        : List.of();
        scans.clear();
        scans.addAll(latest);
        scans.addAll(earlier);
        page = Optional.of(read);
        list();
    }

    /// Adds earlier scans below.
    void addEarlier(List<Entry> earlier) {
        scans.addAll(earlier);
        list();
    }

    /// The life as lines of text.
    Stream<String> life() {
        return page.stream()
                .flatMap(now -> now.life().stream())
                .map(texts::life)
                .map(UnitRow::text);
    }

    private void list() {
        List<UnitRow> now = page.map(shown -> rows(shown, tab.get())).orElse(List.of());
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
    }

    private List<UnitRow> rows(UnitPage shown, Tab which) {
        return switch (which) {
            case LIFE -> shown.life().stream().map(texts::life).toList();
            case SCANS -> scans.stream().map(texts::scan).toList();
            case EVENTS ->
                    Stream.concat(
                                    shown.reports().stream().map(texts::report),
                                    shown.captured().stream().map(texts::captured))
                            .toList();
            case DOCUMENTS -> shown.documents().stream().map(texts::document).toList();
        };
    }
}
