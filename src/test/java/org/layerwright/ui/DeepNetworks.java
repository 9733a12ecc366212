package org.layerwright.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;

/** Networks too deep to be written down. */
final class DeepNetworks {
    private DeepNetworks() {}

    /**
     * A residual network for small images: blocks of six layers with a shortcut around them.
     *
     * @param size how many layers it has in all; at least 12
     */
    static NetworkSpec residual(int size) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(LayerSpec.of("input", "Input", "height", 32, "width", 32, "channels", 3));
        layers.add(LayerSpec.of("stem", "Conv2D", "filters", 16, "padding", "same"));
        String from = "stem";
        for (int block = 1; layers.size() + 8 <= size; block++) {
            String name = "block" + block;
            layers.add(LayerSpec.of(name + "_a", "Conv2D", "filters", 16, "padding", "same"));
            layers.add(LayerSpec.of(name + "_norm", "BatchNormalization"));
            layers.add(LayerSpec.of(name + "_relu", "Activation"));
            layers.add(LayerSpec.of(name + "_b", "Conv2D", "filters", 16, "padding", "same"));
            layers.add(LayerSpec.of(name + "_add", "Add").withInputs(List.of(name + "_b", from)));
            layers.add(LayerSpec.of(name, "Activation"));
            from = name;
        }
        while (layers.size() + 2 < size) {
            layers.add(LayerSpec.of("drop" + layers.size(), "Dropout"));
        }
        layers.add(LayerSpec.of("pool", "GlobalAvgPool2D"));
        layers.add(LayerSpec.of("output", "Dense", "units", 10, "activation", "softmax"));
        return new NetworkSpec("Residual, " + size + " layers", Map.of(), layers);
    }

    /** Every layer of a block reads all before it, as in DenseNet (Huang et al. 2017), with shared weights besides. */
    static NetworkSpec dense(int depth) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(LayerSpec.of("input", "Input"));
        layers.add(LayerSpec.of("conv0", "Conv2D", "filters", 8, "padding", "same"));
        List<String> read = new ArrayList<>(List.of("conv0"));
        for (int i = 1; i <= depth; i++) {
            String source = read.get(read.size() - 1);
            if (i > 1) {
                source = "join" + i;
                layers.add(LayerSpec.of(source, "Concatenate").withInputs(read));
            }
            layers.add(LayerSpec.of("conv" + i, "Conv2D", "filters", 8, "padding", "same"));
            read.add("conv" + i);
        }
        layers.add(LayerSpec.of("last", "Conv2D", "filters", 8, "padding", "same")
                .withInputs(List.of("conv0"))
                .withSharedWith("conv1"));
        layers.add(LayerSpec.of("sum", "Add").withInputs(List.of("last", read.get(read.size() - 1))));
        layers.add(LayerSpec.of("pool", "GlobalAvgPool2D"));
        layers.add(LayerSpec.of("output", "Dense", "units", 10, "activation", "softmax"));
        return new NetworkSpec("Dense block", Map.of(), layers);
    }
}
