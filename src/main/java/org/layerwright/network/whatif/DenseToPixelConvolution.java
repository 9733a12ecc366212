package org.layerwright.network.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.GlobalAvgPool2D;

/**
 * In place of a dense layer on a flattened image, the same small dense layer at every pixel (a 1×1 convolution), and
 * then the mean over all pixels: {@code c · units} weights in place of {@code h · w · c · units}. Where a thing lies no
 * longer matters. Lin, Chen and Yan 2014, "Network in network".
 *
 * <p>When to choose it: for a small network on images whose subject may lie anywhere, and against overfitting.
 */
final class DenseToPixelConvolution implements Suggestion {
    private static final String SOFTMAX = "softmax";
    private static final String ACTIVATION = "activation";

    @Override
    public String id() {
        return "dense-to-pixel-convolution";
    }

    @Override
    public Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes) {
        return FlattenedInput.at(network, index, shapes)
                .filter(FlattenedInput::ownsItsWeights)
                .map(DenseToPixelConvolution::pooled);
    }

    private static Changed pooled(FlattenedInput place) {
        NetworkSpec network = place.network();
        LayerSpec dense = place.dense();
        LayerSpec convolution = new LayerSpec(
                network.freeName("conv"),
                Conv2D.ID,
                List.of(),
                dense.params()
                        .without(Dense.UNITS.name())
                        .with(Conv2D.FILTERS, Dense.UNITS.of(dense.params()))
                        .with(Conv2D.KERNEL_SIZE, 1));
        LayerSpec pool = LayerSpec.of(network.freeName("gap"), GlobalAvgPool2D.ID);
        List<LayerSpec> layers = new ArrayList<>(List.of(convolution, pool));
        if (SOFTMAX.equals(dense.params().get(ACTIVATION))) {
            // Probabilities are made of the means: a mean of probabilities would train badly.
            layers.set(0, convolution.withoutParam(ACTIVATION));
            layers.add(LayerSpec.of(network.freeName(SOFTMAX), Activation.ID, "function", SOFTMAX));
        }
        return new Changed(place.replacedBy(layers), place.flatten());
    }
}
