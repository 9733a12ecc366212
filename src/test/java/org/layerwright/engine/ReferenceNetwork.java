package org.layerwright.engine;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * Computes an operator graph in double precision with the plainest loops there are, straight from the definitions, and
 * shares no code with the engine. Gradients come from central differences of its loss. Dropout is off.
 */
final class ReferenceNetwork {
    private final OpGraph graph;
    private final double[] parameters;

    ReferenceNetwork(OpGraph graph, float[] parameters) {
        this.graph = graph;
        this.parameters = new double[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            this.parameters[i] = parameters[i];
        }
    }

    /** The network's output for one sample outside training, without a last softmax. */
    double[] logits(double[] sample) {
        return run(new double[][] {sample}, false)[0];
    }

    /** The outputs of a batch, without a last softmax; batch normalisation sees all of it in training. */
    double[][] run(double[][] batch, boolean training) {
        List<double[][]> values = new ArrayList<>();
        values.add(batch);
        for (OpNode node : graph.nodes()) {
            List<double[][]> inputs = node.inputs().stream().map(values::get).toList();
            double[][] made = new double[batch.length][];
            if (node.type() == OpType.BATCH_NORMALIZATION) {
                made = new ReferenceNormalization(graph, node, parameters).batch(inputs.get(0), training);
            } else {
                for (int i = 0; i < batch.length; i++) {
                    int sample = i;
                    made[i] = apply(
                            node, inputs.stream().map(input -> input[sample]).toList());
                }
            }
            values.add(made);
        }
        int head = graph.endsInSoftmax() ? graph.nodes().get(graph.output() - 1).input() : graph.output();
        return values.get(head);
    }

