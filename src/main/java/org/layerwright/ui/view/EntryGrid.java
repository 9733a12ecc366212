package org.layerwright.ui.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Entries in two columns of equal width, filled row by row; the order of children is that of the tab key. */
final class EntryGrid extends GridPane {
    private static final int COLUMNS = 2;
    /** Any would do, since the form is given its width; without one each entry is asked for its own at each layout. */
    private static final double COLUMN_WIDTH = 120;

    EntryGrid(Node... cells) {
        getStyleClass().add("entries");
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(100.0 / COLUMNS);
        column.setPrefWidth(COLUMN_WIDTH);
        getColumnConstraints().setAll(column, column);
        fill(List.of(cells));
    }

    /** Marks a cell to take both columns. */
    static Node wide(Node cell) {
        cell.getProperties().put(EntryGrid.class, COLUMNS);
        return cell;
    }

    void fill(List<? extends Node> cells) {
        int place = 0;
        for (Node cell : cells) {
            int span = (int) cell.getProperties().getOrDefault(EntryGrid.class, 1);
            if (place % COLUMNS + span > COLUMNS) {
                place += COLUMNS - place % COLUMNS;
            }
            GridPane.setConstraints(cell, place % COLUMNS, place / COLUMNS, span, 1);
            place += span;
        }
        // What is already shown stays on the scene, or it would lose the focus.
        if (!getChildren().equals(cells)) {
            getChildren().retainAll(cells);
            for (int i = 0; i < cells.size(); i++) {
                if (i >= getChildren().size() || getChildren().get(i) != cells.get(i)) {
                    getChildren().add(i, cells.get(i));
                }
            }
        }
    }
}
