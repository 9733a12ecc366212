package org.layerwright.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The columns that the cards share with the headings above and the totals below them. */
public final class CardColumns {
    private static final double SHAPE = 86;
    /** Where it stands alone in large letters. */
    private static final double WIDE_SHAPE = 190;

    private static final double COST = 78;
    private static final double ACTION = 28;
    private static final double GAP = 10;

    private CardColumns() {}

    /** One row: the first cell takes what is left, the others have their widths. */
    public static HBox row(Node first, Region shape, Region parameters, Region multiplyAdds, Region action) {
        HBox row = new HBox(GAP, first, shape, parameters, multiplyAdds, action);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(first, Priority.ALWAYS);
        fix(shape, SHAPE);
        fix(parameters, COST);
        fix(multiplyAdds, COST);
        fix(action, ACTION);
        return row;
    }

    /** @param wide whether the shape stands alone, in large letters */
    public static void fixShape(Region cell, boolean wide) {
        fix(cell, wide ? WIDE_SHAPE : SHAPE);
    }

    private static void fix(Region cell, double width) {
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        cell.setMaxWidth(width);
    }
}
