package org.cordon.ui.pictures;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

import org.cordon.app.scanning.PictureCodeReader.Corner;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.pictures.Page.Code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A picture as large as fits, with a frame around each code and its number and mark beside it.
///
/// Style class `marked-picture`; frames are `code-frame` with the pseudo-class of their shape, numbers
/// `code-tag`.
public final class MarkedPicture extends Region {
    private static final double LARGEST_STEP = 3;

    private final ImageView view = new ImageView();
    private final List<Framed> frames = new ArrayList<>();

    private record Framed(List<Corner> outline, Polygon frame, Label tag) {}

    /// Empty.
    public MarkedPicture() {
        getStyleClass().add("marked-picture");
        view.setPreserveRatio(true);
        getChildren().add(view);
    }

    void show(Image picture, List<Code> codes) {
        view.setImage(picture);
        frames.clear();
        getChildren().setAll(view);
        for (Code code : codes) {
            Polygon frame = new Polygon();
            frame.getStyleClass().add("code-frame");
            VerdictCode.Shape shape = code.verdict().shape();
            frame.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            shape.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    true);
            VerdictMark mark = new VerdictMark(shape);
            mark.getStyleClass().add("mark-small");
            Label tag = new Label(Integer.toString(code.number()), mark);
            tag.getStyleClass().add("code-tag");
            frames.add(new Framed(code.outline(), frame, tag));
            getChildren().addAll(frame, tag);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double scale =
                Math.min(
                        LARGEST_STEP,
                        Math.min(width / image.getWidth(), height / image.getHeight()));
        double w = image.getWidth() * scale;
        double h = image.getHeight() * scale;
        double x = snappedLeftInset() + (width - w) / 2;
        double y = snappedTopInset() + (height - h) / 2;
        view.setFitWidth(w);
        view.setFitHeight(h);
        view.relocate(x, y);
        for (Framed framed : frames) {
            place(framed, x, y, w, h);
        }
    }

    private static void place(Framed framed, double x, double y, double w, double h) {
        Double[] points = new Double[framed.outline().size() * 2];
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        for (int i = 0; i < framed.outline().size(); i++) {
            Corner corner = framed.outline().get(i);
            points[2 * i] = x + corner.x() * w;
            points[2 * i + 1] = y + corner.y() * h;
            left = Math.min(left, points[2 * i]);
            top = Math.min(top, points[2 * i + 1]);
        }
        framed.frame().getPoints().setAll(points);
        Label tag = framed.tag();
        tag.autosize();
        tag.relocate(
                Math.clamp(left, x, Math.max(x, x + w - tag.getWidth())),
                Math.max(y, top - tag.getHeight() - 4));
    }
}
