package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.op.Attributes;

/**
 * Batch normalisation over the last axis. Ioffe and Szegedy 2015. In training
 *
 * <pre>
 *   y = γ·x̂ + β    x̂ = (x − mean) / √(variance + ε)        over the whole batch and all pixels, variance biased
 *   dβ = Σ dy    dγ = Σ dy·x̂    dx = γ / √(variance + ε) · (dy − dβ/n − x̂·dγ/n)
 * </pre>
 *
 * and the running statistics become {@code momentum · old + (1 − momentum) · batch}, the variance biased, as Keras does
 * it (PyTorch's is unbiased there and counts momentum the other way). Outside training the running statistics take the
 * place of the batch's.
 *
 * <p>The shards of a batch meet in both directions: each writes its sums to a board, then all add all rows in the
 * same order. Squares are summed around the mean of a shard's first sample, so that a large mean does not cancel them.
 */
final class BatchNormalizationKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final ShardMeeting meeting;
    private final int shard;
    private final int channels;
    private final Attributes.Normalization attributes;
    private final int[] offsets = new int[4];
    private final ChannelTiles tiles;
    private final BatchStatistics statistics;
    private final double[][] products;
    private final double[] sums;
    private final WeightGradient gammaGradient;
    private final WeightGradient betaGradient;
    private final float[] shift;
    private final float[] scale;
    private final float[] slope;
    private final float[] base;
    private float[] parameters;

    BatchNormalizationKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        meeting = site.meeting();
        shard = site.shard();
        channels = y.channels();
        attributes = (Attributes.Normalization) site.node().attributes();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = site.weightOffset(i);
        }
        tiles = new ChannelTiles(channels);
        statistics = new BatchStatistics(meeting, shard, "forward" + site.index(), channels);
        products = meeting.board("backward" + site.index(), 2 * channels);
        sums = new double[2 * channels];
        gammaGradient = new WeightGradient(site, offsets[0], channels);
        betaGradient = new WeightGradient(site, offsets[1], channels);
        shift = tiles.tile();
        scale = tiles.tile();
        slope = tiles.tile();
        base = tiles.tile();
    }

    @Override
    public boolean meetsOthers() {
        return true;
    }

    @Override
    public void prepare(float[] newParameters, boolean training) {
        parameters = newParameters;
        if (!training) {
            for (int c = 0; c < channels; c++) {
                set(c, newParameters[offsets[2] + c], newParameters[offsets[3] + c]);
            }
            repeat();
        }
    }

    /** Sets what the normalisation of a channel needs. */
    private void set(int channel, double mean, double variance) {
        double factor = parameters[offsets[0] + channel] / Math.sqrt(variance + attributes.epsilon());
        shift[channel] = (float) mean;
        scale[channel] = (float) factor;
        // What the rounding of the mean leaves, which matters where the mean is large.
        base[channel] = (float) (parameters[offsets[1] + channel] + ((double) shift[channel] - mean) * factor);
    }

    private void repeat() {
        tiles.repeat(shift);
        tiles.repeat(scale);
        tiles.repeat(base);
    }

    @Override
    public void forward(Pass pass) {
        long count = (long) pass.samples() * y.sampleSize();
        if (pass.training()) {
            statistics.measure(x, count, y.sampleSize(), tiles, shift);
            meeting.await(shard);
            statistics.combine();
            for (int c = 0; c < channels; c++) {
                set(c, statistics.mean(c), statistics.variance(c));
            }
            repeat();
        }
        tiles.normalize(x, y, count, shift, scale, base);
    }

    @Override
    public void backward(Pass pass) {
        long count = (long) pass.samples() * y.sampleSize();
        double[] own = products[shard];
        tiles.products(dy, x, count, shift, own);
        addWeightGradients(own);
        if (dx == null) {
            return;
        }
        meeting.await(shard);
        Arrays.fill(sums, 0);
        for (double[] row : products) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        for (int c = 0; c < channels; c++) {
            double rest = statistics.mean(c) - shift[c];
            double product = sums[channels + c] - rest * sums[c];
            double factor = product / statistics.count() / (statistics.variance(c) + attributes.epsilon());
            slope[c] = (float) (scale[c] * factor);
            base[c] = (float) (scale[c] * (rest * factor - sums[c] / statistics.count()));
        }
        tiles.repeat(slope);
        tiles.repeat(base);
        tiles.differentiate(dy, x, dx, count, shift, scale, slope, base);
    }

    /** Of the samples of this shard; the shards' gradients are added later. */
    private void addWeightGradients(double[] own) {
        for (int c = 0; c < channels; c++) {
            double product = own[channels + c] - (statistics.mean(c) - shift[c]) * own[c];
            sums[c] = product / Math.sqrt(statistics.variance(c) + attributes.epsilon());
        }
        gammaGradient.add(sums, 0);
        betaGradient.add(own, 0);
    }

    @Override
    public void settle(float[] target) {
        for (int c = 0; c < channels; c++) {
            move(target, offsets[2] + c, statistics.mean(c));
            move(target, offsets[3] + c, statistics.variance(c));
        }
    }

    private void move(float[] target, int at, double measured) {
        double kept = attributes.momentum();
        target[at] = (float) (kept * target[at] + (1 - kept) * measured);
    }
}
