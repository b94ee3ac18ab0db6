package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.AiEntry;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.ElementCursor;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.ValueValidator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Every way to tell the elements of a scan apart when separators were lost: each element sound, no
/// identifier twice, and all in agreement with each other. A separator that did come still ends an
/// element. Unchangeable; any thread.
final class SeparatorHypotheses {
    /// Nobody reads more; a scan that allows so many says nothing anyway.
    static final int MOST = 256;

    /// Longer scans are left alone: packs carry half of it.
    static final int LONGEST = 256;

    /// Steps of one search; what hostile data cost at most.
    private static final int BUDGET = 20_000;

    private final AiTable table;
    private final ValueValidator values;
    private final ElementStringParser reader;

    SeparatorHypotheses(CodeTables tables, ElementStringParser reader) {
        this.table = tables.identifiers();
        this.values = new ValueValidator(new Linters(tables.lists()));
        this.reader = reader;
    }

    /// All splits of a stretch, those with the longest first elements last.
    List<List<ElementString>> of(byte[] data, int from, int to) {
        if (to - from > LONGEST) {
            return List.of();
        }
        Search search = new Search(data, from, to);
        search.go(from);
        return search.found;
    }

    /// One search, depth first, along places from which the end can be reached.
    private final class Search {
        private final byte[] data;
        private final int to;
        private final int start;
        private final boolean[] leads;
        private final List<ElementString> path = new ArrayList<>();
        private final List<List<ElementString>> found = new ArrayList<>();
        private int steps;

        Search(byte[] data, int from, int to) {
            this.data = data;
            this.start = from;
            this.to = to;
            this.leads = new boolean[to - from + 1];
            leads[to - from] = true;
            for (int at = to - 1; at >= from; at--) {
                leads[at - from] = hasWayOut(at);
            }
        }

        private boolean hasWayOut(int at) {
            if (isSeparator(at)) {
                return leads[at + 1 - start];
            }
            int index = table.indexAt(data, at, to);
            if (index < 0) {
                return false;
            }
            AiEntry entry = table.entries().get(index);
            int value = at + entry.ai().digits().length();
            int last = lastEnd(entry, value);
            for (int end = value + entry.minLength(); end <= last; end++) {
                if (leads[end - start] && values.isSound(entry, data, value, end)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSeparator(int at) {
            return ElementCursor.isSeparator(data[at]);
        }

        /// The furthest place where an element may end.
        private int lastEnd(AiEntry entry, int value) {
            int last = Math.min(value + entry.maxLength(), to);
            for (int i = value; i < last; i++) {
                if (isSeparator(i)) {
                    return i;
                }
            }
            return last;
        }

        void go(int at) {
            if (++steps > BUDGET || found.size() == MOST) {
                return;
            }
            if (at == to) {
                if (reader.disagreements(path).isEmpty()) {
                    found.add(List.copyOf(path));
                }
                return;
            }
            if (isSeparator(at)) {
                go(at + 1);
                return;
            }
            int index = table.indexAt(data, at, to);
            if (index < 0) {
                return;
            }
            AiEntry entry = table.entries().get(index);
            if (path.stream().anyMatch(e -> e.ai().equals(entry.ai()))) {
                return;
            }
            int value = at + entry.ai().digits().length();
            int last = lastEnd(entry, value);
            for (int end = value + entry.minLength(); end <= last; end++) {
                if (leads[end - start] && values.isSound(entry, data, value, end)) {
                    path.add(element(entry, at, value, end));
                    go(end);
                    path.removeLast();
                }
            }
        }

        private ElementString element(AiEntry entry, int at, int value, int end) {
            return new ElementString(
                    entry.ai(),
                    entry.title(),
                    new String(data, value, end - value, StandardCharsets.ISO_8859_1),
                    at,
                    value,
                    end - value,
                    true);
        }
    }
}
