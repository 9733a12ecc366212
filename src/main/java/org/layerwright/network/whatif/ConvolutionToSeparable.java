package org.layerwright.network.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.SeparableConv2D;

/**
 * A separable convolution in place of a full one, with the same kernel, filters and places: {@code k² · c + c · filters}
 * weights in place of {@code k² · c · filters}. Howard et al. 2017, "MobileNets".
 *
 * <p>When to choose it: for convolutions with many channels, which then cost about a ninth. Not for kernels of 1×1,
 * which have nothing to separate.
 */
final class ConvolutionToSeparable implements Suggestion {
    @Override
    public String id() {
        return "convolution-to-separable";
    }

    @Override
    public Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes) {
        LayerSpec layer = network.layers().get(index);
        if (!layer.type().equals(Conv2D.ID)
                || Conv2D.KERNEL_SIZE.of(layer.params()) == 1
                || Shared.isShared(network, index)) {
            return Optional.empty();
        }
        List<LayerSpec> layers = new ArrayList<>(network.layers());
        layers.set(index, new LayerSpec(layer.name(), SeparableConv2D.ID, layer.inputs(), layer.params()));
        return Optional.of(new Changed(network.withLayers(layers), index));
    }
}
