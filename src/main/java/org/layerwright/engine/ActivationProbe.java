package org.layerwright.engine;

import java.util.List;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.event.Histogram;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** What one shard's activations were like over a batch. Only looked at now and then: reading them costs time. */
final class ActivationProbe {
    /** What the values of one operator add up to. */
    static final class Sums {
        private final boolean rectified;
        private final boolean[] alive;
        private final Spread spread = new Spread();
        private double sum;
        private double squares;
        private long count;

        private Sums(boolean rectified, int channels) {
            this.rectified = rectified;
            this.alive = new boolean[channels];
        }

        private void add(float[] values, int length) {
            for (int i = 0; i < length; i++) {
                float value = values[i];
                sum += value;
                squares += (double) value * value;
                alive[i % alive.length] |= value != 0;
            }
            spread.add(values, 0, length);
            count += length;
        }

        /** Adds what another shard saw. */
        void add(Sums other) {
            sum += other.sum;
            squares += other.squares;
            count += other.count;
            spread.add(other.spread);
            for (int i = 0; i < alive.length; i++) {
                alive[i] |= other.alive[i];
            }
        }

        /** How the values are spread. */
        Histogram histogram() {
            return spread.histogram();
        }

        double mean() {
            return sum / count;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
        }

        /** The share of channels or units that gave 0 throughout; NaN for what is no ReLU. */
        double deadShare() {
            if (!rectified) {
                return Double.NaN;
            }
            int dead = 0;
            for (boolean lives : alive) {
                dead += lives ? 0 : 1;
            }
            return (double) dead / alive.length;
        }
    }

    private final Sums[] nodes;
    private double confidence;
    private int samples;

    ActivationProbe(DeviceNetwork network) {
        List<OpNode> operators = network.graph().nodes();
        nodes = new Sums[operators.size()];
        for (int i = 0; i < nodes.length; i++) {
            if (network.keeps(i)) {
                Shape shape = operators.get(i).shape();
                nodes[i] = new Sums(operators.get(i).type() == OpType.RELU, shape.dim(shape.rank() - 1));
            }
        }
    }

    /** Reads the values of the network's last forward pass. */
    void observe(DeviceNetwork network, int count) {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] != null) {
                float[] values =
                        new float[count * network.graph().nodes().get(i).shape().size()];
                network.readValue(i, values, count);
                nodes[i].add(values, values.length);
            }
        }
    }

    /** @param rows sums that {@code loss} has not seen yet; unchanged */
    void observe(LossKernel loss, float[] rows, int count, int outputs) {
        if (!loss.givesProbabilities()) {
            return;
        }
        float[] said = rows.clone();
        loss.predict(said, count, outputs);
        for (int i = 0; i < count; i++) {
            float largest = outputs == 1 ? Math.max(said[i], 1 - said[i]) : said[i * outputs];
            for (int k = 1; k < outputs; k++) {
                largest = Math.max(largest, said[i * outputs + k]);
            }
            confidence += largest;
        }
        samples += count;
    }

    /** Adds what another shard saw. */
    void add(ActivationProbe other) {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] != null) {
                nodes[i].add(other.nodes[i]);
            }
        }
        confidence += other.confidence;
        samples += other.samples;
    }

    /** What an operator gave; null where it is not known. */
    Sums of(int node) {
        return nodes[node];
    }

    /** The mean of the largest probability; NaN where there are none. */
    double confidence() {
        return confidence / samples;
    }
}
