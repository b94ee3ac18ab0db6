package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads one row of the table of application identifiers.
final class AiRow {
    private static final Messages TEXT = Messages.of(AiRow.class);
    private static final Pattern RANGE = Pattern.compile("([0-9]{2,4})(?:-([0-9]{2,4}))?");
    private static final Pattern COMPONENT =
            Pattern.compile("(\\??)([nxyz])(?:([0-9]{1,3})-)?([0-9]{1,3})(?::([a-z0-9+]+))?");
    private static final String NONE = "-";
    private static final int COLUMNS = 7;

    private final int line;

    private AiRow(int line) {
        this.line = line;
    }

    /// The entries of a row: one, or one for each identifier of its range.
    static List<AiEntry> entries(TableText.Row row) {
        List<String> columns = row.columns();
        AiRow reader = new AiRow(row.line());
        if (columns.size() != COLUMNS) {
            throw reader.refused(
                    TableRefused.Reason.COLUMNS,
                    TEXT.get("syntax.row.columns", columns.size(), COLUMNS));
        }
        return reader.entries(columns);
    }

    private List<AiEntry> entries(List<String> columns) {
        String marks = columns.get(1);
        if (!marks.matches("-|p?a?") || marks.isEmpty()) {
            throw refused(TableRefused.Reason.MARK, TEXT.get("syntax.row.marks", marks));
        }
        List<Component> components =
                Stream.of(columns.get(2).split(" +")).map(this::component).toList();
        List<MandatoryAssociation> required =
                pieces(columns.get(3), "&").map(this::association).toList();
        List<AiPattern> excluded = pieces(columns.get(4), ",").map(this::pattern).toList();
        Optional<LinkKey> key = linkKey(columns.get(5));
        List<AiEntry> entries = new ArrayList<>();
        for (Ai ai : identifiers(columns.getFirst())) {
            entries.add(
                    checked(
                            TableRefused.Reason.DATA,
                            () ->
                                    new AiEntry(
                                            ai,
                                            components,
                                            marks.contains("p"),
                                            marks.contains("a"),
                                            key,
                                            required,
                                            excluded,
                                            columns.get(6))));
        }
        return entries;
    }

    private List<Ai> identifiers(String text) {
        Matcher m = RANGE.matcher(text);
        if (!m.matches()) {
            throw refused(TableRefused.Reason.IDENTIFIER, TEXT.get("syntax.row.identifier", text));
        }
        String first = m.group(1);
        String last = Optional.ofNullable(m.group(2)).orElse(first);
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        if (first.length() != last.length() || to < from) {
            throw refused(TableRefused.Reason.IDENTIFIER, TEXT.get("syntax.row.range", text));
        }
        List<Ai> all = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            String digits = Integer.toString(i);
            all.add(new Ai("0".repeat(first.length() - digits.length()) + digits));
        }
        return all;
    }

    private Component component(String text) {
        Matcher m = COMPONENT.matcher(text);
        if (!m.matches()) {
            throw refused(TableRefused.Reason.DATA, TEXT.get("syntax.row.component", text));
        }
        DataType type =
                Stream.of(DataType.values())
                        .filter(t -> t.letter() == m.group(2).charAt(0))
                        .findFirst()
                        .orElseThrow();
        int max = Integer.parseInt(m.group(4));
        int min = m.group(3) == null ? max : Integer.parseInt(m.group(3));
        List<Linter> linters =
                m.group(5) == null
                        ? List.of()
                        : Stream.of(m.group(5).split("\\+", -1)).map(this::linter).toList();
        return checked(
                TableRefused.Reason.DATA,
                () -> new Component(type, min, max, !m.group(1).isEmpty(), linters));
    }

    private Linter linter(String name) {
        return Linter.named(name)
                .orElseThrow(
                        () -> refused(TableRefused.Reason.RULE, TEXT.get("syntax.row.rule", name)));
    }

    private MandatoryAssociation association(String text) {
        List<List<AiPattern>> alternatives =
                pieces(text, ",")
                        .map(group -> pieces(group, "\\+").map(this::pattern).toList())
                        .toList();
        return checked(
                TableRefused.Reason.ASSOCIATION, () -> new MandatoryAssociation(alternatives));
    }

    private AiPattern pattern(String text) {
        return checked(TableRefused.Reason.ASSOCIATION, () -> new AiPattern(text));
    }

    private Optional<LinkKey> linkKey(String text) {
        return switch (text) {
            case NONE -> Optional.empty();
            case "alone" -> Optional.of(new LinkKey(List.of()));
            default ->
                    Optional.of(
                            new LinkKey(
                                    pieces(text, "/")
                                            .map(sequence ->
                                                    pieces(sequence, ">")
                                                            .map(this::qualifier)
                                                            .toList())
                                            .toList()));
        };
    }

    private Ai qualifier(String text) {
        return checked(TableRefused.Reason.LINK_KEY, () -> new Ai(text));
    }

    private static Stream<String> pieces(String text, String between) {
        return text.equals(NONE)
                ? Stream.empty()
                : Stream.of(text.split(between, -1)).map(String::strip);
    }

    private <T> T checked(TableRefused.Reason reason, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(reason, String.valueOf(e.getMessage()));
        }
    }

    private TableRefused refused(TableRefused.Reason reason, String detail) {
        return new TableRefused(reason, line, detail);
    }
}
