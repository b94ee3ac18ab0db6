package org.cordon.ui.container;

import org.cordon.core.container.Answer;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.Unexpected;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a container that is checked looks like, in words and tiles. Pure.
///
/// @param title what is done, and with what
/// @param number of the container, in groups
/// @param facts what is to be known of the container itself; empty if nothing
/// @param inside how many of its units were scanned
/// @param of how many there should be, in words
/// @param tiles at most [#MOST_TILES]
/// @param more what the tiles leave out, in words; empty if nothing
public record CheckView(
        String title,
        String number,
        String facts,
        String inside,
        String of,
        String unexpected,
        String left,
        List<Tile> tiles,
        String more,
        List<Difference> differences) {
    /// More tiles than these nobody counts.
    public static final int MOST_TILES = 200;

    /// What a tile shows.
    public enum Mark {
        /// A unit that was scanned.
        INSIDE,
        /// One that does not belong there.
        UNEXPECTED,
        /// One that was counted by hand.
        BY_HAND,
        /// One that is still to be scanned.
        LEFT
    }

    /// One unit, by its place from 1.
    public record Tile(Mark mark, int number) {}

    /// A unit that differs from the record.
    ///
    /// @param word what it is, in one or two words
    /// @param where why, or where it is recorded
    /// @param id which unit; empty of one that cannot be scanned
    public record Difference(
            Mark mark, String word, String unit, String where, Optional<UnitId> id) {}

    private static final Messages TEXTS = Messages.of(CheckView.class);

    /// Keeps its own copies.
    public CheckView {
        tiles = List.copyOf(tiles);
        differences = List.copyOf(differences);
    }

    /// Of a check that is under way, or was finished.
    public static CheckView of(CheckState state) {
        List<Tile> tiles = tiles(state);
        return new CheckView(
                TEXTS.get(
                        state.purpose() == Purpose.CHECK
                                ? "container.title.check"
                                : "container.title.anew",
                        kind(state)),
                grouped(state.container().id()),
                state.facts().stream()
                        .sorted()
                        .map(fact -> TEXTS.name("container.fact", fact))
                        .collect(Collectors.joining(" ")),
                number(state.inside().size()),
                state.expected() == 0 || state.purpose() == Purpose.REAGGREGATE
                        ? ""
                        : TEXTS.get("container.of", state.expected()),
                number(state.unexpected().size()),
                number(state.left()),
                tiles.subList(0, Math.min(tiles.size(), MOST_TILES)),
                tiles.size() > MOST_TILES
                        ? TEXTS.get("container.more", tiles.size() - MOST_TILES)
                        : "",
                differences(state));
    }

    /// Its level in a word.
    static String kind(CheckState state) {
        return TEXTS.name("container.kind", state.container().kind());
    }

    private static String number(int count) {
        return TEXTS.get("container.number", count);
    }

    /// A label as people compare it: digits of an SSCC in groups that stay on one line, a serial as it is.
    public static String grouped(UnitId unit) {
        return switch (unit) {
            case UnitId.Container c ->
                    c.label()
                            .replaceFirst(
                                    "(.{4})(.{4})(.{4})(.{4})(.{2})",
                                    "$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5");
            case UnitId.Sgtin s -> s.label();
        };
    }

    private static List<Tile> tiles(CheckState state) {
        List<Tile> tiles = new ArrayList<>();
        add(tiles, Mark.INSIDE, state.inside().size());
        add(tiles, Mark.UNEXPECTED, state.unexpected().size());
        add(tiles, Mark.BY_HAND, state.byHand().size());
        add(tiles, Mark.LEFT, state.left());
        return tiles;
    }

    private static void add(List<Tile> tiles, Mark mark, int count) {
        for (int i = 0; i < count; i++) {
            tiles.add(new Tile(mark, tiles.size() + 1));
        }
    }

    private static List<Difference> differences(CheckState state) {
        List<Difference> all = new ArrayList<>();
        for (Unexpected each : state.unexpected()) {
            all.add(
                    new Difference(
                            Mark.UNEXPECTED,
                            TEXTS.get("container.difference.unexpected"),
                            grouped(each.unit()),
                            why(each),
                            Optional.of(each.unit())));
        }
        for (CountedByHand each : state.byHand()) {
            all.add(
                    new Difference(
                            Mark.BY_HAND,
                            TEXTS.get("container.difference.by-hand"),
                            TEXTS.name("container.by-hand", each),
                            "",
                            Optional.empty()));
        }
        for (CheckState.Part each : state.parts()) {
            all.add(
                    new Difference(
                            Mark.LEFT,
                            TEXTS.get("container.difference.part"),
                            grouped(each.container()),
                            each.of() == 0
                                    ? TEXTS.get("container.part.label")
                                    : TEXTS.get("container.part", each.scanned(), each.of()),
                            Optional.of(each.container())));
        }
        for (UnitId each : state.missing()) {
            all.add(
                    new Difference(
                            Mark.LEFT,
                            TEXTS.get("container.difference.missing"),
                            grouped(each),
                            TEXTS.get("container.recorded-here"),
                            Optional.of(each)));
        }
        return all;
    }

    private static String why(Unexpected found) {
        return found.container()
                .map(in ->
                        TEXTS.get(
                                found.why() == Unexpected.Why.TWO_PARENTS
                                        ? "container.read-into"
                                        : "container.recorded-in",
                                grouped(in)))
                .orElseGet(() -> TEXTS.name("container.why", found.why()));
    }

    /// The answer to a scan as large as a verdict.
    ///
    /// @param tone how it is drawn
    /// @param first what to do first; empty if nothing
    public record Panel(Tone tone, String word, String sentence, String first) {}

    /// How an answer is drawn.
    public enum Tone {
        /// It is as it should be.
        GOOD,
        /// Something is wrong.
        BAD,
        /// A person is to do something.
        NOTE
    }

    /// What an answer says.
    public static Panel panel(Answer answer, Optional<CheckState> state) {
        String unit = answer.unit().map(CheckView::grouped).orElse("");
        int left = state.map(CheckState::left).orElse(0);
        return switch (answer.kind()) {
            case UNEXPECTED -> unexpected(answer.unexpected().orElseThrow());
            case INSIDE -> panel(Tone.GOOD, "inside", unit, left);
            case PART ->
                    panel(
                            Tone.GOOD,
                            "part",
                            unit,
                            answer.container().map(CheckView::grouped).orElse(""));
            case AGAIN -> panel(Tone.NOTE, "again", unit);
            case OTHER_LABEL -> panel(Tone.NOTE, "other-label", unit);
            case NOT_READ -> panel(Tone.BAD, "not-read");
            case NOT_ALL -> panel(Tone.NOTE, "not-all", left);
            case COMPLETE -> panel(Tone.NOTE, "complete", unit);
            case BY_HAND -> panel(Tone.NOTE, "by-hand", left);
            case BEGUN -> panel(Tone.NOTE, "begun", left);
        };
    }

    private static Panel panel(Tone tone, String key, Object... values) {
        return new Panel(
                tone,
                TEXTS.get("container.answer." + key + ".word", values),
                TEXTS.get("container.answer." + key + ".sentence", values),
                TEXTS.get("container.answer." + key + ".first", values));
    }

    private static Panel unexpected(Unexpected found) {
        String unit = grouped(found.unit());
        String in = found.container().map(CheckView::grouped).orElse("");
        return new Panel(
                Tone.BAD,
                TEXTS.name("container.wrong", found.why()),
                TEXTS.get(
                        "container.wrong.sentence."
                                + found.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        unit,
                        in),
                TEXTS.name("container.wrong.first", found.why()));
    }

    /// What a finished container says.
    public static Panel done(CheckState state) {
        String number = grouped(state.container().id());
        if (state.purpose() == Purpose.REAGGREGATE) {
            return panel(Tone.GOOD, "packed", number, state.inside().size());
        }
        return state.isComplete()
                ? panel(Tone.GOOD, "checked", number, state.inside().size())
                : panel(
                        Tone.BAD,
                        "differs",
                        number,
                        state.unexpected().size(),
                        state.missing().size());
    }
}