    /** The mean loss of a batch in training. */
    double loss(float[] inputs, int[] labels, int samples) {
        double[][] batch = new double[samples][];
        for (int i = 0; i < samples; i++) {
            batch[i] = sample(inputs, i);
        }
        double[][] outputs = run(batch, true);
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            double[] z = outputs[i];
            double total = 0;
            for (double value : z) {
                total += Math.exp(value);
            }
            sum += Math.log(total) - z[labels[i]];
        }
        return sum / samples;
    }

    /** The loss's derivative by parameter {@code index}. */
    double derivative(int index, float[] inputs, int[] labels, int samples) {
        double kept = parameters[index];
        double h = 1e-6;
        parameters[index] = kept + h;
        double above = loss(inputs, labels, samples);
        parameters[index] = kept - h;
        double below = loss(inputs, labels, samples);
        parameters[index] = kept;
        return (above - below) / (2 * h);
    }

    double[] sample(float[] inputs, int index) {
        int size = graph.input().size();
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = inputs[index * size + i];
        }
        return sample;
    }

    private double[] apply(OpNode node, List<double[]> inputs) {
        double[] x = inputs.get(0);
        return switch (node.type()) {
            case CONV, DEPTHWISE_CONV -> convolve(node, x);
            case MAX_POOL, AVERAGE_POOL -> pool(node, x);
            case GLOBAL_MAX_POOL, GLOBAL_AVERAGE_POOL -> globalPool(node, x);
            case PAD -> ReferenceImages.pad(graph.shapeOf(node.input()), node, x);
            case RESIZE -> ReferenceImages.resize(graph.shapeOf(node.input()), node, x);
            case LAYER_NORMALIZATION -> new ReferenceNormalization(graph, node, parameters).rows(x);
            case ADD -> add(inputs);
            case CONCAT -> concatenate(node, inputs);
            case GEMM -> multiply(node, x);
            case FLATTEN, RESHAPE, DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE -> x;
            case SOFTMAX -> softmax(x, node.shape().dim(node.shape().rank() - 1));
            default -> eachValue(node, x);
        };
    }

    private static double[] add(List<double[]> inputs) {
        double[] sum = new double[inputs.get(0).length];
        for (double[] input : inputs) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += input[i];
            }
        }
        return sum;
    }

    private double[] concatenate(OpNode node, List<double[]> inputs) {
        int channels = node.shape().dim(node.shape().rank() - 1);
        double[] y = new double[node.shape().size()];
        for (int i = 0; i < y.length; i++) {
            int channel = i % channels;
            int pixel = i / channels;
            int k = 0;
            while (channel >= inputs.get(k).length * channels / y.length) {
                channel -= inputs.get(k++).length * channels / y.length;
            }
            y[i] = inputs.get(k)[pixel * (inputs.get(k).length * channels / y.length) + channel];
        }
        return y;
    }

    private double[] globalPool(OpNode node, double[] x) {
        int channels = node.shape().size();
        double[] y = new double[channels];
        for (int c = 0; c < channels; c++) {
            double largest = x[c];
            double sum = 0;
            for (int i = c; i < x.length; i += channels) {
                largest = Math.max(largest, x[i]);
                sum += x[i];
            }
            y[c] = node.type() == OpType.GLOBAL_MAX_POOL ? largest : sum * channels / x.length;
        }
        return y;
    }

    private double[] convolve(OpNode node, double[] x) {
        Shape in = graph.shapeOf(node.input());
        Shape out = node.shape();
        Attributes.Window w = node.window();
        int kernel = graph.offsetOf(node.weights().get(0));
        double[] y = new double[out.size()];
        for (int oy = 0; oy < out.height(); oy++) {
            for (int ox = 0; ox < out.width(); ox++) {
                for (int f = 0; f < out.channels(); f++) {
                    double sum = node.weights().size() > 1
                            ? parameters[graph.offsetOf(node.weights().get(1)) + f]
                            : 0;
                    for (int ky = 0; ky < w.kernelHeight(); ky++) {
                        for (int kx = 0; kx < w.kernelWidth(); kx++) {
                            int iy = oy * w.strideHeight() + ky * w.dilationHeight() - w.padTop();
                            int ix = ox * w.strideWidth() + kx * w.dilationWidth() - w.padLeft();
                            if (iy < 0 || iy >= in.height() || ix < 0 || ix >= in.width()) {
                                continue;
                            }
                            boolean deep = node.type() == OpType.DEPTHWISE_CONV;
                            int multiplier = out.channels() / in.channels();
                            if (deep) {
                                int weight = (ky * w.kernelWidth() + kx) * out.channels() + f;
                                int c = f / multiplier;
                                sum += x[(iy * in.width() + ix) * in.channels() + c] * parameters[kernel + weight];
                            }
                            for (int c = 0; c < (deep ? 0 : in.channels()); c++) {
                                int weight = ((ky * w.kernelWidth() + kx) * in.channels() + c) * out.channels() + f;
                                sum += x[(iy * in.width() + ix) * in.channels() + c] * parameters[kernel + weight];
                            }
                        }
                    }
                    y[(oy * out.width() + ox) * out.channels() + f] = sum;
                }
            }
        }
        return y;
    }

    private double[] pool(OpNode node, double[] x) {
        Shape in = graph.shapeOf(node.input());
        Shape out = node.shape();
        Attributes.Window w = node.window();
        double[] y = new double[out.size()];
        for (int oy = 0; oy < out.height(); oy++) {
            for (int ox = 0; ox < out.width(); ox++) {
                for (int c = 0; c < out.channels(); c++) {
                    double largest = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    int count = 0;
                    for (int ky = 0; ky < w.kernelHeight(); ky++) {
                        for (int kx = 0; kx < w.kernelWidth(); kx++) {
                            int iy = oy * w.strideHeight() + ky - w.padTop();
                            int ix = ox * w.strideWidth() + kx - w.padLeft();
                            if (iy < 0 || iy >= in.height() || ix < 0 || ix >= in.width()) {
                                continue;
                            }
                            double value = x[(iy * in.width() + ix) * in.channels() + c];
                            largest = Math.max(largest, value);
                            sum += value;
                            count++;
                        }
                    }
                    int at = (oy * out.width() + ox) * out.channels() + c;
                    y[at] = node.type() == OpType.MAX_POOL ? largest : sum / count;
                }
            }
        }
        return y;
    }

    private double[] multiply(OpNode node, double[] x) {
        int out = node.shape().size();
        int kernel = graph.offsetOf(node.weights().get(0));
        double[] y = new double[out];
        for (int j = 0; j < out; j++) {
            y[j] = node.weights().size() > 1
                    ? parameters[graph.offsetOf(node.weights().get(1)) + j]
                    : 0;
            for (int i = 0; i < x.length; i++) {
                y[j] += x[i] * parameters[kernel + i * out + j];
            }
        }
        return y;
    }

    private static double[] softmax(double[] x, int classes) {
        double[] y = new double[x.length];
        for (int from = 0; from < x.length; from += classes) {
            double sum = 0;
            for (int i = from; i < from + classes; i++) {
                sum += Math.exp(x[i]);
            }
            for (int i = from; i < from + classes; i++) {
                y[i] = Math.exp(x[i]) / sum;
            }
        }
        return y;
    }

    private static double[] eachValue(OpNode node, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = one(node, x[i]);
        }
        return y;
    }

    private static double one(OpNode node, double x) {
        return switch (node.type()) {
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : alpha(node) * x;
            case ELU -> x > 0 ? x : alpha(node) * (Math.exp(x) - 1);
            case GELU -> x * (0.5 + integrateNormalDensity(x));
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SILU -> x / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.log(1 + Math.exp(x));
            default -> throw new IllegalArgumentException("No reference for " + node.type());
        };
    }

    private static double alpha(OpNode node) {
        return ((Attributes.Alpha) node.attributes()).alpha();
    }

    /** The normal density from 0 to {@code x} by Simpson's rule, to be independent of any formula for erf. */
    private static double integrateNormalDensity(double x) {
        int steps = 400;
        double h = x / steps;
        double sum = 1 + Math.exp(-x * x / 2);
        for (int i = 1; i < steps; i++) {
            double at = i * h;
            sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-at * at / 2);
        }
        return sum * h / 3 / Math.sqrt(2 * Math.PI);
    }
}
