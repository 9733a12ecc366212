package org.layerwright.ui.viewmodel.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.layer.Lowering;

/**
 * A network as a row of blocks, as papers draw it: a block is as tall as its map (or, for a vector, as its length) and
 * as wide as its channels, both in powers of two. Layers that only pass on what they get are thin.
 *
 * @param blocks in the order of the layers
 */
public record NetworkSketch(List<Block> blocks) {
    private static final double TALLEST = 8; // 2⁸: a map of 256 pixels, a vector of 65,536 numbers
    private static final double THIN = 0.6;

    /**
     * One layer.
     *
     * @param width relative to the others
     * @param height of the whole, in (0, 1]
     * @param category decides the colour; absent for a type that is not known
     */
    public record Block(double width, double height, Optional<LayerType.Category> category) {}

    public NetworkSketch {
        blocks = List.copyOf(blocks);
    }

    public static NetworkSketch of(NetworkSpec network) {
        Map<String, Shape> shapes = Lowering.lower(network).shapes();
        List<Block> blocks = new ArrayList<>();
        for (LayerSpec layer : network.layers()) {
            Optional<LayerType.Category> category =
                    LayerTypes.find(layer.type()).map(LayerType::category);
            Shape shape = shapes.get(layer.name());
            if (shape == null) {
                blocks.add(new Block(THIN, 0.5, category));
                continue;
            }
            boolean thin = category.map(NetworkSketch::passesOn).orElse(true) || !shape.isImage();
            double width = thin ? THIN : 0.6 + log2(shape.dim(shape.rank() - 1)) / 4;
            double height = shape.isImage() ? log2(shape.height()) : log2(shape.longSize()) / 2;
            blocks.add(new Block(width, Math.min(1, Math.max(0.12, height / TALLEST * 1.4)), category));
        }
        return new NetworkSketch(blocks);
    }

    /** The sum of all widths. */
    public double width() {
        return blocks.stream().mapToDouble(Block::width).sum();
    }

    private static boolean passesOn(LayerType.Category category) {
        return switch (category) {
            case ACTIVATION, NORMALIZATION, REGULARIZATION, RESHAPE, MERGE -> true;
            case INPUT, CONVOLUTION, POOLING, DENSE -> false;
        };
    }

    private static double log2(long value) {
        return Math.log(value) / Math.log(2);
    }
}
