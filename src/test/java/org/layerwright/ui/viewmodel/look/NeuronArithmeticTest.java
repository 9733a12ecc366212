package org.layerwright.ui.viewmodel.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.ui.viewmodel.look.Explanation.Kind;

class NeuronArithmeticTest {
    private static final NetworkSpec ALL = NetworkSpec.of(
            "All",
            LayerSpec.of("input", "Input", "height", 11, "width", 9, "channels", 2),
            LayerSpec.of("stride", "Conv2D", "filters", 4, "kernelSize", 3, "stride", 2, "padding", "same"),
            LayerSpec.of("norm", "BatchNormalization"),
            LayerSpec.of("relu", "Activation"),
            LayerSpec.of("holes", "Conv2D", "filters", 4, "kernelSize", 3, "dilation", 2, "padding", "same")
                    .withParam("activation", "relu"),
            LayerSpec.of("add", "Add").withInputs(List.of("relu", "holes")),
            LayerSpec.of("deep", "DepthwiseConv2D", "kernelSize", 3, "depthMultiplier", 2, "padding", "same"),
            LayerSpec.of("separable", "SeparableConv2D", "filters", 5, "kernelSize", 3, "padding", "same")
                    .withParam("activation", "relu"),
            LayerSpec.of("max", "MaxPool2D", "poolSize", 2, "padding", "same"),
            LayerSpec.of("mean", "AvgPool2D", "poolSize", 2, "padding", "same"),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("hidden", "Dense", "units", 6, "activation", "relu"),
            LayerSpec.of("output", "Dense", "units", 3, "activation", "softmax"));

    @Test
    void everyNeuronOfANetworkComesToTheValueThatAWholePassGives() {
        ForwardPass pass = new ForwardPass(ALL, 7);
        float[] sample = sample(11 * 9 * 2);
        Map<String, float[]> outputs = new HashMap<>(pass.run(sample));
        outputs.put("input", sample);
        NeuronArithmetic arithmetic = new NeuronArithmetic(pass.graph(), "input", outputs, pass.weights());
        Map<String, Shape> shapes = Lowering.lower(ALL).shapes();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (LayerSpec layer : ALL.layers().subList(1, ALL.layers().size())) {
            Shape shape = shapes.get(layer.name());
            for (int i = 0; i < shape.size(); i++) {
                int channels = shape.isImage() ? shape.channels() : shape.size();
                int pixel = i / channels;
                int width = shape.isImage() ? shape.width() : 1;
                Explanation how = arithmetic.explain(layer.name(), pixel / width, pixel % width, i % channels);
                float expected = outputs.get(layer.name())[i];
                assertEquals(expected, how.value(), 1e-5 + 1e-4 * Math.abs(expected), layer.name() + " at " + i);
                assertTrue(how.agrees(), layer.name() + " at " + i + " " + how);
                kinds.add(how.kind());
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(Kind.OTHER)), kinds, "a form of arithmetic that no layer used");
    }

    @Test
    void aConvolutionByHand() {
        // One channel, kernel 2x2 of 1, 2, 3, 4 on the image 1..9: at (1, 0) it reads 4 5 / 7 8.
        NetworkSpec network = NetworkSpec.of(
                "Hand",
                LayerSpec.of("input", "Input", "height", 3, "width", 3, "channels", 1),
                LayerSpec.of("conv", "Conv2D", "filters", 1, "kernelSize", 2, "activation", "relu"));
        OpGraph graph = Lowering.lower(network).graph();
        Explanation how = new NeuronArithmetic(
                        graph,
                        "input",
                        Map.of("input", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, "conv", new float[] {0, 0, 66.5f, 0}),
                        Map.of("conv/kernel", new float[] {1, 2, 3, 4}, "conv/bias", new float[] {-0.5f}))
                .explain("conv", 1, 0, 0);
        assertEquals(4 + 10 + 21 + 32, how.terms().get(0).total());
        assertEquals(66.5, how.sum());
        assertEquals(66.5, how.value());
        assertEquals(new Patch("input", 1, 0, 2, 2), how.patch().orElseThrow());
        assertTrue(how.agrees());
    }

    @Test
    void aWrongValueIsNotCalledRight() {
        ForwardPass pass = new ForwardPass(ALL, 7);
        float[] sample = sample(11 * 9 * 2);
        Map<String, float[]> outputs = new HashMap<>(pass.run(sample));
        outputs.put("input", sample);
        outputs.get("stride")[0] *= 1.001f;
        assertFalse(new NeuronArithmetic(pass.graph(), "input", outputs, pass.weights())
                .explain("stride", 0, 0, 0)
                .agrees());
    }

    @Test
    void theNormalDistributionAsInTables() {
        assertEquals(0.9750021, Functions.normalDistribution(1.96), 1e-7);
        assertEquals(0.1586553, Functions.normalDistribution(-1), 1e-7);
    }

    private static float[] sample(int size) {
        Random random = new Random(3);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
