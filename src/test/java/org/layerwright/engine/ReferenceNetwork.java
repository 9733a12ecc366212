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

    /** The network's output for one sample, without a last softmax. */
    double[] logits(double[] sample) {
        List<double[]> values = new ArrayList<>(List.of(sample));
        for (OpNode node : graph.nodes()) {
            values.add(apply(node, values.get(node.input())));
        }
        int head = graph.endsInSoftmax() ? graph.nodes().get(graph.output() - 1).input() : graph.output();
        return values.get(head);
    }

    /** The mean loss of a batch. */
    double loss(float[] inputs, int[] labels, int samples) {
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            double[] z = logits(sample(inputs, i));
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

    private double[] apply(OpNode node, double[] x) {
        return switch (node.type()) {
            case CONV -> convolve(node, x);
            case MAX_POOL, AVERAGE_POOL -> pool(node, x);
            case GEMM -> multiply(node, x);
            case FLATTEN, DROPOUT -> x;
            case SOFTMAX -> softmax(x, node.shape().dim(node.shape().rank() - 1));
            default -> eachValue(node, x);
        };
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
                            for (int c = 0; c < in.channels(); c++) {
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
