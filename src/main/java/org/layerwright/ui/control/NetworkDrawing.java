package org.layerwright.ui.control;

import java.util.Locale;
import javafx.scene.layout.Region;
import org.layerwright.ui.viewmodel.start.NetworkSketch;
import org.layerwright.ui.viewmodel.start.NetworkSketch.Block;

/** A network as a row of blocks in the colours of their categories, centred on one line. */
public final class NetworkDrawing extends Region {
    private static final double LARGEST_UNIT = 13;
    private static final double GAP = 2;

    private final NetworkSketch sketch;

    public NetworkDrawing(NetworkSketch sketch, double width, double height) {
        this.sketch = sketch;
        getStyleClass().add("network-drawing");
        setMinSize(width, height);
        setPrefSize(width, height);
        for (Block block : sketch.blocks()) {
            Region node = new Region();
            node.getStyleClass()
                    .addAll(
                            "block",
                            "category-"
                                    + block.category()
                                            .map(known -> known.name().toLowerCase(Locale.ROOT))
                                            .orElse("unknown"));
            getChildren().add(node);
        }
    }

    @Override
    protected void layoutChildren() {
        int count = sketch.blocks().size();
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double gap = Math.min(GAP, room / Math.max(1, 4 * count));
        double unit = Math.min(LARGEST_UNIT, (room - gap * count) / Math.max(1, sketch.width()));
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double x = snappedLeftInset();
        for (int i = 0; i < count; i++) {
            Block block = sketch.blocks().get(i);
            double tall = block.height() * height;
            getChildren().get(i).resizeRelocate(x, snappedTopInset() + (height - tall) / 2, block.width() * unit, tall);
            x += block.width() * unit + gap;
        }
    }
}
