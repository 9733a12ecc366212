package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final int UINT8 = 2;

    private DraftLayer input;
    private boolean bytes;
    private boolean scaled;
    private List<Double> mean = List.of();
    private List<Double> deviation = List.of();

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

    private static DraftLayer begin(NetworkDraft draft, Shape shape) {
        return draft.add("input", Input.ID, shape)
                .with(Input.HEIGHT.name(), shape.isImage() ? shape.height() : 0)
                .with(Input.WIDTH.name(), shape.isImage() ? shape.width() : 0)
                .with(Input.CHANNELS.name(), shape.dim(shape.rank() - 1));
    }

    /** Takes a subtraction in; false where it belongs to the network. */
    boolean centre(Site site, Lying value, OnnxTensor constant) throws Refusal {
        if (!isBefore(site, value) || !mean.isEmpty() || !deviation.isEmpty()) {
            return false;
        }
        mean = numbers(site.perChannel(constant, value), 1);
        return true;
    }

    boolean divide(Site site, Lying value, OnnxTensor constant) throws Refusal {
        return isBefore(site, value) && divide(numbers(site.perChannel(constant, value), 1), value);
    }

    boolean multiply(Site site, Lying value, OnnxTensor constant) throws Refusal {
        if (!isBefore(site, value)) {
            return false;
        }
        List<Double> inverse = numbers(site.perChannel(constant, value), 1).stream()
                .map(factor -> 1 / factor)
                .toList();
        return divide(inverse, value);
    }

    private boolean divide(List<Double> divisors, Lying value) {
        boolean range = divisors.stream().allMatch(divisor -> Math.abs(divisor / BYTE_RANGE - 1) < 1e-5);
        if (range && value.isImage() && !scaled && mean.isEmpty() && deviation.isEmpty()) {
            scaled = true;
            return true;
        }
        boolean possible = deviation.isEmpty()
                && divisors.stream().allMatch(divisor -> divisor > 0 && Double.isFinite(divisor));
        if (possible) {
            deviation = divisors;
        }
        return possible;
    }

    /** Whether a node reads the input, and nobody else does. */
    private boolean isBefore(Site site, Lying value) {
        return value.layer() == input && site.network().readersOf(input) == 1 + passed(site);
    }

    /** Steps of the preprocessing that were taken in read the input too. */
    private int passed(Site site) {
        return site.network().aliases(input) - 1;
    }

    private static List<Double> numbers(float[] values, double factor) {
        List<Double> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add(value * factor);
        }
        return numbers;
    }

    /** What is subtracted from each channel, of numbers in [0, 1] for images; empty for nothing. */
    List<Double> mean() {
        if (mean.isEmpty() && deviation().isEmpty()) {
            return mean;
        }
        int channels = input.shape().dim(input.shape().rank() - 1);
        return mean.isEmpty() ? Collections.nCopies(channels, 0.0) : unit(mean);
    }

    List<Double> deviation() {
        boolean rawBytes = bytes && !scaled && input.shape().isImage();
        if (deviation.isEmpty() && mean.isEmpty() && !rawBytes) {
            return deviation;
        }
        int channels = input.shape().dim(input.shape().rank() - 1);
        return unit(deviation.isEmpty() ? Collections.nCopies(channels, 1.0) : deviation);
    }

    /** Graphs that take bytes as they are count in them; our images are in [0, 1]. */
    private List<Double> unit(List<Double> values) {
        boolean rawBytes = bytes && !scaled && input.shape().isImage();
        return rawBytes ? values.stream().map(value -> value / BYTE_RANGE).toList() : values;
    }
}
