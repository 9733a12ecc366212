package org.layerwright.engine;

import java.util.Arrays;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/** The normalisations for {@link ReferenceNetwork}. */
final class ReferenceNormalization {
    private final OpGraph graph;
    private final OpNode node;
    private final double[] parameters;
    private final int width;
    private final double epsilon;

    ReferenceNormalization(OpGraph graph, OpNode node, double[] parameters) {
        this.graph = graph;
        this.node = node;
        this.parameters = parameters;
        width = node.shape().dim(node.shape().rank() - 1);
        epsilon = ((Attributes.Normalization) node.attributes()).epsilon();
    }

    private double weight(int position, int channel) {
        return parameters[graph.offsetOf(node.weights().get(position)) + channel];
    }

    double[][] batch(double[][] x, boolean training) {
        double[][] y = new double[x.length][x[0].length];
        for (int c = 0; c < width; c++) {
            double mean = training ? mean(x, c, 0, 1) : weight(2, c);
            double variance = training ? mean(x, c, mean, 2) : weight(3, c);
            for (int sample = 0; sample < x.length; sample++) {
                for (int i = c; i < x[sample].length; i += width) {
                    double normal = (x[sample][i] - mean) / Math.sqrt(variance + epsilon);
                    y[sample][i] = normal * weight(0, c) + weight(1, c);
                }
            }
        }
        return y;
    }

    /** The mean of {@code (x − centre)^power} over a channel. */
    private double mean(double[][] x, int channel, double centre, int power) {
        double sum = 0;
        int count = 0;
        for (double[] sample : x) {
            for (int i = channel; i < sample.length; i += width) {
                sum += Math.pow(sample[i] - centre, power);
                count++;
            }
        }
        return sum / count;
    }

    double[] rows(double[] x) {
        double[] y = new double[x.length];
        for (int from = 0; from < x.length; from += width) {
            double[] row = Arrays.copyOfRange(x, from, from + width);
            double mean = Arrays.stream(row).average().orElseThrow();
            double variance = Arrays.stream(row)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            for (int i = 0; i < width; i++) {
                y[from + i] = (row[i] - mean) / Math.sqrt(variance + epsilon) * weight(0, i) + weight(1, i);
            }
        }
        return y;
    }
}
