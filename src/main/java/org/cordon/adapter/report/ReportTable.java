package org.cordon.adapter.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A table whose head comes again on every page it goes on to. A row stays on one page unless it is
/// longer than a page.
final class ReportTable {
    private static final float GAP = 8;
    private static final float PAD = 3;

    /// At most so much lower than its own place a first line stands, to share a base line.
    private static final float SHIFT = 4;

    /// A row that is longer than a page is begun only where so much fits.
    private static final float LEAST = 60;

    private static final TextStyle HEAD =
            new TextStyle(FontFace.MEDIUM, 7.5f, 11, ReportColor.QUIET);

    private final PageLayout flow;
    private final List<Column> columns;

    /// @param share of the width, all of a table add up to 1
    record Column(String head, float share) {}

    /// Words in a cell.
    record Words(String text, TextStyle style) {}

    /// What stands in a row under one column, from the top.
    ///
    /// @param mark drawn before the first line, if any
    record Cell(List<Words> words, List<StatusGlyph> mark) {
        static Cell of(String text, TextStyle style) {
            return new Cell(List.of(new Words(text, style)), List.of());
        }

        static Cell of(Words... words) {
            return new Cell(List.of(words), List.of());
        }

        static Cell marked(StatusGlyph mark, String text, TextStyle style) {
            return new Cell(List.of(new Words(text, style)), List.of(mark));
        }
    }

    /// Begins a table; its head is drawn at once.
    ReportTable(PageLayout flow, List<Column> columns) throws IOException {
        this.flow = flow;
        this.columns = columns;
        flow.need(44);
        head();
    }

    private float width(int column) {
        return columns.get(column).share() * PageLayout.MEASURE - GAP;
    }

    private void head() throws IOException {
        float x = PageLayout.LEFT;
        for (int i = 0; i < columns.size(); i++) {
            TextLine line = flow.setting().fit(columns.get(i).head(), HEAD, width(i));
            flow.pen().write(x, PageLayout.base(flow.y(), HEAD), line);
            x += width(i) + GAP;
        }
        flow.down(HEAD.leading() + 3);
        flow.pen().rule(PageLayout.LEFT, flow.y(), PageLayout.MEASURE, ReportColor.QUIET);
        flow.down(1);
    }

    /// Adds a row, one cell a column.
    void row(Cell... cells) throws IOException {
        List<List<TextLine>> lines = new ArrayList<>();
        float high = 0;
        for (int i = 0; i < cells.length; i++) {
            List<TextLine> wrapped = new ArrayList<>();
            for (Words words : cells[i].words()) {
                wrapped.addAll(
                        flow.setting()
                                .wrap(words.text(), words.style(), width(i) - indent(cells[i])));
            }
            lines.add(wrapped);
            high = Math.max(high, TextLine.high(wrapped));
        }
        float all = high + 2 * PAD + SHIFT;
        boolean fitsWhole = all + HEAD.leading() + SHIFT <= PageLayout.pageHeight();
        if (flow.room() < Math.min(all, fitsWhole ? all : LEAST)) {
            flow.nextPage();
            head();
        }
        draw(cells, lines);
    }

    private static float indent(Cell cell) {
        return cell.mark().isEmpty() ? 0 : 12;
    }

    /// The base line that the first lines of all cells share.
    private static float lowest(List<List<TextLine>> cells, float top) {
        float lowest = top;
        for (List<TextLine> lines : cells) {
            lowest = Math.max(lowest, PageLayout.base(top, lines.getFirst().style()));
        }
        return lowest;
    }

    private void mark(Cell cell, float x, float top) throws IOException {
        for (StatusGlyph mark : cell.mark()) {
            TextStyle style = cell.words().getFirst().style();
            float size = style.size() * 0.8f;
            mark.draw(
                    flow.pen(), x, PageLayout.base(top, style) - size * 0.95f, size, style.tint());
        }
    }

    /// Draws as many lines of each cell as fit, and the rest on the pages after.
    private void draw(Cell[] cells, List<List<TextLine>> lines) throws IOException {
        int[] done = new int[cells.length];
        boolean begun = false;
        while (true) {
            float start = flow.y() + PAD;
            float deepest = start;
            float lowest = begun ? start : lowest(lines, start);
            boolean left = false;
            float x = PageLayout.LEFT;
            for (int i = 0; i < cells.length; i++) {
                TextStyle first = lines.get(i).getFirst().style();
                float top = begun ? start : start + lowest - PageLayout.base(start, first);
                if (!begun) {
                    mark(cells[i], x, top);
                }
                float down = column(x + indent(cells[i]), top, lines.get(i), done, i);
                deepest = Math.max(deepest, down);
                left |= done[i] < lines.get(i).size();
                x += width(i) + GAP;
            }
            begun = true;
            flow.moveTo(deepest + PAD);
            flow.pen().rule(PageLayout.LEFT, flow.y(), PageLayout.MEASURE, ReportColor.HAIR);
            flow.down(0.6f);
            if (!left) {
                return;
            }
            flow.nextPage();
            head();
        }
    }

    private float column(float x, float top, List<TextLine> lines, int[] done, int column)
            throws IOException {
        float y = top;
        while (done[column] < lines.size()) {
            TextLine line = lines.get(done[column]);
            if (y + line.style().leading() + PAD > PageLayout.BOTTOM + 1) {
                break;
            }
            flow.pen().write(x, PageLayout.base(y, line.style()), line);
            y += line.style().leading();
            done[column]++;
        }
        return y;
    }
}
