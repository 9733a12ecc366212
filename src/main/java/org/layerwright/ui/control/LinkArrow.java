package org.layerwright.ui.control;

import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import org.layerwright.ui.viewmodel.NetworkLinks.Kind;
import org.layerwright.ui.viewmodel.NetworkLinks.Link;

/** The arrow of a connection. It can be used for one connection after the other of the same style. */
final class LinkArrow extends Group {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");
    private static final double CORNER = 5;
    private static final double HEAD = 4;
    private static final double HEAD_LENGTH = 6;

    /**
     * What arrows look like.
     *
     * @param arc whether it goes through a lane at the left instead of straight to the next card
     * @param bundled whether its lane is shared with others
     */
    record Style(Kind kind, boolean arc, boolean bundled) {
        static Style of(Link link, boolean bundled) {
            return new Style(link.kind(), !link.isStraight(), !link.isStraight() && bundled);
        }
    }

    private final Style style;
    private final Path line = new Path();
    private final Polygon head = new Polygon();
    private String wayWords = "";

    LinkArrow(Style style) {
        this.style = style;
        String kind = style.kind() == Kind.DATA ? "data" : "weights";
        line.getStyleClass().addAll("link", kind);
        if (style.arc()) {
            line.getStyleClass().add("arc");
        }
        if (style.bundled()) {
            line.getStyleClass().add("bundled");
        }
        head.getStyleClass().addAll("link-head", kind);
        getChildren().addAll(line, head);
        setManaged(false);
    }

    Style style() {
        return style;
    }

    /** Lit, faded where others are lit, or neither. */
    void light(boolean lit, boolean faded) {
        setViewOrder(lit ? -1 : 0);
        getChildren().forEach(shape -> {
            shape.pseudoClassStateChanged(LIT, lit);
            shape.pseudoClassStateChanged(FADED, faded);
        });
    }

    /** Straight down. */
    void go(double x, double fromY, double toY) {
        set(new MoveTo(x, fromY), new LineTo(x, toY - HEAD_LENGTH / 2));
        setHead(x - HEAD, toY - HEAD_LENGTH, x + HEAD, toY - HEAD_LENGTH, x, toY);
    }

    /** To the left into a lane and back to the right. */
    void goAround(double startX, double fromY, double laneX, double toX, double toY) {
        double down = Math.signum(toY - fromY);
        set(
                new MoveTo(startX, fromY),
                new LineTo(laneX + CORNER, fromY),
                new QuadCurveTo(laneX, fromY, laneX, fromY + down * CORNER),
                new LineTo(laneX, toY - down * CORNER),
                new QuadCurveTo(laneX, toY, laneX + CORNER, toY),
                new LineTo(toX - HEAD_LENGTH / 2, toY));
        setHead(toX - HEAD_LENGTH, toY - HEAD, toX - HEAD_LENGTH, toY + HEAD, toX, toY);
    }

    private void set(PathElement... elements) {
        // A way is short; what stays the same is not drawn anew.
        String words = Arrays.toString(elements);
        if (!words.equals(wayWords)) {
            wayWords = words;
            line.getElements().setAll(elements);
        }
    }

    private void setHead(Double... points) {
        if (!head.getPoints().equals(List.of(points))) {
            head.getPoints().setAll(points);
        }
    }
}
