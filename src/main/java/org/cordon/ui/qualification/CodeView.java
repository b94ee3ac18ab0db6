package org.cordon.ui.qualification;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import org.cordon.app.qualification.CalibrationDrawing.Pattern;

import java.util.Optional;

/// A code as large as its place allows, black on white in any theme, its quiet zone around it. Fields
/// are whole pixels, so that scanners see straight edges.
///
/// Style class `code-view`.
public final class CodeView extends Region {
    /// Bars are drawn so high, as a share of their length.
    private static final double BARS = 0.34;

    private final Canvas canvas = new Canvas();
    private Optional<Pattern> pattern = Optional.empty();

    /// Shows nothing yet.
    public CodeView() {
        getStyleClass().add("code-view");
        getChildren().add(canvas);
    }

    /// Shows a code.
    ///
    /// @param words what it is, for those who do not see it
    public void show(Pattern code, String words) {
        pattern = Optional.of(code);
        setAccessibleText(words);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pattern.ifPresent(code -> draw(pen, code));
    }

    private void draw(GraphicsContext pen, Pattern code) {
        int across = code.width() + 2 * code.quiet();
        int rows = code.bars() ? (int) (code.width() * BARS) : code.height();
        int down = code.bars() ? rows + code.quiet() : rows + 2 * code.quiet();
        double field = Math.max(1, Math.floor(Math.min(getWidth() / across, getHeight() / down)));
        double left = Math.floor((getWidth() - across * field) / 2);
        double top = Math.floor((getHeight() - down * field) / 2);
        pen.setFill(Color.WHITE);
        pen.fillRect(left, top, across * field, down * field);
        pen.setFill(Color.BLACK);
        double x = left + code.quiet() * field;
        double y = top + (code.bars() ? code.quiet() / 2 : code.quiet()) * field;
        for (int row = 0; row < code.height(); row++) {
            for (int column = 0; column < code.width(); column++) {
                if (code.dark(column, row)) {
                    pen.fillRect(
                            x + column * field,
                            y + row * field,
                            field,
                            code.bars() ? rows * field : field);
                }
            }
        }
    }
}
