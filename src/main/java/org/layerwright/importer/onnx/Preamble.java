package org.layerwright.importer.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Input;

/**
 * What is done to samples at the beginning of a graph and belongs to the preprocessing, not to the network: bytes are
 * divided by 255, means subtracted, deviations divided by.
 */
final class Preamble {
    private static final double BYTE_RANGE = 255;
    private static final double BYTES_BELOW = 0.02;
    private static final double CLOSE = 1e-6;
    private static final int UINT8 = 2;

    private DraftLayer input;
    private boolean bytes;
    /** All steps so far: each channel times its factor, plus its shift. */
    private double[] factor = new double[0];

    private double[] shift = new double[0];

    /** Begins the network. */
    Lying input(NetworkDraft draft, OnnxGraph.Declaration declared, boolean channelsLast) {
        long[] dims = declared.dims();
        int rank = dims.length;
        bytes = declared.type() == UINT8;
        if (rank == 2) {
            input = begin(draft, Shape.of((int) dims[1]));
            return new Lying(input, Lying.VECTOR);
        }
        if (rank == 3) {
            input = begin(draft, Shape.of((int) dims[1], (int) dims[2], 1));
            return new Lying(input, "BHW");
        }
        Shape shape = channelsLast
                ? Shape.of((int) dims[1], (int) dims[2], (int) dims[3])
                : Shape.of((int) dims[2], (int) dims[3], (int) dims[1]);
        input = begin(draft, shape);
        return new Lying(input, channelsLast ? Lying.LAST : Lying.FIRST);
    }

    private DraftLayer begin(NetworkDraft draft, Shape shape) {
        factor = new double[shape.dim(shape.rank() - 1)];
        shift = new double[factor.length];
        Arrays.fill(factor, 1);
        return draft.add("input", Input.ID, shape)
                .with(Input.HEIGHT.name(), shape.isImage() ? shape.height() : 0)
                .with(Input.WIDTH.name(), shape.isImage() ? shape.width() : 0)
                .with(Input.CHANNELS.name(), shape.dim(shape.rank() - 1));
    }

    /**
     * Takes a step in: each channel times its factor, plus its summand.
     *
     * @param scale null for none; so {@code summands}
     * @return false where the step belongs to the network; nothing is taken in then
     */
    boolean takes(Site site, Lying value, double[] scale, float[] summands) {
        if (!isBefore(site, value)) {
            return false;
        }
        double[] newFactor = factor.clone();
        double[] newShift = shift.clone();
        for (int i = 0; i < factor.length; i++) {
            double by = scale == null ? 1 : scale[i];
            newFactor[i] *= by;
            newShift[i] = newShift[i] * by + (summands == null ? 0 : summands[i]);
        }
        boolean possible = IntStream.range(0, factor.length).allMatch(i -> isPlain(newFactor[i], newShift[i]));
        if (possible) {
            factor = newFactor;
            shift = newShift;
        }
        return possible;
    }

    /** Whether the mean and the deviation are numbers of single precision, for bytes as well. */
    private static boolean isPlain(double factor, double shift) {
        float deviation = (float) (1 / factor);
        return deviation / BYTE_RANGE > Float.MIN_NORMAL
                && Float.isFinite(deviation)
                && Float.isFinite((float) (shift / factor));
    }

    /** Whether a node reads the input, and nobody else does; steps that were taken in read it too. */
    private boolean isBefore(Site site, Lying value) {
        return value.layer() == input
                && site.network().readersOf(input) == site.network().aliases(input);
    }

    /** What is subtracted from each channel, of numbers in [0, 1] for images; empty for nothing. */
    List<Double> mean() {
        return isStandardized() ? numbers(i -> -shift[i] / factor[i] / unit()) : List.of();
    }

    /** What each channel is divided by then. */
    List<Double> deviation() {
        return isStandardized() ? numbers(i -> 1 / factor[i] / unit()) : List.of();
    }

    private boolean isStandardized() {
        return IntStream.range(0, factor.length)
                .anyMatch(i -> shift[i] != 0 || Math.abs(factor[i] * unit() - 1) > CLOSE);
    }

    /** The largest number of an image as the graph takes it: bytes are told by their kind, or by being made that small. */
    private double unit() {
        boolean bytesOfReals = IntStream.range(0, factor.length).allMatch(i -> factor[i] < BYTES_BELOW);
        return input.shape().isImage() && (bytes || bytesOfReals) ? BYTE_RANGE : 1;
    }

    private List<Double> numbers(IntToDoubleFunction each) {
        return IntStream.range(0, factor.length)
                .mapToObj(i -> NormNodes.decimal(each.applyAsDouble(i)))
                .toList();
    }
}
