package org.layerwright.importer.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds out which axis of an image are the channels, which a file does not say: that of the first convolution, pooling or
 * normalisation on its way, back through whatever turned the axes.
 */
final class ChannelSearch {
    private static final Set<String> CHANNELS_FIRST = Set.of(
            "Conv",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "GlobalMaxPool",
            "BatchNormalization",
            "Resize",
            "Upsample");
    private static final Set<String> THROUGH = Set.of(
            "Identity",
            "Cast",
            "Dropout",
            "Pad",
            "Relu",
            "LeakyRelu",
            "Elu",
            "Gelu",
            "Silu",
            "Sigmoid",
            "Tanh",
            "Softplus",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Concat",
            "Clip");
    private static final int RANK = 4;
    private static final int FIRST = 1;
    private static final int LAST = 3;

    private final Map<String, List<OnnxNode>> readers = new HashMap<>();

    ChannelSearch(List<OnnxNode> nodes) {
        for (OnnxNode node : nodes) {
            for (String input : node.inputs()) {
                readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
            }
        }
    }

    /** How many nodes read a value. */
    int readers(String value) {
        return readers.getOrDefault(value, List.of()).size();
    }

    /** A value and where each of its axes was at the beginning. */
    private record Turned(String value, int[] axes) {}

    /**
     * Whether the channels of an image of four axes stand last.
     *
     * @param dims its extents, which decide where nothing on its way does: one of 1 or 3 is more likely the channels
     * @param lastIfUnknown what to say where they do not decide either
     */
    boolean areLast(String value, long[] dims, boolean lastIfUnknown) {
        Set<String> seen = new HashSet<>(Set.of(value));
        Deque<Turned> open = new ArrayDeque<>();
        open.add(new Turned(value, IntStream.range(0, RANK).toArray()));
        while (!open.isEmpty()) {
            Turned now = open.remove();
            for (OnnxNode reader : readers.getOrDefault(now.value, List.of())) {
                if (CHANNELS_FIRST.contains(reader.type())) {
                    return now.axes[FIRST] == LAST;
                }
                int[] axes = through(reader, now.axes);
                if (axes.length == RANK && !reader.outputs().isEmpty() && seen.add(reader.output())) {
                    open.add(new Turned(reader.output(), axes));
                }
            }
        }
        boolean last = isLikely(dims[LAST]);
        return last == isLikely(dims[FIRST]) ? lastIfUnknown : last;
    }

    private static boolean isLikely(long channels) {
        return channels == 1 || channels == 3;
    }

    private static int[] through(OnnxNode node, int[] axes) {
        if (THROUGH.contains(node.type())) {
            return axes;
        }
        long[] perm = node.integers("perm");
        boolean turns = node.type().equals("Transpose")
                && perm.length == RANK
                && Arrays.stream(perm).allMatch(axis -> axis >= 0 && axis < RANK);
        return turns ? Arrays.stream(perm).mapToInt(axis -> axes[(int) axis]).toArray() : new int[0];
    }
}
