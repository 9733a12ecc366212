package org.layerwright.engine.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkView;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.op.OpGraph;

/** A look into a network: what each operator gives, and derivatives by the input against differences. */
final class SelfTestLook {
    private static final float STEP = 4e-3f;
    private static final double SMALL = 1e-2;
    private static final int PIXELS = 12;
    private static final OpGraph GRAPH = SelfTestCases.lower(
            LayerSpec.of("input", "Input", "height", 8, "width", 7, "channels", 2),
            LayerSpec.of("conv", "Conv2D", "filters", 5, "kernelSize", 3),
            LayerSpec.of("normal", "BatchNormalization"),
            LayerSpec.of("act", "Activation", "function", "tanh"),
            LayerSpec.of("drop", "Dropout", "rate", 0.3),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("out", "Dense", "units", 3, "activation", "softmax"));

    private final Device device;

    SelfTestLook(Device device) {
        this.device = device;
    }

    SelfTestResult.Case run() {
        Random random = new Random(11);
        float[] sample = new float[GRAPH.input().size()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (float) random.nextGaussian();
        }
        List<Double> values = new ArrayList<>();
        double worst = 0;
        try (NetworkView view = new NetworkView(GRAPH, device)) {
            view.setParameters(ParameterInitialization.draw(GRAPH, 3));
            view.run(sample);
            for (int id = 1; id <= GRAPH.nodes().size(); id++) {
                add(view.value(id), values);
            }
            view.differentiate(new float[] {1, 0, 0});
            float[] derivative = view.derivative(0);
            add(derivative, values);
            double largest = SMALL;
            for (float value : derivative) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int i = 0; i < PIXELS; i++) {
                int pixel = random.nextInt(sample.length);
                double measured = (logit(view, sample, pixel, STEP) - logit(view, sample, pixel, -STEP)) / (2 * STEP);
                worst = Math.max(worst, Math.abs(derivative[pixel] - measured) / largest);
            }
        }
        return new SelfTestResult.Case("A look into a network", "", worst, values);
    }

    private static double logit(NetworkView view, float[] sample, int pixel, float by) {
        float[] moved = sample.clone();
        moved[pixel] += by;
        view.run(moved);
        return view.logits()[0];
    }

    private static void add(float[] found, List<Double> values) {
        for (float value : found) {
            values.add((double) value);
        }
    }
}
