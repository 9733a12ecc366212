package org.layerwright.network.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.layer.Lowering;

class SuggestionsTest {
    /** As in the classic example: 28×28 → 26 → 13 → 11 → 5 → 3×3×64. */
    private static final NetworkSpec MNIST = NetworkSpec.of(
            "mnist",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("conv1", "Conv2D", "filters", 32, "activation", "relu"),
            LayerSpec.of("pool1", "MaxPool2D"),
            LayerSpec.of("conv2", "Conv2D", "filters", 64, "activation", "relu"),
            LayerSpec.of("pool2", "MaxPool2D"),
            LayerSpec.of("conv3", "Conv2D", "filters", 64, "activation", "relu"),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense1", "Dense", "units", 64, "activation", "relu"),
            LayerSpec.of("output", "Dense", "units", 10, "activation", "softmax"));

    @Test
    void offersWhatFitsTheLayer() {
        assertEquals(List.of(), offered(MNIST, 0));
        assertEquals(List.of("convolution-to-separable", "halve", "remove"), offered(MNIST, 5));
        assertEquals(List.of("remove"), offered(MNIST, 2));
        assertEquals(
                List.of(
                        "dense-to-global-pooling",
                        "dense-to-pixel-convolution",
                        "dense-to-convolution",
                        "halve",
                        "remove"),
                offered(MNIST, 7));
        assertEquals(List.of(), offered(MNIST, 8), "the output is the answer's shape");
        assertEquals(List.of(), offered(MNIST, -1));
        NetworkSpec broken = MNIST.withLayers(List.of(MNIST.layers().get(1)));
        assertEquals(List.of(), offered(broken, 0));
    }

    @Test
    void aSeparableConvolutionHasTheParametersOfItsPaper() {
        // Howard et al. 2017: k² · c + c · filters weights, and a bias for each filter.
        Suggestions.Option option = option(MNIST, 5, "convolution-to-separable");
        assertEquals(64 * 9 + 64 * 64 + 64, parameters(option, "conv3"));
        assertEquals(3 * 3 * (64 * 9 + 64 * 64), multiplyAdds(option, "conv3"));
        assertEquals(
                93_322 - (9 * 64 * 64 + 64) + 4736,
                CostLedger.of(option.lowered()).parameters());
    }

    @Test
    void aDenseLayerAsAConvolutionKeepsEveryCount() {
        Suggestions.Option option = option(MNIST, 7, "dense-to-convolution");
        LayerSpec convolution = option.network().layers().get(option.selection());
        assertEquals("Conv2D", convolution.type());
        assertEquals(64, convolution.params().get("filters"));
        assertEquals("relu", convolution.params().get("activation"));
        assertEquals(3 * 3 * 64 * 64 + 64, parameters(option, convolution.name()));
        assertEquals(93_322, CostLedger.of(option.lowered()).parameters());
        CostLedger before = CostLedger.of(Lowering.lower(MNIST));
        assertEquals(before.multiplyAdds(), CostLedger.of(option.lowered()).multiplyAdds());
        assertEquals(List.of(10), option.lowered().shapes().get("output").dims(), "what comes out has the same shape");
    }

    @Test
    void poolingLeavesOneNumberAChannel() {
        for (int index : new int[] {6, 7}) {
            Suggestions.Option option = option(MNIST, index, "dense-to-global-pooling");
            assertEquals(64 * 64 + 64, parameters(option, "dense1"));
            assertTrue(option.network().layer("flatten").isEmpty());
        }
        Suggestions.Option pixel = option(MNIST, 7, "dense-to-pixel-convolution");
        LayerSpec convolution = pixel.network().layers().get(pixel.selection());
        assertEquals(64 * 64 + 64, parameters(pixel, convolution.name()));
        assertEquals(3 * 3 * 64 * 64, multiplyAdds(pixel, convolution.name()), "once a pixel");
    }

    @Test
    void aSoftmaxStaysAtTheEnd() {
        NetworkSpec shallow = NetworkSpec.of(
                "shallow",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("conv", "Conv2D", "filters", 8),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("output", "Dense", "units", 10, "activation", "softmax"));
        assertTrue(!offered(shallow, 3).contains("dense-to-convolution"));
        NetworkSpec next = option(shallow, 3, "dense-to-pixel-convolution").network();
        LayerSpec last = next.layers().get(next.layers().size() - 1);
        assertEquals("Activation", last.type());
        assertEquals("softmax", last.params().get("function"));
        assertEquals("conv_2", next.layers().get(2).name());
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(next.layers().get(2).params().get("activation")));
    }

    @Test
    void halvingAndRemovingReachTheNextLayer() {
        Suggestions.Option halved = option(MNIST, 3, "halve");
        assertEquals(9 * 32 * 32 + 32, parameters(halved, "conv2"));
        assertEquals(9 * 32 * 64 + 64, parameters(halved, "conv3"));
        Suggestions.Option removed = option(MNIST, 7, "remove");
        assertEquals(576 * 10 + 10, parameters(removed, "output"));
        assertEquals(7, removed.selection());
    }

    @Test
    void readersOfWhatIsReplacedReadWhatTakesItsPlace() {
        NetworkSpec branched = NetworkSpec.of(
                "branched",
                LayerSpec.of("input", "Input", "height", 8, "width", 8),
                LayerSpec.of("conv", "Conv2D", "filters", 4),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("hidden", "Dense", "units", 6),
                LayerSpec.of("again", "Dense", "units", 6),
                LayerSpec.of("sum", "Add").withInputs(List.of("hidden", "again")));
        NetworkSpec next = option(branched, 3, "dense-to-convolution").network();
        assertEquals(List.of("flatten", "again"), next.layers().get(5).inputs());
        NetworkSpec pooled = option(branched, 3, "dense-to-global-pooling").network();
        assertEquals(List.of("hidden", "again"), pooled.layers().get(5).inputs());
    }

    @Test
    void leavesSharedWeightsAlone() {
        NetworkSpec shared = NetworkSpec.of(
                "shared",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("stem", "Conv2D", "filters", 8, "padding", "same"),
                LayerSpec.of("a", "Conv2D", "filters", 8, "padding", "same"),
                LayerSpec.of("b", "Conv2D", "filters", 8, "padding", "same").withSharedWith("a"),
                LayerSpec.of("pool", "GlobalAvgPool2D"));
        assertEquals(List.of("remove"), offered(shared, 2), "its width is set by what shares it");
        assertEquals(List.of("remove"), offered(shared, 3));
    }

    private static List<String> offered(NetworkSpec network, int index) {
        return Suggestions.of(network, Lowering.lower(network), index).stream()
                .map(option -> option.suggestion().id())
                .toList();
    }

    private static Suggestions.Option option(NetworkSpec network, int index, String id) {
        return Suggestions.of(network, Lowering.lower(network), index).stream()
                .filter(option -> option.suggestion().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long parameters(Suggestions.Option option, String layer) {
        return CostLedger.of(option.lowered()).layer(layer).orElseThrow().parameters();
    }

    private static long multiplyAdds(Suggestions.Option option, String layer) {
        return CostLedger.of(option.lowered()).layer(layer).orElseThrow().multiplyAdds();
    }
}
