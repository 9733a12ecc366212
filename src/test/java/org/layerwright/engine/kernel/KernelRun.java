package org.layerwright.engine.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/** One kernel alone, with invented inputs that a formula gives. */
final class KernelRun implements AutoCloseable {
    private final OpGraph graph;
    private final int samples;
    private final float[] parameters;
    private final NativeVector nativeParameters;
    private final NativeVector gradient;
    private final Scratch scratch = new Scratch();
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Kernel kernel;

    KernelRun(OpType type, Attributes attributes, Shape in, Shape out, List<List<Integer>> weights, int samples) {
        this(Kernels.cpu()::make, type, attributes, in, out, weights, samples);
    }

    KernelRun(
            Function<KernelSite, Kernel> factory,
            OpType type,
            Attributes attributes,
            Shape in,
            Shape out,
            List<List<Integer>> weights,
            int samples) {
        this.samples = samples;
        GraphBuilder builder = new GraphBuilder();
        builder.input(in);
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            positions.add(builder.weight(
                    new WeightSpec("w" + i, weights.get(i), Initializer.ZEROS, 1, 1, WeightSpec.Role.KERNEL)));
        }
        OpNode node = new OpNode("node", type, List.of(0), positions, attributes, out);
        graph = builder.build(builder.add(node));
        parameters = new float[graph.parameterCount()];
        for (int i = 0; i < weights.size(); i++) {
            float[] values = wave((int) graph.weights().get(i).size(), i + 1);
            System.arraycopy(values, 0, parameters, graph.offsetOf(i), values.length);
        }
        nativeParameters = new NativeVector(parameters.length);
        nativeParameters.write(parameters);
        gradient = new NativeVector(parameters.length);
        x = Tensor.allocate(in, samples);
        y = Tensor.allocate(out, samples);
        dx = Tensor.allocate(in, samples);
        dy = Tensor.allocate(out, samples);
        kernel = factory.apply(new KernelSite(
                graph,
                node,
                0,
                List.of(x),
                y,
                List.of(dx),
                dy,
                new WeightBuffers(nativeParameters, gradient),
                scratch,
                1,
                new ShardMeeting(1),
                0));
        scratch.allocate();
    }

    private static float[] wave(int count, int seed) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.sin(1.7 * i + 0.5 + seed);
        }
        return values;
    }

    void forwardAndBackward() {
        forwardAndBackward(wave(samples * x.sampleSize(), 0));
    }

    void forwardAndBackward(float[] input) {
        Pass pass = new Pass();
        pass.set(samples, true, 1, 0);
        x.write(input, samples);
        float[] slope = new float[samples * y.sampleSize()];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (float) Math.cos(0.9 * i);
        }
        dy.write(slope, samples);
        kernel.prepare(parameters, true);
        kernel.forward(pass);
        kernel.backward(pass);
    }

    float[] settle() {
        kernel.settle(parameters);
        return parameters;
    }

    float[] y() {
        return values(y);
    }

    float[] dx() {
        return values(dx);
    }

    private float[] values(Tensor tensor) {
        float[] values = new float[samples * tensor.sampleSize()];
        tensor.read(values, samples);
        return values;
    }

    float[] weightGradient(int position) {
        float[] all = new float[parameters.length];
        gradient.read(all);
        int from = graph.offsetOf(position);
        return Arrays.copyOfRange(
                all, from, from + (int) graph.weights().get(position).size());
    }

    @Override
    public void close() {
        kernel.close();
        for (Tensor tensor : List.of(x, y, dx, dy)) {
            tensor.close();
        }
        scratch.close();
        nativeParameters.close();
        gradient.close();
    }
}
