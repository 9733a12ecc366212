package org.layerwright.ui.viewmodel.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.layerwright.event.Numbers;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.event.WorkerEvent.LayerWeight;
import org.layerwright.event.WorkerEvent.WeightsShown;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/** A whole network in plain loops over inputs: each input value is spread over the outputs that read it. */
public final class ForwardPass {
    private final OpGraph graph;
    private final Map<String, float[]> weights = new HashMap<>();

    public ForwardPass(NetworkSpec network, long seed) {
        graph = Lowering.lower(network).graph();
        Random random = new Random(seed);
        for (WeightSpec weight : graph.weights()) {
            float[] drawn = new float[(int) weight.size()];
            weight.initializer().fill(drawn, 0, drawn.length, weight.fanIn(), weight.fanOut(), random);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] += weight.role() == WeightSpec.Role.KERNEL ? 0 : 0.1f * random.nextFloat();
            }
            weights.put(weight.name(), drawn);
        }
    }

    public OpGraph graph() {
        return graph;
    }

    public Map<String, float[]> weights() {
        return weights;
    }

    public WeightsShown weightsOf(String layer) {
        List<LayerWeight> tensors = graph.weights().stream()
                .filter(weight -> weight.name().startsWith(layer + "/"))
                .map(weight -> new LayerWeight(
                        weight.name().substring(layer.length() + 1),
                        weight.shape(),
                        Numbers.of(weights.get(weight.name()))))
                .toList();
        return new WeightsShown("", layer, tensors);
    }

    /** What every layer gives, by name. */
    public Map<String, float[]> run(float[] sample) {
        List<float[]> values = new ArrayList<>();
        values.add(sample);
        Map<String, float[]> outputs = new HashMap<>();
        for (OpNode node : graph.nodes()) {
            values.add(run(node, values));
            outputs.put(node.layer(), values.get(values.size() - 1));
        }
        return outputs;
    }

    public ActivationsShown shown(float[] sample) {
        Map<String, float[]> outputs = run(sample);
        List<LayerOutput> layers = new ArrayList<>();
        outputs.forEach(
                (name, values) -> layers.add(new LayerOutput(name, List.of(values.length), Numbers.of(values))));
        String last = graph.nodes().get(graph.output() - 1).layer();
        return new ActivationsShown("", layers, Numbers.of(outputs.get(last)));
    }

    private float[] weight(OpNode node, int position) {
        return weights.get(graph.weights().get(node.weights().get(position)).name());
    }

    private float[] run(OpNode node, List<float[]> values) {
        float[] in = values.get(node.input());
        float[] out = new float[node.shape().size()];
        int channels = node.shape().dim(node.shape().rank() - 1);
        switch (node.type()) {
            case CONV, DEPTHWISE_CONV, MAX_POOL, AVERAGE_POOL -> windowed(node, in, out);
            case GEMM -> {
                for (int i = 0; i < in.length; i++) {
                    for (int unit = 0; unit < out.length; unit++) {
                        out[unit] += in[i] * weight(node, 0)[i * out.length + unit];
                    }
                }
                bias(node, out);
            }
            case RELU -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = in[i] > 0 ? in[i] : 0;
                }
            }
            case SOFTMAX -> {
                double total = 0;
                for (float one : in) {
                    total += Math.exp(one);
                }
                for (int i = 0; i < out.length; i++) {
                    out[i] = (float) (Math.exp(in[i]) / total);
                }
            }
            case GLOBAL_AVERAGE_POOL -> {
                for (int i = 0; i < in.length; i++) {
                    out[i % channels] += in[i] * channels / in.length;
                }
            }
            case BATCH_NORMALIZATION -> {
                double epsilon = ((Attributes.Normalization) node.attributes()).epsilon();
                for (int i = 0; i < in.length; i++) {
                    int c = i % channels;
                    double normal = (in[i] - weight(node, 2)[c]) / Math.sqrt(weight(node, 3)[c] + epsilon);
                    out[i] = (float) (normal * weight(node, 0)[c] + weight(node, 1)[c]);
                }
            }
            case ADD -> {
                for (int input : node.inputs()) {
                    for (int i = 0; i < out.length; i++) {
                        out[i] += values.get(input)[i];
                    }
                }
            }
            case FLATTEN, DROPOUT -> System.arraycopy(in, 0, out, 0, out.length);
            default -> throw new UnsupportedOperationException(node.type().name());
        }
        return out;
    }

    private void bias(OpNode node, float[] out) {
        if (node.weights().size() > 1) {
            float[] bias = weight(node, 1);
            for (int i = 0; i < out.length; i++) {
                out[i] += bias[i % bias.length];
            }
        }
    }

    private void windowed(OpNode node, float[] in, float[] out) {
        Attributes.Window w = node.window();
        Shape from = graph.shapeOf(node.input());
        Shape to = node.shape();
        float[] count = new float[out.length];
        boolean max = node.type() == OpType.MAX_POOL;
        if (max) {
            Arrays.fill(out, Float.NEGATIVE_INFINITY);
        }
        for (int i = 0; i < in.length; i++) {
            int c = i % from.channels();
            int y = i / from.channels() / from.width() + w.padTop();
            int x = i / from.channels() % from.width() + w.padLeft();
            for (int k = 0; k < w.kernelHeight() * w.kernelWidth(); k++) {
                int top = y - k / w.kernelWidth() * w.dilationHeight();
                int left = x - k % w.kernelWidth() * w.dilationWidth();
                int row = top / w.strideHeight();
                int column = left / w.strideWidth();
                if (top < 0
                        || left < 0
                        || top % w.strideHeight() != 0
                        || left % w.strideWidth() != 0
                        || row >= to.height()
                        || column >= to.width()) {
                    continue;
                }
                int at = (row * to.width() + column) * to.channels();
                switch (node.type()) {
                    case MAX_POOL -> out[at + c] = Math.max(out[at + c], in[i]);
                    case AVERAGE_POOL -> {
                        out[at + c] += in[i];
                        count[at + c]++;
                    }
                    case CONV -> {
                        for (int o = 0; o < to.channels(); o++) {
                            out[at + o] += in[i] * weight(node, 0)[(k * from.channels() + c) * to.channels() + o];
                        }
                    }
                    default -> {
                        int m = to.channels() / from.channels();
                        for (int o = 0; o < m; o++) {
                            out[at + c * m + o] += in[i] * weight(node, 0)[(k * from.channels() + c) * m + o];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = count[i] > 0 ? out[i] / count[i] : out[i];
        }
        bias(node, out);
    }
}
