package org.layerwright.export.c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * Where the values of a network lie while it runs: in the caller's arrays or in a few buffers that are used again and
 * again. Values that are only reshaped lie where they were, and an operator that treats each number by itself works in
 * place where nobody else needs what was there.
 */
final class Memory {
    /** The caller's array that the network reads. */
    static final String INPUT = "input";

    /** The caller's array that receives the result. */
    static final String OUTPUT = "output";

    /** Values that lie in one place, one after the other in time. */
    private static final class Storage {
        final int size;
        final int made;
        String place = "";

        Storage(int size, int made) {
            this.size = size;
            this.made = made;
        }
    }

    private final OpGraph graph;
    private final Storage[] storages;
    private final int[] lastReader;
    private final List<Integer> sizes = new ArrayList<>();

    /** @param prepared whether the input is prepared first, so that it lies in a buffer */
    Memory(OpGraph graph, boolean prepared) {
        this.graph = graph;
        storages = new Storage[graph.nodes().size() + 1];
        lastReader = new int[storages.length];
        findLastReaders();
        storages[0] = new Storage(graph.input().size(), -1);
        storages[0].place = prepared ? "" : INPUT;
        for (int i = 0; i < graph.nodes().size(); i++) {
            storages[i + 1] = storageOf(i);
        }
        Storage result = storages[graph.output()];
        if (!result.place.equals(INPUT)) {
            result.place = OUTPUT;
        }
        assignBuffers();
    }

    private void findLastReaders() {
        Arrays.fill(lastReader, -1);
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (int input : graph.nodes().get(i).inputs()) {
                lastReader[input] = i;
            }
        }
        lastReader[graph.output()] = graph.nodes().size();
    }

    private Storage storageOf(int index) {
        OpNode node = graph.nodes().get(index);
        Storage before = storages[node.input()];
        if (isSamePlace(node)) {
            return before;
        }
        boolean free = !before.place.equals(INPUT) && lastReadOf(before, index) <= index;
        // A sum of three begins with the first two: the third must not lie where their sum goes.
        boolean apart = node.inputs().stream().skip(2).noneMatch(input -> storages[input] == before);
        return isInPlace(node) && free && apart
                ? before
                : new Storage(node.shape().size(), index);
    }

    /** The last operator that reads any of the values that lie in a place, among those known before an operator. */
    private int lastReadOf(Storage storage, int index) {
        int last = -1;
        for (int value = 0; value <= index; value++) {
            if (storages[value] == storage) {
                last = Math.max(last, lastReader[value]);
            }
        }
        return last;
    }

    private static boolean isSamePlace(OpNode node) {
        return switch (node.type()) {
            case FLATTEN, RESHAPE, DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE -> true;
            default -> false;
        };
    }

    private static boolean isInPlace(OpNode node) {
        return switch (node.type()) {
            case ADD,
                    BATCH_NORMALIZATION,
                    LAYER_NORMALIZATION,
                    RELU,
                    LEAKY_RELU,
                    ELU,
                    GELU,
                    SILU,
                    SOFTPLUS,
                    SIGMOID,
                    TANH,
                    SOFTMAX -> true;
            default -> false;
        };
    }

    /** Goes through time: each new place takes the smallest buffer that is free and large enough, or lets one grow. */
    private void assignBuffers() {
        List<Storage> holders = new ArrayList<>();
        for (int value = 0; value < storages.length; value++) {
            Storage storage = storages[value];
            if (!storage.place.isEmpty()) {
                continue;
            }
            int best = -1;
            for (int buffer = 0; buffer < holders.size(); buffer++) {
                boolean free = lastReadOf(holders.get(buffer), storages.length - 1) < storage.made;
                if (free && (best < 0 || fits(buffer, best, storage.size))) {
                    best = buffer;
                }
            }
            if (best < 0) {
                best = holders.size();
                holders.add(storage);
                sizes.add(0);
            }
            holders.set(best, storage);
            sizes.set(best, Math.max(sizes.get(best), storage.size));
            storage.place = "buffer" + best;
        }
    }

    private boolean fits(int buffer, int best, int size) {
        int found = sizes.get(buffer);
        int known = sizes.get(best);
        return known >= size ? found >= size && found < known : found > known;
    }

    /** The C name of the array in which a value lies. */
    String place(int value) {
        return storages[value].place;
    }

    /** How many numbers each buffer holds: {@code buffer0}, {@code buffer1} and so on. */
    List<Integer> bufferSizes() {
        return sizes;
    }
}
