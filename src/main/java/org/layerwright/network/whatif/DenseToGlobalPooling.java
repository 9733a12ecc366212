package org.layerwright.network.whatif;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.GlobalAvgPool2D;

/**
 * Global average pooling in place of the flatten before a dense layer: the dense layer then reads one number a channel,
 * {@code c · units} weights in place of {@code h · w · c · units}. Lin, Chen and Yan 2014, "Network in network".
 *
 * <p>When to choose it: where the dense layer holds most of the parameters and the network overfits. What is lost is
 * where in the image something was found.
 */
final class DenseToGlobalPooling implements Suggestion {
    @Override
    public String id() {
        return "dense-to-global-pooling";
    }

    @Override
    public Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes) {
        return FlattenedInput.at(network, index, shapes)
                .filter(place -> place.image().height() * place.image().width() > 1)
                .map(place -> {
                    LayerSpec pool = LayerSpec.of(network.freeName("gap"), GlobalAvgPool2D.ID);
                    NetworkSpec next =
                            place.replacedBy(List.of(pool, place.dense().withInputs(List.of())));
                    return new Changed(next, index);
                });
    }
}
