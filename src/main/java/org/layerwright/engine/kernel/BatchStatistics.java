package org.layerwright.engine.kernel;

import java.util.Arrays;

/**
 * Mean and biased variance of each channel over all shards of a batch. Each shard writes how many values it saw, their
 * mean and their summed squared distances from it; these are put together as Chan, Golub and LeVeque 1979 do.
 */
final class BatchStatistics {
    private final int channels;
    private final int shard;
    private final double[][] board;
    private final double[] sums;
    private final double[] mean;
    private final double[] variance;
    private double count;

    BatchStatistics(ShardMeeting meeting, int shard, String name, int channels) {
        this.channels = channels;
        this.shard = shard;
        this.board = meeting.board(name, 1 + 2 * channels);
        this.sums = new double[2 * channels];
        this.mean = new double[channels];
        this.variance = new double[channels];
    }

    /**
     * Writes this shard's row.
     *
     * @param count how many values there are, of all channels
     * @param sampleSize how many of them belong to the first sample
     * @param shift a tile to work in
     */
    void measure(Tensor values, long count, int sampleSize, ChannelTiles tiles, float[] shift) {
        double[] row = board[shard];
        double perChannel = (double) count / channels;
        row[0] = perChannel;
        if (count == 0) {
            return;
        }
        // Around the first sample's mean no difference is much larger than the deviation times √samples.
        tiles.sum(values, 0, sampleSize, sums);
        for (int c = 0; c < channels; c++) {
            shift[c] = (float) (sums[c] * channels / sampleSize);
        }
        tiles.repeat(shift);
        tiles.moments(values, count, shift, sums);
        for (int c = 0; c < channels; c++) {
            row[1 + c] = shift[c] + sums[c] / perChannel;
            row[1 + channels + c] = Math.max(0, sums[channels + c] - sums[c] * sums[c] / perChannel);
        }
    }

    /** Puts the rows of all shards together, in their order. */
    void combine() {
        count = 0;
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        for (double[] row : board) {
            if (row[0] == 0) {
                continue;
            }
            double before = count;
            count += row[0];
            for (int c = 0; c < channels; c++) {
                double difference = row[1 + c] - mean[c];
                mean[c] += difference * row[0] / count;
                variance[c] += row[1 + channels + c] + difference * difference * before * row[0] / count;
            }
        }
        for (int c = 0; c < channels; c++) {
            variance[c] /= count;
        }
    }

    double count() {
        return count;
    }

    double mean(int channel) {
        return mean[channel];
    }

    double variance(int channel) {
        return variance[channel];
    }
}
