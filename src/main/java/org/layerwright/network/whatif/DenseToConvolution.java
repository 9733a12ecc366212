package org.layerwright.network.whatif;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.Flatten;

/**
 * A dense layer on a flattened image as the convolution that it is: its kernel covers the whole image, so there is one
 * place for it and the same sums come out of the same number of weights. Long, Shelhamer and Darrell 2015, "Fully
 * convolutional networks".
 *
 * <p>When to choose it: to see that the two are one thing, or to run the network over larger images later. It saves
 * nothing by itself. Only for square images, as kernels are.
 */
final class DenseToConvolution implements Suggestion {
    @Override
    public String id() {
        return "dense-to-convolution";
    }

    @Override
    public Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes) {
        return FlattenedInput.at(network, index, shapes)
                .filter(place -> place.image().height() == place.image().width())
                // A softmax has to stay at the very end, where the loss finds it.
                .filter(place -> !place.endsTheNetwork() && place.ownsItsWeights())
                .map(DenseToConvolution::convolved);
    }

    private static Changed convolved(FlattenedInput place) {
        LayerSpec dense = place.dense();
        LayerSpec convolution = new LayerSpec(
                place.network().freeName("conv"),
                Conv2D.ID,
                List.of(),
                dense.params()
                        .without(Dense.UNITS.name())
                        .with(Conv2D.FILTERS, Dense.UNITS.of(dense.params()))
                        .with(Conv2D.KERNEL_SIZE, place.image().height()));
        LayerSpec flatten = LayerSpec.of(place.flattenLayer().name(), Flatten.ID);
        return new Changed(place.replacedBy(List.of(convolution, flatten)), place.flatten());
    }
}
