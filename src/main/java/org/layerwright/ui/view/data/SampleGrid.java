package org.layerwright.ui.view.data;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.data.SampleBlocks;

/**
 * All images of a class in one list of rows. Only those in view have nodes, and they are read when they come into view.
 * The arrow keys walk from picture to picture.
 */
final class SampleGrid {
    private static final double GAP = 6;
    private static final double MARGIN = 12;
    /** With a gap before it. */
    private static final double SCROLL_BAR = 16;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ListView<Integer> list = new ListView<>();
    private final String name;
    private final Set<Row> rows = new HashSet<>();
    /** One for all pictures: a tooltip is a window of its own. */
    private final Tooltip tip = Tips.of("");

    private final ReadOnlyStringWrapper chosenWords = new ReadOnlyStringWrapper("");
    private SampleBlocks<Shown> blocks;
    private int columns;
    private int chosen = -1;

    /** A picture, and which sample it is. */
    record Shown(Image picture, String words) {}

    /** @param name what the list is called while no picture is chosen */
    SampleGrid(String name) {
        this.name = name;
        list.setId("sample-grid");
        list.setAccessibleText(name);
        list.getStyleClass().addAll("edge-to-edge", "data-grid");
        list.setFixedCellSize(SampleTile.SIZE + GAP);
        list.setCellFactory(view -> new Row());
        list.widthProperty().subscribe(this::arrange);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    Node node() {
        return list;
    }

    /** Which sample is chosen; empty for none. */
    ReadOnlyStringProperty chosenWordsProperty() {
        return chosenWords.getReadOnlyProperty();
    }

    /** Shows other samples from their first; null for none. */
    void show(SampleBlocks<Shown> shown) {
        if (blocks != null) {
            blocks.close();
        }
        blocks = shown;
        columns = 0;
        chosen = -1;
        list.getItems().clear();
        tell();
        if (shown != null) {
            shown.whenLoaded((first, count) -> {
                rows.forEach(row -> row.fill(first, count));
                if (chosen >= first && chosen < first + count) {
                    tell();
                }
            });
            arrange();
            list.scrollTo(0);
        }
    }

    private void arrange() {
        double room = list.getWidth() - MARGIN - SCROLL_BAR + GAP;
        int fit = Math.max(1, (int) (room / (SampleTile.SIZE + GAP)));
        if (blocks == null || fit == columns) {
            return;
        }
        columns = fit;
        list.getItems()
                .setAll(IntStream.range(0, (blocks.total() + fit - 1) / fit)
                        .boxed()
                        .toList());
        if (chosen >= 0) {
            list.scrollTo(chosen / columns);
        }
    }

    private void key(KeyEvent event) {
        if (blocks == null || blocks.total() == 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int inView = Math.max(1, (int) (list.getHeight() / list.getFixedCellSize()));
        int last = blocks.total() - 1;
        int to = switch (event.getCode()) {
            case LEFT -> chosen - 1;
            case RIGHT -> chosen + 1;
            case UP -> chosen - columns < 0 ? chosen : chosen - columns;
            case DOWN -> chosen < 0 ? 0 : chosen + columns > last ? chosen : chosen + columns;
            case PAGE_UP -> chosen - inView * columns;
            case PAGE_DOWN -> chosen + inView * columns;
            case HOME -> 0;
            case END -> last;
            default -> Integer.MIN_VALUE;
        };
        if (to != Integer.MIN_VALUE) {
            event.consume();
            choose(Math.max(0, Math.min(last, to)));
            show(chosen / columns, inView);
        }
    }

    /** Scrolls as little as shows the row. */
    private void show(int row, int inView) {
        int first = rows.stream()
                .filter(Row::isWholeInView)
                .mapToInt(Row::getIndex)
                .min()
                .orElse(0);
        if (row < first) {
            list.scrollTo(row);
        } else if (row >= first + inView) {
            list.scrollTo(row - inView + 1);
        }
    }

    private void choose(int place) {
        chosen = place;
        rows.forEach(Row::mark);
        tell();
    }

    private void tell() {
        Optional<Shown> now = chosen < 0 ? Optional.empty() : blocks.at(chosen);
        chosenWords.set(now.map(Shown::words).orElse(""));
        list.setAccessibleText(now.map(Shown::words).orElse(name));
        list.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /** One row of pictures, used again for other rows as the list is scrolled. */
    private final class Row extends ListCell<Integer> {
        private final HBox pictures = new HBox(GAP);

        Row() {
            getStyleClass().add("data-grid-row");
            rows.add(this);
        }

        @Override
        protected void updateItem(Integer row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : pictures);
            if (getGraphic() == null) {
                return;
            }
            int count = Math.min(columns, blocks.total() - row * columns);
            while (pictures.getChildren().size() < count) {
                pictures.getChildren().add(tile(pictures.getChildren().size()));
            }
            pictures.getChildren().remove(count, pictures.getChildren().size());
            for (Node tile : pictures.getChildren()) {
                set((MapPicture) tile, null);
            }
            mark();
            fill(row * columns, count);
        }

        private MapPicture tile(int column) {
            MapPicture tile = new MapPicture(SampleTile.SIZE);
            Tooltip.install(tile, tip);
            tile.setOnMouseEntered(event -> tip.setText(tile.getAccessibleText()));
            tile.setOnMousePressed(event -> {
                list.requestFocus();
                choose(getItem() * columns + column);
            });
            return tile;
        }

        /** Shows those of some samples that are here. */
        void fill(int first, int count) {
            if (getGraphic() == null) {
                return;
            }
            int begin = getItem() * columns;
            for (int c = 0; c < pictures.getChildren().size(); c++) {
                if (begin + c >= first && begin + c < first + count) {
                    MapPicture tile = (MapPicture) pictures.getChildren().get(c);
                    blocks.at(begin + c).ifPresent(shown -> set(tile, shown));
                }
            }
        }

        void mark() {
            if (getGraphic() != null) {
                for (int c = 0; c < pictures.getChildren().size(); c++) {
                    pictures.getChildren().get(c).pseudoClassStateChanged(CHOSEN, getItem() * columns + c == chosen);
                }
            }
        }

        boolean isWholeInView() {
            return getGraphic() != null
                    && isVisible()
                    && getBoundsInParent().getMinY()
                                    + getParent().getBoundsInParent().getMinY()
                            >= -1;
        }

        private void set(MapPicture tile, Shown shown) {
            tile.show(shown == null ? null : shown.picture());
            tile.setAccessibleText(shown == null ? name : shown.words());
        }
    }
}
